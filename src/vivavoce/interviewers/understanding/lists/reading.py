"""Reading a list: its items in order, each once."""

from vivavoce.interviewers.language import Language
from vivavoce.interviewers.understanding.answer import UNCLEAR, Asked, Understood
from vivavoce.interviewers.understanding.lists.enumerations import rest_parts
from vivavoce.interviewers.understanding.lists.notes import note_taker
from vivavoce.interviewers.understanding.lists.taking import take

# A list is read with care up to here; what follows is split at its commas and line ends.
CHARS_MAX = 2000


def read_list(answer: str, asked: Asked, language: Language) -> Understood:
    """Return the items that `answer` names, in order, each once; none at all is an empty list."""
    taker = note_taker(language.code)
    cut = len(answer)
    if cut > CHARS_MAX:
        cut = max(answer.rfind(mark, 0, CHARS_MAX) for mark in ",;\n") + 1 or CHARS_MAX
    listed = take(answer[:cut], taker, asked, language)
    if cut < len(answer):
        listed.extend(rest_parts(answer[cut:]))
        firsts: dict[str, str] = {}
        for item in listed:
            firsts.setdefault(item.casefold(), item)
        listed = list(firsts.values())
    if not listed and not taker.denies(answer, asked, language):
        return UNCLEAR
    return Understood(value=listed, thin=len(listed) == 1 and taker.is_vague(listed[0]))
