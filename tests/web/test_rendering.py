"""What the pages show of what people wrote."""

from datetime import UTC, datetime, timedelta, timezone

import jinja2
import pytest

from vivavoce.web.rendering import (
    amount,
    dollars,
    environment,
    excerpt,
    moment,
    plain,
    render,
    rfc3339,
    visible,
)


def test_control_characters_are_shown_as_symbols_and_do_nothing() -> None:
    assert visible("red \x1b[31m bell \x07 del \x7f c1 \x85") == "red ␛[31m bell ␇ del ␡ c1 \\x85"


def test_overrides_of_direction_are_shown_and_what_arabic_and_hebrew_need_stays() -> None:
    assert visible("a \u202etxt.exe\u202c \u202d1") == "a \\u202etxt.exe\u202c \\u202d1"
    kept = "\u061c\u200e\u200f \u202a\u202b\u202c \u2066\u2067\u2068\u2069"
    assert visible(kept) == kept


def test_line_ends_of_any_kind_become_newlines_and_tabs_stay() -> None:
    assert visible("a\r\nb\rc\nd\te") == "a\nb\nc\nd\te"


def test_an_excerpt_is_one_line_and_says_where_it_was_cut() -> None:
    assert excerpt("one\n\n two") == "one two"
    assert excerpt("abcdefgh", 5) == "abcd…"


def test_times_are_shown_in_utc_whatever_zone_they_come_in() -> None:
    late = datetime(2026, 11, 3, 1, 5, tzinfo=timezone(timedelta(hours=2)))
    assert moment(late) == "2 Nov 2026, 23:05 UTC"
    assert rfc3339(late) == "2026-11-02T23:05:00.000Z"
    assert rfc3339("2026-11-03T01:05:00.123456Z") == "2026-11-03T01:05:00.123Z"
    assert moment(datetime(2026, 11, 3, 1, 5, tzinfo=UTC)) == moment("2026-11-03T01:05:00Z")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "yes"),
        (3.5, "3.5"),
        (["a", "b"], "a, b"),
        ({"from": 1, "to": ["x", False]}, "from: 1; to: x, no"),
        ("a\x00b", "a␀b"),
    ],
)
def test_profile_values_are_written_the_way_people_write(value: object, shown: str) -> None:
    assert plain(value) == shown


def test_counts_and_costs_are_written_the_way_people_read_them() -> None:
    assert amount(1_234_567) == "1,234,567"
    assert [dollars(microusd) for microusd in (0, 1, 9_999, 10_000, 1_234_560_000)] == [
        "$0.00",
        "less than $0.01",
        "less than $0.01",
        "$0.01",
        "$1,234.56",
    ]


def test_what_people_wrote_never_becomes_markup() -> None:
    page = render("error.html", code=404, detail="<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_page_that_lacks_something_is_an_error_not_a_gap() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("error.html")


def test_no_template_has_inline_scripts_or_styles() -> None:
    for name in environment().list_templates():
        source, _, _ = environment().loader.get_source(environment(), name)  # type: ignore[union-attr]
        assert " style=" not in source, name
        assert "<style" not in source, name
        assert " onclick=" not in source, name
        modules = source.count('<script type="module" src=')
        data = source.count('<script type="application/json"')  # is read, never run
        assert source.count("<script") == modules + data, name
