"""What the question that a reply puts in its own words has to do with the guide's.

A question of the guide may be put in other words, as another one may not. One that is new on
the question on the table is a follow-up, whatever it is called.
"""

import functools
import re
from collections.abc import Sequence

from vivavoce.domain.guide import Question, ValueType
from vivavoce.domain.profile import SETTLED, Profile
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import Place
from vivavoce.interviewers.amending import answered
from vivavoce.interviewers.checks.allowance import Allowance
from vivavoce.interviewers.checks.guide_words import GuideWords, squeezed
from vivavoce.interviewers.checks.kinship import Vocabulary
from vivavoce.interviewers.checks.questions import last_put
from vivavoce.interviewers.checks.told import telling_of
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.language import normal, words
from vivavoce.interviewers.languages.asking import ABOUT_ANYTHING, MEASURES
from vivavoce.interviewers.languages.hostile import PRIVATE
from vivavoce.interviewers.understanding.asides import aside_of
from vivavoce.interviewers.understanding.intents import Intent, intent_of, is_beside_the_point

# Of the conversation, so many messages count as what is being talked about, and so much of each.
MESSAGES_MAX, CHARS_MAX = 8, 600
# Of a question so many words are looked at.
WORDS_MAX = 40
# One with so much of the guide's question in it puts that again.
SAME_SHARE_MIN = 0.5
# Shorter words tell too little of a matter.
WORD_CHARS_MIN = 4
WORDED = frozenset({ValueType.TEXT, ValueType.LIST})


class Bearing:
    """Holds questions against one of the guide's, at `place`."""

    def __init__(self, view: View, place: Place, guide_words: GuideWords) -> None:
        self._view = view
        self._place = place
        self._guide_words = guide_words
        self._code = guide_words.language.code
        self._neutral = telling_of(self._code).neutral
        self._allowance = Allowance()

    def is_beside_the_point(self, say: str) -> bool:
        """Whether what `say` asks has nothing to do with the question at this place.

        One that is put for the first time has a word in common with all that it may be about. A
        follow-up may lead anywhere, but not to what nobody asks in passing.
        """
        put = last_put(self._guide_words.freed(say), self._code)
        if self._is_private(put):
            return True
        return not self._put and self._is_strange(say)

    def _is_private(self, put: str) -> bool:
        for private in _private(self._code).finditer(put):
            told = [word for word in words(private[0]) if word not in self._neutral]
            if not any(word in self._matter for word in told):
                return True
        return False

    def _is_strange(self, say: str) -> bool:
        anything = _about_anything(self._code)
        if not anything:
            return False  # of other languages nobody wrote down which words tell nothing
        asked = self._asked_in(say)
        strange = [
            word
            for word in asked
            if len(word) >= WORD_CHARS_MIN and word not in anything and not word.isdecimal()
        ]
        if not strange or any(word in self._matter for word in strange):
            return False
        # "What is the role for, in your view?": a word for anything is one of the question's, too.
        measures = _measures(self._code)
        return not any(word in self._question for word in asked if word not in measures)

    def follow_ups(self) -> int:
        """Return how many follow-ups to the question were put, whatever they were called."""
        return sum(
            message.probe is not None
            or (at > 0 and self._is_new(message.text, self._answered_by(message), self._put[:at]))
            for at, message in enumerate(self._put)
        )

    def is_follow_up(self, say: str, answers: Sequence[Message]) -> bool:
        """Whether `say` asks something new about the question, which the `answers` answered.

        Explaining it, or putting it again, does not.
        """
        return self._is_new(say, answers, self._put)

    @functools.cached_property
    def _put(self) -> list[Message]:
        """What was said about the question by whoever led."""
        id_ = self._place.question.id
        return [each for each in self._view.interview.transcript if each.question == id_]

    def _is_new(self, say: str, answers: Sequence[Message], before: Sequence[Message]) -> bool:
        question, text = self._place.question, self._guide_words.wording.text
        same = [question.ask, *([question.clarify] if question.clarify is not None else [])]
        said = squeezed(say)
        if any(squeezed(text(each)) in said for each in same):
            return False
        if not answers or not self._is_answer(answers[-1]):
            return False
        put = last_put(self._guide_words.freed(say), self._code)
        if not put and not self._guide_words.has_asked(say):
            return False
        if any(normal(put) in normal(message.text) for message in before if put):
            return False
        asked = self._asked_in(say)
        again = Vocabulary(words(" ".join(map(text, same))), self._code, self._allowance)
        common = sum(word in again for word in asked)
        return not asked or common < SAME_SHARE_MIN * len(asked)

    def is_still_open(self, profile: Profile) -> bool:
        """Whether a value of a type is still to be had, for which one may have to ask again."""
        collected = self._place.question.collects
        return any(
            item.id in collected
            and item.type not in WORDED
            and (item.id not in profile or profile[item.id].status not in SETTLED)
            for item in self._view.guide.information
        )

    def _asked_in(self, say: str) -> list[str]:
        """Return the words that tell something in what `say` asks in its own words."""
        asked = last_put(self._guide_words.freed(say), self._code)
        return [word for word in words(asked)[:WORDS_MAX] if word not in self._neutral]

    def _is_answer(self, message: Message) -> bool:
        text, language = message.text[:CHARS_MAX], self._guide_words.language
        return (
            intent_of(text, language) is Intent.ANSWER
            and aside_of(text, language) is None
            and not is_beside_the_point(text, language)
        )

    def _answered_by(self, message: Message) -> list[Message]:
        before = answered(message, self._view.interview.transcript)
        return [before] if before is not None else []

    @functools.cached_property
    def _matter(self) -> Vocabulary:
        """The words of all that may be talked about at this place."""
        text = self._guide_words.wording.text
        guide, section = self._view.guide, self._place.section
        texts = [text(each) for each in (guide.title, section.transition, section.intent) if each]
        latest = self._view.interview.transcript[-MESSAGES_MAX:]
        texts += [message.text[:CHARS_MAX] for message in latest]
        heard = [*self._of_question(self._place.question), *texts]
        return Vocabulary(words(" ".join(heard)), self._code, self._allowance)

    @functools.cached_property
    def _question(self) -> Vocabulary:
        """The words of the question at this place."""
        heard = words(" ".join(self._of_question(self._place.question)))
        return Vocabulary(heard, self._code, self._allowance)

    def _of_question(self, question: Question) -> list[str]:
        text = self._guide_words.wording.text
        found = [question.ask, question.clarify]
        found += [each for probe in question.probes for each in (probe.ask, probe.generate)]
        names: list[str] = []
        for item in self._view.guide.information:
            if item.id in question.collects:
                found += [item.label, item.hint]
                names += [item.unit or "", *(name for each in item.options for name in each.names)]
        return [*(text(each) for each in found if each is not None), *names]


@functools.lru_cache(maxsize=16)
def _about_anything(code: str) -> frozenset[str]:
    return frozenset(ABOUT_ANYTHING.get(code, "").split())


@functools.lru_cache(maxsize=16)
def _private(code: str) -> re.Pattern[str]:
    return re.compile(PRIVATE.get(code, r"(?!)"))


@functools.lru_cache(maxsize=16)
def _measures(code: str) -> frozenset[str]:
    return frozenset(MEASURES.get(code, "").split())
