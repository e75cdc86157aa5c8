"""What the pages of one interview say of it: sources in the words, events, actors, answers."""

from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from tests.strategies import events, plain_values, texts
from vivavoce.domain.events import (
    AnyEvent,
    InterviewPaused,
    InterviewResumed,
    MessageAdded,
    Paradata,
    ProfileUpdated,
    Speaker,
)
from vivavoce.domain.guide import Information, Option, ValueType
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.web.console.actors import actor_in_words
from vivavoce.web.console.answers import Answer, answers
from vivavoce.web.console.chart import HEIGHT, TOP, chart
from vivavoce.web.console.sources import Span, marked, spans
from vivavoce.web.console.telling import duration, told
from vivavoce.web.rendering import visible

AT = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
ANY = Information(id="any", label="Any")
KEY = "01890000-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("letters", "It answers Letters.", ["Letters"]),
        ("two\nlines", "In two   lines.", ["two   lines"]),
        ("First.\nSecond.", "Well. Second.", ["Second."]),
        ("art", "A smart party.", []),
        (400, "About 400 a week.", ["400"]),
        (12_000, "About 12,000 a week.", ["12,000"]),
        (3.5, "It takes 3.5 hours.", ["3.5"]),
        (["Lumi", "Aino", "Sisu"], "Aino and Lumi.", ["Lumi", "Aino"]),
        ({"from": "May", "to": "June"}, "From May to June.", ["May", "June"]),
        (True, "Yes, true.", []),
        (None, "Nothing.", []),
        ("", "Nothing.", []),
    ],
)
def test_a_values_words_are_found_where_somebody_said_them(
    value: Any, text: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in spans(value, ANY, text)] == found


def test_a_choice_is_found_by_what_people_call_it() -> None:
    tone = Information(
        id="tone",
        label="Tone",
        type=ValueType.CHOICE,
        options=[Option(id="formal", labels=["Formal", "by the book"])],
    )
    text = "Strictly by the book, please."
    assert [text[start:end] for start, end in spans("formal", tone, text)] == ["by the book"]


@given(texts(), plain_values())
def test_whatever_is_looked_for_is_found_within_the_text_or_not_at_all(
    text: str, value: Any
) -> None:
    shown = visible(text)
    assert all(0 <= start < end <= len(shown) for start, end in spans(value, ANY, shown))


@given(texts(max_size=30), st.data())
def test_marks_change_no_word_and_let_no_markup_through(text: str, data: st.DataObject) -> None:
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    chosen = data.draw(st.lists(places.filter(lambda place: place[0] < place[1]), max_size=4))
    found = [Span(start, end, f"said-{n}-1", "<b>") for n, (start, end) in enumerate(chosen)]
    page = marked(text, found)
    assert "<b>" not in page
    assert unescape(Markup(page).striptags()) == unescape(Markup.escape(text).striptags())
    assert all(page.count(f'id="said-{n}-1"') == 1 for n in range(len(chosen)))


def test_words_that_several_values_rest_on_are_one_mark_that_each_leads_to() -> None:
    found = [Span(0, 5, "said-1-1", "Name"), Span(3, 9, "said-2-1", "City")]
    assert marked("Mari, Tartu.", found) == (
        '<mark title="Name, City"><span id="said-1-1"></span><span id="said-2-1"></span>'
        "Mari, Tar</mark>tu."
    )


@settings(max_examples=50)
@given(events(), st.dictionaries(texts(), texts(), max_size=2))
def test_every_kind_of_event_is_told_in_words(event: AnyEvent, labels: dict[str, str]) -> None:
    what = told(event, labels)
    assert what.what
    assert not what.what.endswith(".")
    assert all(line.strip() and "\n" not in line for line in what.lines)


