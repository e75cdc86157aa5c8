"""What is mentioned in an answer, and which of it stands.

Mentions that are denied, given up, corrected or only conceded do not count; what is
said to be so mostly counts for more. The clause that is nothing but a label decides.
"""

from collections.abc import Sequence

from vivavoce.interviewers.language import words
from vivavoce.interviewers.understanding.choices.options import IDEA, PART, Mention, Options
from vivavoce.interviewers.understanding.clauses import Clause
from vivavoce.interviewers.understanding.phrasebook import starts

LOOSE_WORDS_MAX = 4
DENIED_WITHIN = 3  # words after a "not"
CLEARLY = 1.9  # how many times as sure the winner must be
MAINLY, SELDOM = 3.0, 0.3  # how much more and less counts what is so mostly, and sometimes
BEFORE_BUT = 0.1  # how much counts what was said before "but"
QUESTION_WORDS = 40
COUNTED = 2  # numbers that share something out
BESIDE = 2  # how many words before a mention may say that


class Weighing:
    """The mentions of one answer, weighed."""

    def __init__(
        self, cut: Sequence[Clause], options: Options, *, said: str, question: str
    ) -> None:
        """Take the clauses of an answer, and all its words, `said`."""
        self.options = options
        self._concedes = options.words.conceding.search(said) is not None
        # "Where does your wife work?" is about somebody else from the start.
        self._asks_me = options.words.people.isdisjoint(words(question)[-QUESTION_WORDS:])
        self.words = options.words
        self.cut = cut
        self.scores: dict[int, float] = {}
        self.denied: set[int] = set()
        self._past: dict[int, float] = {}
        self._conceded: dict[int, float] = {}
        self._is_loose = sum(clause.said.count(" ") for clause in cut) <= LOOSE_WORDS_MAX

    def choose(self) -> tuple[int | None, bool]:
        """Return the one option that stands; and whether several do."""
        opening = self._opening()
        if opening is not None:
            return opening, False
        self._weigh()
        scores = self.scores or self._conceded or self._past
        if self.denied and not (set(scores) - self.denied):
            left = set(range(len(self.options.ids))) - self.denied
            return (left.pop(), False) if len(left) == 1 else (None, False)
        scores = {option: score for option, score in scores.items() if option not in self.denied}
        return self._settled(scores)

    def narrowed(self) -> int | None:
        """Return the option that is named and then only marked off: "Good. Not very good."."""
        content = [clause for clause in self.cut if self._weight(clause.said.split())]
        option = self._label(content[0]) if len(content) > 1 else None
        if option is None:
            return None
        narrows = False
        for clause in content[1:]:
            heard = clause.said.split()
            for mention in self.options.mentions(heard, loosely=False):
                if option in mention.options or not self._is_denied(heard, mention):
                    return None
                narrows = True
        return option if narrows else None

    def says_no_more(self, clauses: Sequence[Clause]) -> bool:
        """Whether `clauses` neither name an option nor take back what was said before."""
        return not any(
            self._names_any(clause.said.split())
            or self._has_correction(clause.said)
            or clause.is_after_but
            or clause.is_guess
            or not self.words.joining.isdisjoint(clause.said.split()[:1])
            or self.words.undecided.search(clause.said)
            for clause in clauses
        )

    def _settled(self, scores: dict[int, float]) -> tuple[int | None, bool]:
        options = self.options
        if options.combining in scores and len(scores) > 2:
            return options.combining, False
        if len(scores) > 1 and self._is_undecided():
            if options.indifferent in scores:
                return options.indifferent, False
            return None, True
        winner, several = winner_of(scores)
        if options.combining is not None and len(scores) > 1 and not self._has_alternative():
            # "Two days at home, three in the office"
            counted = sum(word in self.words.numbers or word.isdecimal() for word in self._said())
            if several or counted >= COUNTED:
                return options.combining, False
        if several:
            ranked = sorted(scores, key=scores.__getitem__)
            winner = options.concepts.most_included(ranked)
            several = winner is None
        return winner, several

    def _has_alternative(self) -> bool:
        """Whether an "or" leaves open what was mentioned."""
        return not self.words.alternatives.isdisjoint(self._said())

    def _said(self) -> list[str]:
        return [word for clause in self.cut for word in clause.said.split()]

    def _is_undecided(self) -> bool:
        return any(self.words.undecided.search(clause.said) for clause in self.cut)

    def _opening(self) -> int | None:
        """Return the option whose label is a whole clause at the beginning.

        None when another clause claims one more, corrects it or takes it back.
        """
        content = [clause for clause in self.cut if self._weight(clause.said.split())]
        if len(content) < 2:
            return None
        first, *others = content
        option = self._label(first)
        if option is None:
            return None
        if option == self.options.combining:
            return option
        for clause in others:
            heard = clause.said.split()
            if (
                heard[0] in self.words.joining
                or (self._label(clause) not in {None, option} and not self._is_conceded(clause))
                or self._has_correction(clause.said)
                or self.words.undecided.search(clause.said)
            ):
                return None
            for mention in self.options.mentions(heard, loosely=False):
                if self.options.combining in mention.options:
                    return None
                if option in mention.options and self._is_denied(heard, mention):
                    return None
        return option

    def _label(self, clause: Clause) -> int | None:
        """Return the option that a clause names and says nothing else."""
        heard = clause.said.split()
        for mention in self.options.mentions(heard, loosely=False):
            if mention.strength >= PART and len(mention.options) == 1:
                rest = heard[: mention.begin] + heard[mention.end :]
                if not self._weight(rest) and self.words.denials.isdisjoint(rest):
                    return next(iter(mention.options))
        return None

    def _weight(self, heard: Sequence[str]) -> int:
        small = self.words.fillers | self.words.ordinal_nouns | self.words.mainly
        return sum(word not in small for word in heard)

    def _has_correction(self, said: str) -> bool:
        return any(self.words.corrected_to.match(said, at) > 0 for at in starts(said))

    def _weigh(self) -> None:
        is_corrected = is_excepted = False
        for clause in self.cut:
            heard = clause.said.split()
            begin, stop = self._valid(clause.said)
            target = self._target(clause)
            if (begin or is_corrected) and self._names_any(heard[begin:]):
                self.scores.clear()
                is_corrected = False
            # What is corrected may be named a few words later: "No wait, we upgraded. Pro."
            is_corrected |= self.words.corrected_to.match(clause.said) == len(clause.said)
            if is_excepted and clause.is_after_but:
                stop = 0
            is_excepted = not self.words.excepting.isdisjoint(heard[-2:])
            others = self._about_others(clause.said)
            if clause.is_after_but and target is not self._conceded and self._claims(heard, stop):
                for option in target:
                    target[option] *= BEFORE_BUT
            for mention in self.options.mentions(heard, loosely=self._is_loose):
                if mention.begin < begin or mention.begin >= others:
                    continue
                if mention.begin >= stop or self._is_denied(heard, mention):
                    self.denied |= mention.options
                    continue
                strength = mention.strength * self._emphasis(heard, mention)
                for option in mention.options:
                    share = strength / len(mention.options)
                    target[option] = target.get(option, 0) + share

    def _claims(self, heard: list[str], stop: int) -> bool:
        """Whether a clause says of an option that it is so: "…, but mostly I cycle"."""
        return self.words.joining.isdisjoint(heard) and any(
            mention.begin < stop
            and not self._is_denied(heard, mention)
            and self._emphasis(heard, mention) >= 1.0
            for mention in self.options.mentions(heard, loosely=False)
        )

    def _about_others(self, said: str) -> int:
        """Return from which word on a clause is about somebody else who was not asked about."""
        own = self.options.concepts.domains & self.words.own_domains
        span = self.words.others.search(said) if own and self._asks_me else None
        return said.count(" ", 0, span[0]) if span else said.count(" ")

    def _target(self, clause: Clause) -> dict[int, float]:
        """Return where the mentions of a clause count: for now, or what was or may be."""
        if self.words.past.search(clause.said) is not None:
            return self._past
        return self._conceded if self._is_conceded(clause) else self.scores

    def _is_conceded(self, clause: Clause) -> bool:
        """Whether a clause only grants another choice: "though tea would be fine, too"."""
        return (clause.is_after_but and self._concedes) or (
            self.words.conceding.search(clause.said) is not None
        )

    def _emphasis(self, heard: Sequence[str], mention: Mention) -> float:
        beside = {
            *heard[max(0, mention.begin - BESIDE) : mention.begin],
            *heard[mention.end : mention.end + 1],
        }
        if not self.words.mainly.isdisjoint(beside):
            return MAINLY
        return 1.0 if self.words.seldom.isdisjoint(beside) else SELDOM

    def _names_any(self, heard: list[str]) -> bool:
        return bool(heard) and bool(self.options.mentions(heard, loosely=False))

    def _valid(self, said: str) -> tuple[int, int]:
        """Return between which words of a clause what is chosen stands.

        "X, or rather Y" chooses what follows, "X rather than Y" what stands before.
        """
        begin, stop = self._concluded(said), said.count(" ")
        first_end: int | None = None  # of what is mentioned first; looked for when it matters
        for index, at in enumerate(starts(said)):
            end = self.words.corrected_to.match(said, at)
            if end > 0 and end < len(said):
                begin = index + said.count(" ", at, end)
            end = self.words.instead_of.match(said, at)
            if end > 0 and 0 < index < stop:
                if first_end is None:
                    mentions = self.options.mentions(said.split(), loosely=False)
                    first_end = min((mention.end for mention in mentions), default=stop)
                if first_end <= index:
                    stop = index
        return begin, stop

    def _concluded(self, said: str) -> int:
        """Return from which word on a clause concludes: "I work all week, so Saturday"."""
        for index, word in enumerate(heard := said.split()):
            if word in self.words.concluding and self._names_any(heard[index + 1 :]):
                return index + 1
        return 0

    def _is_denied(self, heard: Sequence[str], mention: Mention) -> bool:
        first = max(0, mention.begin - DENIED_WITHIN)
        before = heard[first : mention.begin]
        inside = heard[mention.begin : mention.end]
        # "Monday doesn't work", "my phone is broken"
        after = "".join(f"{word} " for word in heard[mention.end :])
        # "My sister wouldn't stop talking about it"
        is_cancelled = not self.words.cancelling.isdisjoint(
            heard[mention.end + 1 : mention.end + 2]
        )
        if heard[mention.end : mention.end + 1] and (
            (heard[mention.end] in self.words.denials_after and not is_cancelled)
            or self.words.spoiled.match(after) > 0
        ):
            return True
        return (
            any(word in self.words.denials for word in before)
            and not any(word in self.words.denials for word in inside)
            # "Can't resist a mackerel"
            and self.words.cancelling.isdisjoint([*before, *inside])
        )


def winner_of(scores: dict[int, float]) -> tuple[int | None, bool]:
    """Return the option that is clearly surer than any other; and whether several are."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked:
        return None, False
    if len(ranked) == 1:
        return ranked[0][0], False
    (best, first), (_, second) = ranked[0], ranked[1]
    if first >= CLEARLY * second or (first >= 3 and second <= IDEA and first > second):
        return best, False
    return None, True
