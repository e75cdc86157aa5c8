"""However long an answer is and whatever is made of it, judging it holds nobody else up.

What is looked at is bounded, so what was not looked at has to be refused. Work is counted in
calls of functions, which are the same on every machine.
"""

import logging
import random
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.interviewers.checks.corpus import Case, cases, is_supported
from tests.interviewers.conversation import Conversation
from vivavoce.domain.guide import ValueType
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import ProfileValue
from vivavoce.domain.text import MESSAGE_BYTES_MAX
from vivavoce.interviewers.checks import Code, Objection, changes_objections, objections
from vivavoce.interviewers.interviewer import Reply, View

logger = logging.getLogger(__name__)

# Less than 20 ms where the bound was set; without one it is 8 million.
CALLS_MAX = 300_000
ITEMS = 8
REFUSED_SHARE_MAX = 0.09
WHOLE = {ValueType.CHOICE, ValueType.BOOLEAN}  # read from how an answer begins
STORY = "I could tell you many stories about that. "
MORE = {
    ValueType.CHOICE: ", options: [{ id: full, labels: [full time] }, "
    "{ id: part, labels: [part time] }]",
    ValueType.NUMBER: ", unit: years",
}
SAID = (
    "We are a team of twelve people in Tallinn, and most of us have been here for about 5 years. "
    "I would say it is a full time job. We started on 1 March 2024. You can write to "
    "ada@example.com or call +372 5555 1234, and our page is https://acme.example.com. We use "
    "Python, Go and Rust for the most part. Yes, it is remote work. "
)
TRUE = {
    ValueType.TEXT: "A team of twelve people in Tallinn",
    ValueType.LIST: ["Python", "Go", "Rust"],
    ValueType.NUMBER: 5,
    ValueType.BOOLEAN: True,
    ValueType.CHOICE: "full",
    ValueType.DATE: "2024-03-01",
    ValueType.EMAIL: "ada@example.com",
    ValueType.PHONE: "+37255551234",
}
INVENTED = {
    ValueType.TEXT: "A team of thirteen nurses in Tartu",
    ValueType.LIST: ["Python", "Java"],
    ValueType.NUMBER: 7,
    ValueType.BOOLEAN: False,
    ValueType.CHOICE: "part",
    ValueType.DATE: "2025-04-01",
    ValueType.EMAIL: "ida@example.com",
    ValueType.PHONE: "+37255559999",
}


def guide(types: list[ValueType], language: str) -> str:
    information = [
        f"  - {{ id: i{at}, label: Item {at}, type: {type_}{MORE.get(type_, '')} }}"
        for at, type_ in enumerate(types)
    ]
    questions = [
        f"      - {{ id: q{at}, ask: What is item {at} about?, collects: [i{at}] }}"
        for at in range(len(types))
    ]
    head = ["id: long", 'version: "1"', "title: Long", f"languages: [{language}]", "information:"]
    rest = ["opening: Hello.", "sections:", "  - id: all", "    questions:", *questions]
    return "\n".join([*head, *information, *rest, "closing: { say: Goodbye. }"])


def judged(
    values: list[tuple[ValueType, Any]], *said: str, language: str = "en"
) -> Callable[[], list[Objection]]:
    """Return what judges these values, made of all that was said."""
    talk = Conversation(guide([type_ for type_, _ in values], language), language=language)
    talk.say(*(text.encode()[:MESSAGE_BYTES_MAX].decode(errors="ignore") for text in said))
    sources = tuple(message.id for message in talk.interview.transcript[1:])
    changes: dict[str, ProfileValue | None] = {
        f"i{at}": ProfileValue(value=value, sources=sources) for at, (_, value) in enumerate(values)
    }
    view = View(interview=talk.interview, guide=talk.guide)
    return lambda: objections(view, Reply(say="Thank you. What else is there?", changes=changes))


