"""Whether a statement affirms or denies what was asked: "I gave that up years ago".

A statement is read only where it speaks of what was asked: it takes up a word of the
question, or names something of the same topic ("two girls", asked about children), or
stands in for it ("I never tried it"). Everything else is left to the next question, for
consent and safety hang on a yes.
"""

import itertools
from collections.abc import Sequence

from vivavoce.interviewers.answer_words import BooleanWords
from vivavoce.interviewers.language import normalised
from vivavoce.interviewers.understanding.clauses import Clause
from vivavoce.interviewers.understanding.phrasebook import Phrasebook, starts
from vivavoce.interviewers.understanding.question import Question
from vivavoce.interviewers.understanding.spelling import lemma
from vivavoce.interviewers.understanding.topics import Topic, topic

CLAUSES_MAX = 12
TAG_WORDS_MAX = 4  # "they do, though half of them …"
APOLOGY_WORDS_MAX = 10
STEM = 5  # letters by which a word takes up a word of the question
MANNER_LETTERS_MIN = 5
LEAD_WORDS_MAX = 3  # before a "gave up" that needs nothing else to be understood


class Statements:
    """A language's words by which a statement affirms or denies."""

    def __init__(self, words: BooleanWords, fillers: frozenset[str], empty: frozenset[str]) -> None:
        """`empty` are words that every sentence has, so that sharing one means nothing."""
        self.subjects = frozenset(normalised(words.subjects))
        self.auxiliaries = frozenset(normalised(words.auxiliaries))
        self.negated = frozenset(normalised(words.negated_auxiliaries))
        self.negatives = frozenset(normalised(words.negatives))
        self.ceased = Phrasebook(words.ceased)
        self.harmless = Phrasebook(words.harmless)
        self.judging = frozenset(words.judging)
        self.praise = frozenset(words.praise)
        self.blame = frozenset(words.blame)
        self.intended = Phrasebook(words.intended)
        self.done_openers = frozenset(words.done_openers)
        self.copulas = frozenset(words.copulas)
        self.apologies = frozenset(words.apologies)
        self.granting = Phrasebook(words.granting)
        self.forbidding = frozenset(words.forbidding)
        self.wholes = frozenset(words.wholes)
        self.anaphors = frozenset(words.anaphors)
        self.limits = frozenset(words.limits)
        self.besides = frozenset(words.besides)
        self.self_words = frozenset(words.self_words)
        self.determiners = frozenset(words.determiners)
        self.pronouns = frozenset(words.pronouns) | self.subjects
        self.no_told = Phrasebook(words.no_told)
        self.yes_told = Phrasebook(words.yes_told)
        self.manners = words.manner_endings
        self.topics = tuple(map(topic, words.topics))
        self.fillers = fillers
        self.slight = self.auxiliaries | self.copulas | self.subjects | frozenset(words.slight)
        self.leads = fillers | self.pronouns | self.auxiliaries | self.copulas
        self.empty = empty | fillers | self.auxiliaries | self.negated | self.subjects

    def tag(self, said: str) -> bool | None:
        """Return what "I do", "they certainly have" or "we haven't" at a clause's edge means."""
        heard = said.split()
        if len(heard) < 2 or len(heard) > 24:
            return None
        for begin in (0, 1, 2):
            answer = self._tag_at(heard, begin)
            if answer is not None:
                return answer
            if begin >= len(heard) or heard[begin] not in self.fillers:
                break
        # "I'm from Ohio, obviously I do", "there's supposed to be but no, there isn't"
        return self._tag_at(heard, len(heard) - 2) if len(heard) <= TAG_WORDS_MAX else None

    def _tag_at(self, heard: Sequence[str], begin: int) -> bool | None:
        if begin < 0 or len(heard) - begin < 2 or heard[begin] not in self.subjects:
            return None
        verb, rest = heard[begin + 1], heard[begin + 2 :]
        adverbs = 0
        while verb not in self.auxiliaries | self.negated and rest and verb in self.fillers:
            verb, rest, adverbs = rest[0], rest[1:], adverbs + 1
            if adverbs > 2:
                return None
        if verb in self.negated and not rest:
            return False
        if verb in self.auxiliaries:
            if rest and rest[0] == "not" and all(word in self.fillers for word in rest[1:]):
                return False
            if all(word in self.fillers for word in rest):
                return True
        if verb in self.negated and all(word in self.fillers for word in rest):
            return False
        return None

    def meaning(self, cut: Sequence[Clause], asked: Question) -> bool | None:
        """Return what a statement without a plain yes or no amounts to; None: it is no answer."""
        said = [clause.said for clause in cut[:CLAUSES_MAX]]
        if asked.is_strict:
            return self._strictly(said, asked)
        if any(self.is_denied_twice(clause, asked) for clause in said):
            return False
        opener = next(iter(asked.words), "")
        if opener in self.done_openers and any(map(self.intended.search, said[:2])):
            return False
        judged = self._judgement(said, asked.words)
        if judged is not None:
            return judged
        elsewhere = self._elsewhere(said, asked)
        if elsewhere is not None:
            return elsewhere
        if any(self.no_told.search(clause) and not self.harmless.search(clause) for clause in said):
            return False
        spoken = self._spoken_of(said, asked)
        if spoken is not None:
            return spoken
        return True if self._tells_how(said) or any(map(self.yes_told.search, said)) else None

    def is_denied_twice(self, said: str, asked: Question) -> bool:
        """Whether a clause denies what was asked with the question's own "without".

        "Do you sleep without tablets?" – "couldn't sleep without them" affirms nothing.
        """
        heard = said.split()
        return not self.negated.isdisjoint(heard) and any(
            word in self.negatives and word in asked.words for word in heard
        )

    def _tells_how(self, said: Sequence[str]) -> bool:
        """Whether an answer is nothing but a manner: "easily", "pretty confidently"."""
        heard = said[0].split()
        return (
            len(said) == 1
            and heard[-1].endswith(self.manners)
            and len(heard[-1]) > MANNER_LETTERS_MIN
            and all(word in self.fillers for word in heard[:-1])
        )

    def _strictly(self, said: Sequence[str], asked: Question) -> bool | None:
        """Return the meaning of words that take up the question's own, and permit or deny."""
        stems = self._stems(asked)
        for clause in said:
            if not self._takes_up(clause, stems):
                continue
            denied = self._denials(clause, stems, ceased=False) % 2 == 1
            denied = denied or not self.forbidding.isdisjoint(clause.split())
            if asked.seeks or denied or self.granting.search(clause):
                return not denied
        return None

    def _elsewhere(self, said: Sequence[str], asked: Question) -> bool | None:
        """Return False where somebody or something else is named: "only me", "my son does it"."""
        first = said[0].split()
        if first[0] in self.limits and not self.besides.isdisjoint(asked.words):
            return False
        if not self.limits.isdisjoint(first) and not self.wholes.isdisjoint(asked.words):
            return False
        if not self.self_words.isdisjoint(asked.words) and first[0] in self.determiners:
            return False if self.pronouns.isdisjoint(first[1:3]) else None
        everything = " ".join(said).split()
        if self.apologies.intersection(everything) and len(everything) <= APOLOGY_WORDS_MAX:
            return False
        return None

    def _spoken_of(self, said: Sequence[str], asked: Question) -> bool | None:
        """Return the meaning of the first clause that speaks of what was asked."""
        stems = self._stems(asked)
        topics = [each for each in self.topics if each.asked & self._forms(asked.words)]
        # Who was asked whether he stopped, and says that he quit, affirms.
        asks_of_end = self.ceased.search(asked.text) is not None
        is_done = next(iter(asked.words), "") in self.done_openers
        found: bool | None = None
        for index, clause in enumerate(said):
            link = self._link(clause, stems, topics)
            if link is None and asks_of_end and self.ceased.search(clause):
                link = True
            # What is of the opposite already is not denied once more by "left" or "sold".
            ceased = not asks_of_end and link is not False
            odd = self._denials(clause, stems, ceased=ceased) % 2 == 1
            # "She took me through it" affirms what was done; "I keep them in a tin" does not
            # tell whether one uses them.
            if link is None and (odd or is_done) and self._stands_in(clause):
                link = True
            if link is None and index == 0 and odd and self._is_elliptic(clause):
                return False
            if link is None:
                continue
            meaning = link is not odd
            # "I had a car, sold it last year": what ended, ended.
            if found is None or (found and not meaning and self._stands_in(clause)):
                found = meaning
        return found

    def _link(self, clause: str, stems: frozenset[str], topics: "Sequence[Topic]") -> bool | None:
        """Return True when a clause speaks of what was asked, False of the opposite, or None."""
        forms = self._forms(clause.split())
        padded = f" {clause}"
        for each in topics:
            if each.denied & forms or any(f" {phrase} " in padded for phrase in each.denials):
                return False
        if self._takes_up(clause, stems):
            return True
        for each in topics:
            if each.affirmed & forms or any(f" {phrase} " in padded for phrase in each.phrases):
                return True
        return None

    def _stands_in(self, clause: str) -> bool:
        """Whether a clause takes up what was asked with a pronoun: "never tried it"."""
        heard = clause.split()
        for index, word in enumerate(heard):
            if word not in self.anaphors:
                continue
            following = heard[index + 1] if index + 1 < len(heard) else ""
            if following not in self.copulas:  # "it was raining" speaks of anything
                return True
        return False

    def _is_elliptic(self, clause: str) -> bool:
        """Whether a clause is a denial that needs the question to be understood."""
        for index, begin in enumerate(starts(clause)):
            word = clause[begin : clause.index(" ", begin)]
            if (
                word in self.negatives
                or word in self.negated
                or self.ceased.match(clause, begin) > 0
            ):
                return True
            if index >= LEAD_WORDS_MAX or word not in self.leads:
                return False
        return False

    def _stems(self, asked: Question) -> frozenset[str]:
        telling = [word for word in asked.words if len(word) > 2 and word not in self.empty]
        return frozenset(lemma(word)[:STEM] for word in (*telling, *self._verb(asked)))

    def _verb(self, asked: Question) -> Sequence[str]:
        """Return the verb of "did you see …?", which tells even where it is an everyday word."""
        for subject, verb in itertools.pairwise(asked.words[1:6]):
            if subject in self.subjects and verb not in self.slight and len(verb) > 2:
                return [verb]
        return []

    def _forms(self, heard: Sequence[str]) -> frozenset[str]:
        return frozenset(form for word in heard for form in (word, lemma(word)))

    def _takes_up(self, said: str, stems: frozenset[str]) -> bool:
        return any(lemma(word)[:STEM] in stems for word in said.split() if len(word) > 2)

    def _denials(self, said: str, stems: frozenset[str], *, ceased: bool) -> int:
        """Return how many words of a clause deny; two of them affirm."""
        count = at = 0
        for begin in starts(said):
            if begin < at:
                continue
            harmless = self.harmless.match(said, begin)
            if harmless > 0 and not self._takes_up(said[begin:harmless], stems):
                at = harmless
                continue
            word = said[begin : said.index(" ", begin)]
            if word in self.negated or word in self.negatives:
                count += 1
                continue
            end = self.ceased.match(said, begin) if ceased else -1
            if end > 0:
                at = end
                if lemma(word)[:STEM] not in stems and not count % 2:
                    count += 1
        return min(count, 1) if count > 2 else count

    def _judgement(self, said: Sequence[str], asked: Sequence[str]) -> bool | None:
        """Return what praise or blame amounts to where a judgement was asked for."""
        if not self.judging.intersection(asked):
            return None
        for clause in said:
            heard = clause.split()
            praise = any(word in self.praise for word in heard)
            blame = any(word in self.blame for word in heard)
            denied = any(word in self.negated or word in self.negatives for word in heard)
            if praise != blame:
                return praise is not denied
        return None