def test_what_was_learned_is_told_by_label_value_and_standing() -> None:
    event = ProfileUpdated(
        changes={
            "role": ProfileValue(value="Clerk"),
            "size": ProfileValue(value=3, status=FieldStatus.PARTIAL),
            "pay": ProfileValue(status=FieldStatus.REFUSED),
            "old": None,
        }
    )
    assert told(event, {"role": "Role", "size": "Size"}).lines == [
        "Role: Clerk",
        "Size: 3 (partly)",
        "pay: would rather not say",
        "old: taken back",
    ]


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        ("candidate", "Candidate"),
        ("system", "Vivavoce"),
        ("interviewer:scripted", "The script"),
        ("interviewer:my-own", "my-own"),
        (f"owner:{KEY}", "Owner, key “laptop”"),
        ("owner:01890000-0000-7000-8000-00000000ffff", "Owner"),
        ("owner", "Owner"),
        ("owner:local", "Owner, on the server’s machine"),
        ("reviewer:llm", "Reviewer: A model"),
        ("import", "Import"),
        ("somebody", "somebody"),
    ],
)
def test_actors_are_named_the_way_one_speaks_of_them(actor: str, words: str) -> None:
    assert actor_in_words(actor, {KEY: "laptop"}) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "less than 1 s"),
        (1, "1 s"),
        (59.6, "1 min"),
        (125, "2 min 5 s"),
        (3_600, "1 h"),
        (86_400 * 3 + 14_400, "3 d 4 h"),
    ],
)
def test_lengths_of_time_are_said_to_two_of_their_units(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def message(seq: int, speaker: Speaker, **fields: Any) -> MessageAdded:
    return MessageAdded(id=MessageId(f"m{seq}"), speaker=speaker, text="Well.", **fields)


def test_an_answer_is_timed_from_the_words_before_it_and_tells_what_came_between() -> None:
    measured = Paradata(typing_ms=4_500, edits=2, sent_offline=True)
    happened: list[tuple[int, datetime, AnyEvent]] = [
        (2, AT, message(2, Speaker.INTERVIEWER)),
        (3, AT + timedelta(seconds=5), InterviewPaused()),
        (4, AT + timedelta(seconds=60), InterviewResumed()),
        (5, AT + timedelta(seconds=90), message(5, Speaker.CANDIDATE, paradata=measured)),
        (6, AT + timedelta(seconds=95), message(6, Speaker.CANDIDATE)),
    ]
    first, second = answers(happened)
    assert (first.waited_s, first.typing_s, first.edits) == (90, 4.5, 2)
    assert first.besides == ["written offline", "paused", "resumed"]
    assert (second.waited_s, second.besides) == (95, [])
    # What was not measured is not taken for nothing.
    assert (second.typing_s, second.edits, second.is_measured) == (None, None, False)


def test_in_a_copy_an_answer_is_timed_by_when_the_words_were_said() -> None:
    copied_at = AT + timedelta(days=3)
    said_at = AT + timedelta(seconds=40)
    [answer] = answers(
        [
            (2, copied_at, message(2, Speaker.INTERVIEWER, said_at=AT)),
            (3, copied_at, message(3, Speaker.CANDIDATE, said_at=said_at)),
        ]
    )
    assert (answer.recorded_at, answer.waited_s) == (said_at, 40)


def test_a_clock_set_back_makes_no_answer_come_before_its_question() -> None:
    [answer] = answers(
        [
            (2, AT, message(2, Speaker.INTERVIEWER)),
            (3, AT - timedelta(hours=1), message(3, Speaker.CANDIDATE)),
        ]
    )
    assert answer.waited_s == 0


@given(
    st.lists(
        st.tuples(
            st.none() | st.floats(0, 1e9, allow_nan=False),
            st.none() | st.floats(0, 1e9, allow_nan=False),
        ),
        max_size=8,
    )
)
def test_every_mark_of_the_chart_is_within_it(times: list[tuple[float | None, ...]]) -> None:
    given_answers = [
        Answer(
            id=MessageId(f"m{n}"), seq=n, text="", recorded_at=AT, waited_s=waited, typing_s=typing
        )
        for n, (waited, typing) in enumerate(times)
    ]
    drawn = chart(given_answers)
    for mark in drawn.marks:
        assert drawn.left < mark.x < drawn.right <= drawn.width
        for y in (mark.waited_y, mark.typing_y):
            assert y is None or TOP <= y <= TOP + HEIGHT
    assert all(TOP <= y <= TOP + HEIGHT for y, _ in drawn.grid)
