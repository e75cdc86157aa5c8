"""Which topic a question is about, by its words; what people say then is in `phrases/topics.py`."""

import functools
import re

from vivavoce.characters.phrases.topics import KEYWORDS
from vivavoce.domain.guide import Question

GENERAL = "general"
SAID_CHARS_MAX = 300  # the question stands at the end
_WORD = re.compile(r"[a-z]+")
_TOPICS = {topic: frozenset(words.split()) for topic, words in KEYWORDS.items()}


def topic_of(question: Question | None, said: str) -> str:
    """Return the topic of a question, or of the words `said` when it is none of the guide's."""
    if question is None:
        return _topic(said[-SAID_CHARS_MAX:])
    # What the question is called and collects says more than how it is put.
    ask = question.ask if isinstance(question.ask, str) else next(iter(question.ask.values()))
    called = " ".join([question.id, *question.collects])
    return _topic(f"{called} {called} {ask}")


@functools.lru_cache(maxsize=4_096)
def _topic(text: str) -> str:
    words = _WORD.findall(text.casefold())
    counts = {topic: sum(word in known for word in words) for topic, known in _TOPICS.items()}
    best = max(counts, key=lambda topic: counts[topic])
    return best if counts[best] else GENERAL
