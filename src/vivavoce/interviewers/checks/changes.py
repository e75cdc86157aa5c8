"""What an interviewer says it learned: may it stand in the profile?"""

from collections.abc import Iterator, Mapping

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Information, ValueType
from vivavoce.domain.profile import FieldStatus, ProfileValue, apply_changes
from vivavoce.domain.transcript import Message
from vivavoce.domain.values import alike
from vivavoce.interviewers.agenda import Agenda
from vivavoce.interviewers.checks.objection import Code, Objection
from vivavoce.interviewers.checks.told import Ground
from vivavoce.interviewers.checks.typed import is_given, is_of_type
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.language import language_of
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked
from vivavoce.interviewers.understanding.intents import Intent, intent_of
from vivavoce.interviewers.understanding.understand import understand

WITHOUT_VALUE = frozenset({FieldStatus.REFUSED, FieldStatus.UNKNOWN, FieldStatus.NOT_APPLICABLE})
WORDED = frozenset({ValueType.TEXT, ValueType.LIST})
FORMS = {
    ValueType.TEXT: "a text",
    ValueType.LIST: "a list of at most 200 short texts",
    ValueType.NUMBER: "a number, or an object with min and max",
    ValueType.BOOLEAN: "true or false",
    ValueType.CHOICE: "the id of one of its options",
    ValueType.DATE: "a date as YYYY, YYYY-MM or YYYY-MM-DD",
    ValueType.EMAIL: "an e-mail address",
    ValueType.PHONE: "a phone number with digits and an optional leading +",
    ValueType.URL: "a URL",
}
# The words of so many messages, the latest, are looked at.
SOURCES_MAX = 100


def changes_objections(
    view: View, changes: Mapping[str, ProfileValue | None], *, is_review: bool = False
) -> list[Objection]:
    """Return what is wrong with `changes` to the profile of `view`, in the guide's order.

    In an interview an item of the guide may change, but none of those its review collects;
    in a review (`is_review`) those only. What a review writes in its own words rests on the
    whole, so only its form and its sources are looked at, and a person decides.
    """
    checker = _Checker(view, changes, is_review=is_review)
    return list(checker.objections())


