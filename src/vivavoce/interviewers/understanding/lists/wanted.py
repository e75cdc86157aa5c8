"""What the question wants to be told: names, or whole sentences; times, places, people."""

from typing import NamedTuple

from vivavoce.interviewers.answer_words import ListWords
from vivavoce.interviewers.language import words

QUESTION_CHARS_MAX = 400
RUNS = (1, 2, 3, 4)  # so many words of the question in a row tell


class Wanted(NamedTuple):
    """What an item of the list may be, as far as the question tells."""

    absence: bool = False  # "what can you not eat?": a "no nuts" names nuts
    sentences: bool = False  # problems, wishes, reasons: told in sentences, which stay whole
    times: bool = False  # "every other Saturday" is an item
    people: bool = False  # "my mother" is an item


def wanted(question: str, list_words: ListWords) -> Wanted:
    """Return what `question` asks for."""
    asked = words(question[:QUESTION_CHARS_MAX])
    told = {" ".join(asked[at : at + size]) for at in range(len(asked)) for size in RUNS}
    faults = not told.isdisjoint(list_words.asks_for_faults)
    absence = not faults and not told.isdisjoint(list_words.unwanted)
    people = not told.isdisjoint(list_words.asks_for_people)
    sentences = faults or not told.isdisjoint(list_words.asks_for_sentences)
    return Wanted(
        absence=absence,
        sentences=sentences and not absence and not people,
        times=not told.isdisjoint(list_words.asks_for_times),
        people=people,
    )