def calls_of(judge: Callable[[], Any]) -> int:
    """Return how many functions `judge` calls, once the words of its languages are loaded."""
    judge()
    count = 0

    def counted(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        judge()
    finally:
        sys.setprofile(before)
    return count


# --- what is made of it ---


def words_of(rng: random.Random, letters: str, size: range, before: str = "") -> str:
    made = ("".join(rng.choices(letters, k=rng.choice(size))) for _ in range(4_000))
    return " ".join(before + word for word in made)


def repeated(rng: random.Random, words: str, between: str = " ") -> str:
    return between.join(rng.choices(words.split(), k=8_000))


LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHAPES: dict[str, Callable[[random.Random], str]] = {
    "random words": lambda rng: words_of(rng, LETTERS, range(3, 13)),
    "one beginning": lambda rng: words_of(rng, LETTERS, range(4, 6), "inter"),
    "short words": lambda rng: words_of(rng, LETTERS, range(2, 4)),
    "one word": lambda rng: words_of(rng, LETTERS, range(8, 9)).replace(" ", ""),
    "long words": lambda rng: words_of(rng, LETTERS, range(60, 61)),
    "capitals": lambda rng: words_of(rng, LETTERS, range(3, 13)).title(),
    "accents": lambda rng: words_of(rng, "éüõ" + LETTERS, range(4, 9)),
    "figures": lambda rng: words_of(rng, "0123456789", range(1, 7)),
    "phones": lambda rng: words_of(rng, "0123456789", range(4, 5), "+49 30 "),
    "numbers": lambda rng: repeated(rng, "one two three seven twenty thirty hundred thousand"),
    "dates": lambda rng: repeated(rng, "march monday january 12 2026 may the of in next"),
    "denials": lambda rng: repeated(rng, "not no never the work is don't"),
    "commas": lambda rng: words_of(rng, LETTERS, range(4, 5)).replace(" ", ","),
    "sentences": lambda rng: words_of(rng, LETTERS, range(3, 4)).replace(" ", ". "),
    "links": lambda rng: words_of(rng, LETTERS, range(4, 5)).replace(" ", " and "),
    "addresses": lambda rng: words_of(rng, LETTERS, range(4, 5), "ada@").replace(" ", ".com "),
    "signs": lambda rng: words_of(rng, "漢字仮名交文", range(20, 40)),
    "yes and no": lambda rng: repeated(rng, "yes no maybe", ". "),
}


def made_up(rng: random.Random, type_: ValueType, words: str, source: str) -> Any:
    """Return a value of a type that was not said, as long as one may be."""
    heard = source.split()
    fewer = " ".join(rng.sample(heard, min(len(heard), 300)))
    text = rng.choice([words[:4_000], fewer, source[300:60_000], words[:700].title()])
    return {
        ValueType.TEXT: text,
        ValueType.LIST: [text[at * 80 : at * 80 + 80].strip() or "x" for at in range(50)],
        ValueType.NUMBER: rng.choice([1_234_567, 2019, 41.5, {"min": 17, "max": 90}]),
        ValueType.BOOLEAN: rng.random() < 0.5,
        ValueType.CHOICE: rng.choice(["full", "part"]),
        ValueType.DATE: rng.choice(["2031", "2031-07-19"]),
        ValueType.EMAIL: "somebody@elsewhere.example.org",
        ValueType.PHONE: "+4930999888777",
        ValueType.URL: "https://elsewhere.example.org/" + "a.b/" * 400,
    }[type_]


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(SHAPES)), min_size=1, max_size=3),
    st.sampled_from(sorted(SHAPES)),
    st.lists(st.sampled_from(list(ValueType)), min_size=ITEMS, max_size=ITEMS)
    | st.sampled_from(list(ValueType)).map(lambda type_: [type_] * ITEMS),
    st.sampled_from(["en", "de", "et", "fi"]),
    st.integers(0, 2**32),
)
def test_the_work_is_bounded_whatever_was_said_and_is_claimed(
    said: list[str], claimed: str, types: list[ValueType], language: str, seed: int
) -> None:
    rng = random.Random(seed)
    texts = [SHAPES[shape](rng) for shape in said]
    words = SHAPES[claimed](rng)
    values = [(type_, made_up(rng, type_, words, texts[-1])) for type_ in types]
    judge = judged(values, *texts, language=language)
    calls = calls_of(judge)
    assert calls <= CALLS_MAX, calls
    assert judge() == judge(), "the same reply is judged alike"


