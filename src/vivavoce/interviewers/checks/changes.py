"""What an interviewer says it learned: may it stand in the profile?"""

from collections.abc import Iterator, Mapping

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Information, ValueType
from vivavoce.domain.profile import FieldStatus, ProfileValue, apply_changes
from vivavoce.domain.transcript import Message
from vivavoce.domain.values import alike
from vivavoce.interviewers.agenda import Agenda
from vivavoce.interviewers.amending import answered
from vivavoce.interviewers.checks.allowance import Allowance
from vivavoce.interviewers.checks.contrary import NEGATION_WITHIN
from vivavoce.interviewers.checks.excerpts import excerpt
from vivavoce.interviewers.checks.given import is_given
from vivavoce.interviewers.checks.objection import Code, Objection
from vivavoce.interviewers.checks.told import Ground, telling_of
from vivavoce.interviewers.checks.typed import is_of_type
from vivavoce.interviewers.checks.untold import Untold
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.language import language_of, normal, words
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
# The words of so many messages, the latest, are looked at …
SOURCES_MAX = 100
# … and of so many of them a long text; free words rest on the parts that have words in common.
TEXT_CHARS_MAX, GROUND_CHARS_MAX = 32 * 1024, 4_000
KEYS_MAX, KEY_CHARS = 24, 6
VERBATIM_WORDS_MIN = 8
# What was put to the candidate, or agreed to with a plain yes.
QUESTIONS_MAX, QUESTIONS_CHARS_MAX, YES_CHARS_MAX = 3, 2_000, 200
# Of the allowance: for an item at least, for a character of an excerpt, a plain yes, a list.
ITEM, EXCERPTED, AGREED, LISTED = 20, 1 / 20, 4.0, 5.0
# What costs little where it is true comes first, and what it leaves over goes to the others.
BY_COST = (
    *(ValueType.EMAIL, ValueType.PHONE, ValueType.URL, ValueType.TEXT, ValueType.NUMBER),
    *(ValueType.DATE, ValueType.LIST, ValueType.BOOLEAN, ValueType.CHOICE),
)