class _Checker:
    def __init__(
        self, view: View, changes: Mapping[str, ProfileValue | None], *, is_review: bool
    ) -> None:
        self.view = view
        self.changes = changes
        self.is_review = is_review
        self.interview = view.interview
        self.language = language_of(view.guide, view.interview.language)
        self.agenda = Agenda(view.guide)
        reviewed = view.guide.left_to_review
        self.items = {
            item.id: item for item in view.guide.information if (item.id in reviewed) == is_review
        }

    def objections(self) -> Iterator[Objection]:
        for name, value in self.changes.items():
            item = self.items.get(name)
            if item is None:
                yield self._not_in_profile(name)
            elif value is not None and not self._is_known_already(name, value):
                yield from self._about(item, value)

    def _about(self, item: Information, learned: ProfileValue) -> Iterator[Objection]:
        if self._does_not_apply(item, learned):
            return
        sources = self._sources(learned)
        if not sources or len(sources) != len(learned.sources):
            yield Objection(
                code=Code.UNSUPPORTED,
                sentence=(
                    f"Name for {item.id} the messages of the candidate it rests on, and no "
                    "others; leave it out when there are none."
                ),
            )
        elif learned.status in WITHOUT_VALUE:
            if learned.value is not None:
                yield _unfit(item, f"Leave out the value of {item.id}: it is {learned.status}.")
        elif learned.value is None:
            if learned.status is FieldStatus.OBTAINED:
                yield _unfit(item, f"Give {item.id} a value or another status than obtained.")
        elif not is_of_type(learned.value, item) and not _is_unread(learned):
            yield _unfit(item, f"Give the value of {item.id} as {FORMS[item.type]}.")
        elif not self._is_supported(item, learned, sources):
            yield Objection(
                code=Code.UNSUPPORTED,
                sentence=(
                    f"The messages named for {item.id} do not say that; keep to what the "
                    "candidate said, without anything added, or leave it out."
                ),
            )

    def _not_in_profile(self, name: str) -> Objection:
        known = any(name == item.id for item in self.view.guide.information)
        if known and not self.is_review:
            sentence = f"Leave out {name}: it is drawn from the whole interview afterwards."
        elif known:
            sentence = f"Leave out {name}: the review does not collect it."
        else:
            sentence = (
                "Leave out the item that is not in the list of information, or use the id of "
                "one that is."
            )
        return Objection(code=Code.NOT_IN_PROFILE, sentence=sentence)

    def _is_known_already(self, name: str, learned: ProfileValue) -> bool:
        """Whether the profile says so before: what an owner set needs no source."""
        known = self.interview.profile.get(name)
        return (
            known is not None
            and known.status is learned.status
            and alike(known.value, learned.value)
            and set(learned.sources) <= set(known.sources)
        )

    def _does_not_apply(self, item: Information, learned: ProfileValue) -> bool:
        """Whether no condition on a question for `item` holds, so that nobody is asked for it."""
        if learned.status is not FieldStatus.NOT_APPLICABLE or learned.value is not None:
            return False
        others = {name: value for name, value in self.changes.items() if name != item.id}
        profile = apply_changes(self.interview.profile, others)
        profile.pop(item.id, None)
        return item.id in self.agenda.not_applicable(profile)

    def _sources(self, learned: ProfileValue) -> list[Message]:
        found = map(self.interview.transcript.find, learned.sources)
        return [
            message
            for message in found
            if message is not None and message.speaker is Speaker.CANDIDATE
        ]

    # What was said.

    def _is_supported(
        self, item: Information, learned: ProfileValue, sources: list[Message]
    ) -> bool:
        sources = sources[-SOURCES_MAX:]
        known = self.interview.profile.get(item.id)
        before = known.value if known is not None else None
        if before is not None and alike(before, learned.value):
            return True
        if item.type not in WORDED and is_of_type(learned.value, item):
            return is_given(
                learned.value, item, sources, self._questions(item, sources), self.language
            )
        if self.is_review:
            return True
        # What is known already, by whoever, may be added to.
        earlier = before if isinstance(before, list) else [before]
        ground = Ground(
            [*(text for text in earlier if isinstance(text, str))]
            + [message.text for message in sources]
            + self._agreed_to(sources),
            self._around(item, sources),
            self.language.code,
        )
        if isinstance(learned.value, str):
            return ground.carries(learned.value)
        if not learned.value:
            return self._says_none(item, sources)
        return all(ground.carries(part, is_item=True) for part in learned.value)

    def _agreed_to(self, sources: list[Message]) -> list[str]:
        """Return the questions that were answered with a plain yes: their words are meant, too."""
        # Against the question itself, who names one of two things would say yes to both.
        plain = Asked(type=ValueType.BOOLEAN)
        put = [
            self._before(message)
            for message in sources
            if understand(message.text, plain, self.language).value is True
        ]
        return [message.text for message in put if message is not None]

    def _says_none(self, item: Information, sources: list[Message]) -> bool:
        """Whether an empty list is what was said: "none", "no, nothing"."""
        for message in sources:
            if intent_of(message.text, self.language) is Intent.NOTHING:
                return True
            for question in self._questions(item, sources):
                asked = Asked(type=item.type, question=question)
                read = understand(message.text, asked, self.language)
                if read.status is AnswerStatus.OBTAINED and read.value == []:
                    return True
        return False

    def _questions(self, item: Information, sources: list[Message]) -> list[str]:
        """Return what the sources may have answered: the guide's question, and what was put."""
        tag = self.interview.language
        asked = [
            self.view.guide.in_language(place.question.ask, tag)
            for place in self.agenda.collecting(item.id)
        ]
        put = [message.text for source in sources if (message := self._before(source)) is not None]
        return [*asked, *dict.fromkeys(put)]

    def _around(self, item: Information, sources: list[Message]) -> list[str]:
        tag = self.interview.language
        texts = [item.label, *([item.hint] if item.hint is not None else [])]
        told = [self.view.guide.in_language(text, tag) for text in texts]
        name = self.interview.candidate.name or ""
        return [*self._questions(item, sources), *told, item.unit or "", name]

    def _before(self, source: Message) -> Message | None:
        if source.in_reply_to is None:
            return None
        return self.interview.transcript.find(source.in_reply_to)


def _is_unread(learned: ProfileValue) -> bool:
    """Whether words are kept from which no value of the type could be read yet."""
    value = learned.value
    return learned.status is FieldStatus.PARTIAL and isinstance(value, str) and bool(value.strip())


def _unfit(item: Information, sentence: str) -> Objection:
    assert item.id in sentence, "it says which item is meant"
    return Objection(code=Code.WRONG_TYPE, sentence=sentence)