def test_much_that_was_made_up_of_many_messages_is_bounded_too() -> None:
    values = [(type_, INVENTED[type_]) for type_ in INVENTED] * 12
    said = [SAID * 20] * 30
    calls = calls_of(judged(values, *said))
    logger.info("calls to judge %d values from %d long messages: %d", len(values), len(said), calls)
    assert calls <= CALLS_MAX


def test_quotations_and_a_farewell_are_bounded_too() -> None:
    talk = Conversation(guide([ValueType.TEXT], "en")).say(*[SAID * 60] * 10)
    view = View(interview=talk.interview, guide=talk.guide)
    quoting = Reply(say='"a" ' * 7_000)
    leaving = Reply(say="Goodbye.", done=True)
    for reply in (quoting, leaving):
        assert calls_of(lambda reply=reply: objections(view, reply)) <= CALLS_MAX  # type: ignore[misc]


# --- what is still found ---


@pytest.mark.parametrize("times", [2, 4, 8])
def test_eight_things_told_at_once_are_all_taken_in(times: int) -> None:
    assert judged(list(TRUE.items()), SAID * times)() == []


@pytest.mark.parametrize("stories", [0, 80, 800])
def test_of_eight_things_made_up_none_is_taken_in(stories: int) -> None:
    found = judged(list(INVENTED.items()), STORY * stories + SAID)()
    assert [each.code for each in found] == [Code.UNSUPPORTED] * len(INVENTED)


@pytest.mark.parametrize("type_", [each for each in TRUE if each not in WHOLE])
def test_what_is_said_late_in_the_longest_answer_counts(type_: ValueType) -> None:
    said = (STORY * 800)[: MESSAGE_BYTES_MAX - len(SAID) - 1] + " " + SAID
    assert judged([(type_, TRUE[type_])], said)() == []


def in_stories(case: Case) -> Case:
    """Return the case with what was said at the end of a very long answer."""
    *earlier, last = case.said
    return replace(case, said=[*earlier, STORY * 300 + last])


def test_invented_values_are_found_in_the_longest_answers() -> None:
    invented = [in_stories(case) for case in cases("invented")]
    missed = [case.value for case in invented if is_supported(case)]
    logger.info("invented values missed in long answers: %d of %d", len(missed), len(invented))
    assert not missed


def test_what_was_said_is_found_in_the_longest_answers() -> None:
    said = [in_stories(case) for case in cases("supported") if case.type not in WHOLE]
    refused = [case.value for case in said if not is_supported(case)]
    logger.info("supported values refused in long answers: %d of %d", len(refused), len(said))
    assert len(refused) <= REFUSED_SHARE_MAX * len(said), refused


def test_a_value_that_cannot_be_compared_whole_is_refused() -> None:
    claimed = SAID * 30 + "She was a nurse in Tartu for ten years."
    for texts in ([SAID * 40], [SAID * 40, STORY * 700]):
        found = judged([(ValueType.TEXT, claimed)], *texts)()
        assert [each.code for each in found] == [Code.UNSUPPORTED]
        assert "Tartu" not in found[0].sentence


def test_the_longest_answer_itself_may_be_kept_word_for_word() -> None:
    said = (SAID * 200)[: MESSAGE_BYTES_MAX - 1].strip()
    talk = Conversation(guide([ValueType.TEXT], "en")).say(said)
    view = View(interview=talk.interview, guide=talk.guide)
    heard = talk.interview.heard or MessageId("none")
    changes: dict[str, ProfileValue | None] = {"i0": ProfileValue(value=said, sources=(heard,))}
    assert changes_objections(view, changes) == []