def changes_objections(
    view: View, changes: Mapping[str, ProfileValue | None], *, is_review: bool = False
) -> list[Objection]:
    """Return what is wrong with `changes` to the profile of `view`, in the guide's order.

    In an interview an item of the guide may change, but none of those its review collects;
    in a review (`is_review`) those only. What a review writes in its own words rests on the
    whole, so only its form and its sources are looked at, and a person decides.
    """
    checker = _Checker(view, changes, is_review=is_review)
    return checker.objections()


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
        self.allowance = Allowance()
        self.untold = Untold(view, self.agenda, self.allowance)
        self.grounds: dict[tuple[str, ...], Ground] = {}
        reviewed = view.guide.left_to_review
        self.items = {
            item.id: item for item in view.guide.information if (item.id in reviewed) == is_review
        }

    def objections(self) -> list[Objection]:
        found: dict[str, list[Objection]] = {}
        by_cost = sorted(self.changes, key=self._place)
        for at, name in enumerate(by_cost):
            self.allowance.begin(len(by_cost) - at)
            found[name] = list(self._objections_to(name))
        return [objection for name in self.changes for objection in found[name]]

    def _place(self, name: str) -> int:
        item = self.items.get(name)
        return BY_COST.index(item.type) if item is not None else 0

    def _objections_to(self, name: str) -> Iterator[Objection]:
        item, value = self.items.get(name), self.changes[name]
        if item is None:
            yield self._not_in_profile(name)
        elif value is not None and not self._is_known_already(name, value):
            if not self.allowance.take(ITEM):
                yield _too_much(item)
            else:
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
            elif not self.untold.is_borne_out(item, learned.status, sources[-SOURCES_MAX:]):
                yield _not_so(item, learned.status)
        elif learned.value is None:
            if learned.status is FieldStatus.OBTAINED:
                yield _unfit(item, f"Give {item.id} a value or another status than obtained.")
        elif not is_of_type(learned.value, item) and not _is_unread(learned):
            yield _unfit(item, f"Give the value of {item.id} as {FORMS[item.type]}.")
        elif not self._is_supported(item, learned, sources):
            if self.allowance.was_short:
                yield _too_much(item)
                return
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
        if not self.allowance.take(len(self.interview.profile) + len(self.changes)):
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
            questions = self._questions(item, sources)
            return is_given(learned.value, item, sources, questions, self.language, self.allowance)
        if self.is_review:
            return True
        # What is known already, by whoever, may be added to.
        earlier = before if isinstance(before, list) else [before]
        known_texts = [text for text in earlier if isinstance(text, str)]
        told = [*known_texts, *(message.text for message in sources)]
        if not learned.value:
            return self._says_none(item, sources)
        if self._carries(item, learned.value, told, sources):
            return True
        agreed = self._agreed_to(sources)
        return bool(agreed) and self._carries(item, learned.value, [*told, *agreed], sources)

    def _carries(
        self, item: Information, value: str | list[str], told: list[str], sources: list[Message]
    ) -> bool:
        is_list = isinstance(value, list)
        values = value if isinstance(value, list) else [value]
        ground = self._ground(item, values, told, sources)
        return all(
            ground.carries(part, is_item=is_list) or self._is_verbatim(part, told)
            for part in values
        )

    def _is_verbatim(self, value: str, told: list[str]) -> bool:
        """Whether many words of a long answer were kept as they are, and not denied before."""
        if sum(map(len, told)) <= GROUND_CHARS_MAX or value.count(" ") < VERBATIM_WORDS_MIN:
            return False
        text = "\n".join(told)[:TEXT_CHARS_MAX]
        if not self.allowance.take((len(text) + len(value)) * EXCERPTED):
            return False
        before, found, _ = f" {normal(text)} ".partition(f" {normal(value)} ")
        negations = telling_of(self.language.code).negations
        return bool(found) and negations.isdisjoint(before.split()[-NEGATION_WITHIN:])

    def _ground(
        self, item: Information, values: list[str], told: list[str], sources: list[Message]
    ) -> Ground:
        """Return what `values` may rest on; it is made once for what rests on the same."""
        text = "\n".join(told)[:TEXT_CHARS_MAX]
        if len(text) > GROUND_CHARS_MAX:
            chars = len(text) + sum(map(len, values))
            keys = _keys(values) if self.allowance.take(chars * EXCERPTED) else []
            text = excerpt(text, keys, chars_max=GROUND_CHARS_MAX)
        around = " ".join(self._around(item, sources))
        key = (text, around)
        if key not in self.grounds:
            code = self.language.code
            self.grounds[key] = Ground([text], [around], code, self.allowance)
        return self.grounds[key]

    def _agreed_to(self, sources: list[Message]) -> list[str]:
        """Return the questions that were answered with a plain yes: their words are meant, too."""
        put = [self._before(message) for message in sources if self._is_yes(message)]
        return [message.text for message in put[:QUESTIONS_MAX] if message is not None]

    def _is_yes(self, message: Message) -> bool:
        # Against the question itself, who names one of two things would say yes to both.
        text = message.text[:YES_CHARS_MAX]
        if message.in_reply_to is None or not self.allowance.take(len(text) * AGREED):
            return False
        read = understand(text, Asked(type=ValueType.BOOLEAN), self.language)
        return read.value is True

    def _says_none(self, item: Information, sources: list[Message]) -> bool:
        """Whether an empty list is what was said: "none", "no, nothing"."""
        for message in sources:
            text = message.text[:YES_CHARS_MAX]
            for question in self._questions(item, sources):
                if not self.allowance.take(len(text) * LISTED + ITEM):
                    return False
                if intent_of(text, self.language) is Intent.NOTHING:
                    return True
                asked = Asked(type=item.type, question=question)
                read = understand(text, asked, self.language)
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
        latest = list(dict.fromkeys(reversed(put)))[:QUESTIONS_MAX]
        return [text[:QUESTIONS_CHARS_MAX] for text in (*asked[:QUESTIONS_MAX], *latest[::-1])]

    def _around(self, item: Information, sources: list[Message]) -> list[str]:
        tag = self.interview.language
        texts = [item.label, *([item.hint] if item.hint is not None else [])]
        told = [self.view.guide.in_language(text, tag) for text in texts]
        name = self.interview.candidate.name or ""
        return [*self._questions(item, sources), *told, item.unit or "", name]

    def _before(self, source: Message) -> Message | None:
        return answered(source, self.interview.transcript)


def _is_unread(learned: ProfileValue) -> bool:
    """Whether words are kept from which no value of the type could be read yet."""
    value = learned.value
    return learned.status is FieldStatus.PARTIAL and isinstance(value, str) and bool(value.strip())


def _keys(values: list[str]) -> list[str]:
    """Return how the words begin that tell most of `values`: the longest."""
    heard = {word for value in values for word in words(value[:QUESTIONS_CHARS_MAX])}
    longest = sorted(heard, key=lambda word: (-len(word), word))[:KEYS_MAX]
    return list(dict.fromkeys(word[:KEY_CHARS] for word in longest))


def _too_much(item: Information) -> Objection:
    return Objection(
        code=Code.UNSUPPORTED,
        sentence=(
            f"Leave out {item.id}, or keep to the candidate's words and to fewer of them: it was "
            "not found in what could be compared of the messages named."
        ),
    )


def _not_so(item: Information, status: FieldStatus) -> Objection:
    return Objection(
        code=Code.UNSUPPORTED,
        sentence=(
            f"Ask for {item.id} or leave it out: none of the messages named says that it is "
            f"{status}, asked for it."
        ),
    )


def _unfit(item: Information, sentence: str) -> Objection:
    assert item.id in sentence, "it says which item is meant"
    return Objection(code=Code.WRONG_TYPE, sentence=sentence)
