"""Whether an answer calls for a follow-up, and which one."""

import functools

from vivavoce.domain.conditions.condition import kept_condition_holds
from vivavoce.domain.guide import Information, Probe, ProbeKind, ProbeWhen, Question, ValueType
from vivavoce.domain.profile import Profile
from vivavoce.interviewers.language import Language, load, normalised, words
from vivavoce.interviewers.scripted.wording import Wording
from vivavoce.interviewers.understanding.answer import Understood
from vivavoce.interviewers.understanding.texts import is_thin

# More words than these say something, whichever words they are.
VAGUE_WORDS_MAX = 12
# What is looked at for a case that is told; somebody who wrote more has told enough.
EXAMPLE_CHARS_MAX = 2_000
# So many words nearly always tell of something that happened.
STORY_WORDS_MIN = 35


def rules_due(
    text: str, item: Information | None, understood: Understood, language: Language
) -> set[ProbeWhen]:
    """Return the rules that the answer `text` meets; `item` is what it was to give, if anything.

    Whether it contradicts what was said before is not seen here: `overheard.py` tells.
    """
    due = {ProbeWhen.ANY}
    if item is not None and item.type not in {ValueType.TEXT, ValueType.LIST}:
        return due | ({ProbeWhen.SHORT} if understood.thin else set())
    if _is_short(text, item, understood):
        due.add(ProbeWhen.SHORT)
    if is_vague(text, language):
        due.add(ProbeWhen.VAGUE)
    if (item is None or item.type is ValueType.TEXT) and not tells_of_a_case(text, language):
        due.add(ProbeWhen.NO_EXAMPLE)
    return due


def _is_short(text: str, item: Information | None, understood: Understood) -> bool:
    if item is None:
        return is_thin(text)
    if item.type is ValueType.LIST and understood.value is not None:
        # One thing may be all there is; asking once whether there are more costs little.
        return understood.thin or len(understood.value) == 1
    return understood.thin


def is_vague(text: str, language: Language) -> bool:
    """Whether nothing is left of a short answer once the words that could mean anything go."""
    if len(text) > 240:
        return False
    heard = words(text)
    if not heard or len(heard) > VAGUE_WORDS_MAX:
        return False
    ears = _ears(language.code)
    said = f" {' '.join(heard)} "
    if not any(f" {phrase} " in said for phrase in ears.vague):
        return False
    for phrase in ears.vague:
        said = said.replace(f" {phrase} ", "  ")
    return all(word in ears.fillers for word in said.split())


def tells_of_a_case(text: str, language: Language) -> bool:
    """Whether an answer tells of something that happened, as far as words show it."""
    if len(text) > EXAMPLE_CHARS_MAX:
        return True
    heard = words(text)
    if len(heard) >= STORY_WORDS_MIN:
        return True
    said = f" {' '.join(heard)} "
    return any(f" {phrase} " in said for phrase in _ears(language.code).examples)


def next_probe(
    question: Question,
    due: frozenset[ProbeWhen],
    unread: Information | None,
    *,
    put: int,
    profile: Profile,
    wording: Wording,
) -> tuple[ProbeKind, str] | None:
    """Return the first probe whose rule and condition hold, in words not used before.

    A value that could not be read is asked for in plainer words even when the guide has
    no probe for it. None when as many as the guide allows were `put`.
    """
    if not due or put >= question.max_probes:
        return None
    for probe in question.probes:
        if probe.ask is None or probe.when not in due or not _holds(probe, profile):
            continue
        words_ = wording.unused([wording.text(probe.ask)])
        if words_ is not None:
            return probe.kind, words_
    if unread is not None and ProbeWhen.UNCLEAR in due:
        plainer = wording.unused(wording.unclear(unread))
        if plainer is not None:
            return ProbeKind.CLARIFY, plainer
    return None


def _holds(probe: Probe, profile: Profile) -> bool:
    return probe.relevant is None or bool(kept_condition_holds(probe.relevant, profile))


class _Ears:
    def __init__(self, language: Language) -> None:
        self.vague = normalised(language.asides.vague)
        self.examples = normalised(language.asides.examples)
        self.fillers = frozenset(normalised(language.lexicon.fillers))


@functools.lru_cache(maxsize=64)
def _ears(code: str) -> _Ears:
    return _Ears(load(code))
