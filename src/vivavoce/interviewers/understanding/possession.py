"""Whether an answer counts what was asked after: "do you have any pets?" – "two cats"."""

from collections.abc import Sequence

from vivavoce.interviewers.understanding.numbers.numerals import items_of
from vivavoce.interviewers.understanding.phrasebook import Phrasebook
from vivavoce.interviewers.understanding.question import Question
from vivavoce.interviewers.understanding.spelling import lemma
from vivavoce.interviewers.understanding.tokens import Item
from vivavoce.interviewers.understanding.topics import Topic

LEADS_MAX = 4
OBJECT_WORDS_MAX = 4  # of the question, in which a plural shows that several may be named
BARE_WORDS_MAX = 2  # "four so far"
NAME_WORDS_MAX = 3  # "two very old cats"
COUNTS = ("number", "counts", "vague")


class Possession:
    """A language's questions after what somebody has, and the quantities that affirm them."""

    def __init__(
        self,
        openers: Phrasebook,
        leads: frozenset[str],
        judging: frozenset[str],
        owners: frozenset[str],
        topics: Sequence[Topic],
        code: str,
    ) -> None:
        """`leads` are words that may stand before the quantity.

        `judging` are words of questions that no count answers: "are there enough chairs?";
        `owners` words before what is somebody else's.
        """
        self.openers = openers
        self.leads = leads
        self.judging = judging
        self.owners = owners
        self.topics = topics
        self.code = code

    def counts(self, said: str, asked: Question) -> bool:
        """Whether the clause `said` begins with a quantity of what was asked after.

        A quantity alone fits every question ("always two in my bag"); things are named only
        where several were asked after, and a length of time is no thing.
        """
        end = self.openers.match(asked.text)
        if end < 0 or asked.asks_consent or not self.judging.isdisjoint(asked.words):
            return False
        if any(role in item for item in items_of(asked.text, self.code) for role in COUNTS):
            return False  # "do you have more than ten?" – "four"
        items = items_of(said, self.code)
        rest = self._behind_quantity(items)
        if rest is None:
            return asked.seeks and self._names_its_topic(items, asked)
        name = self._name(rest)
        if name is None:
            return False
        if not name:
            return not asked.seeks or len(rest) <= BARE_WORDS_MAX
        wanted = asked.text[end:].split()[:OBJECT_WORDS_MAX]
        is_several = any(lemma(word) != word for word in wanted)
        words_max = 1 if asked.seeks else NAME_WORDS_MAX
        return is_several and len(name) <= words_max and self._fits(name, asked)

    def _behind_quantity(self, items: Sequence[Item]) -> Sequence[Item] | None:
        """Return what follows the quantity at the beginning; None without one, or with a zero."""
        for index, item in enumerate(items[: LEADS_MAX + 1]):
            is_count = any(role in item for role in COUNTS)
            if is_count and (index == 0 or item.text not in self.leads):
                return items[index + 1 :] if item.roles.get("number", 1) else None
            if item.text not in self.leads and "articles" not in item:
                return None
        return None

    def _name(self, items: Sequence[Item]) -> list[str] | None:
        """Return the words of the thing that `items` begin with; None where a unit is one."""
        name: list[str] = []
        for item in items:
            if item.text in self.leads or any(role in item for role in COUNTS):
                break
            if "units" in item:
                return None
            name.append(item.text)
        return name

    def _names_its_topic(self, items: Sequence[Item], asked: Question) -> bool:
        """Whether what is named first is of the question's topic: "just shellfish", "a dog"."""
        if not items or items[0].text in self.owners:
            return False  # "my neighbour's dog"
        begun = next((at for at, item in enumerate(items) if item.text not in self.leads), 0)
        name = self._name(items[begun:]) if begun <= LEADS_MAX else None
        if not name or len(name) > NAME_WORDS_MAX:
            return False
        return any(each.affirmed & _forms(name) for each in self._topics_of(asked))

    def _topics_of(self, asked: Question) -> Sequence[Topic]:
        wanted = _forms(asked.words)
        return [each for each in self.topics if each.asked & wanted]

    def _fits(self, name: Sequence[str], asked: Question) -> bool:
        """Whether things of this name are of no topic but the question's: no cats for children."""
        named = _forms(name)
        if any(each.affirmed & named for each in self._topics_of(asked)):
            return True
        return not any((each.affirmed | each.asked) & named for each in self.topics)


def _forms(words: Sequence[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, lemma(word)))
