"""Lists of people, as they come from mail programs, spreadsheets and hands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivavoce.errors import Malformed
from vivavoce.service.people_lists import PEOPLE_MAX, Columns, decode_list, read_people

ADA = ("Ada Lovelace", "ada@example.org")
GRACE = ("Grace Hopper", "grace@example.org")


def understood(text: str, columns: Columns | None = None) -> list[tuple[str, str]]:
    return [(one.name, one.email) for one in read_people(text, columns=columns).usable]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace <ada@example.org>\nGrace Hopper <grace@example.org>\n",
        '"Ada Lovelace" <ada@example.org>, Grace Hopper <grace@example.org>',
        "Ada Lovelace, ada@example.org\r\nGrace Hopper, grace@example.org",
        "Ada Lovelace\tada@example.org\nGrace Hopper\tgrace@example.org",
        "ada@example.org;Ada Lovelace\n\n\ngrace@example.org;Grace Hopper\n",
        "Name;E-Mail\nAda Lovelace;ada@example.org\nGrace Hopper;grace@example.org",
        "\ufeffE-Mail;Name\nada@example.org;Ada Lovelace\ngrace@example.org;Grace Hopper",
        "Vorname,Nachname,E-Mail\nAda,Lovelace,ada@example.org\nGrace,Hopper,grace@example.org",
        "No,Who,Contact\n1,Ada Lovelace,ada@example.org\n2,Grace Hopper,grace@example.org",
        'Name,Email\n"Ada\nLovelace",ada@example.org\nGrace  Hopper , grace@example.org',
    ],
)
def test_the_same_two_people_in_many_ways(text: str) -> None:
    assert understood(text) == [ADA, GRACE]


def test_addresses_alone_names_alone_and_a_comma_in_a_name() -> None:
    assert understood("a@example.org, b@example.org; c@example.org") == [
        ("", "a@example.org"),
        ("", "b@example.org"),
        ("", "c@example.org"),
    ]
    assert understood("Ada\nGrace\nAda") == [("Ada", ""), ("Grace", ""), ("Ada", "")]
    assert understood("Lovelace, Ada <ada@example.org>\n") == [("Lovelace, Ada", ADA[1])]
    assert understood('name,email\n"Lovelace, ""Ada""",ada@example.org') == [
        ('Lovelace, "Ada"', ADA[1])
    ]


def test_every_line_that_is_left_out_says_why() -> None:
    found = read_people(
        "name;email\nAda;ada@example.org\nNobody;nix\n;\nAgain;ADA@example.org\n"
        f"{'x' * 2000};long@example.org\n"
    )
    assert [(one.line, one.problem) for one in found.people if one.problem] == [
        (3, "That is no e-mail address."),
        (5, "The same address as in line 2."),
        (6, found.people[-1].problem),
    ]
    assert "1,024" in (found.people[-1].problem or "")


def test_columns_may_be_named_by_whoever_looks_at_it() -> None:
    text = "Mail,Team,Wer\nada@example.org,A,Ada Lovelace"
    assert understood(text, Columns(name=2, email=0)) == [ADA]
    assert understood(text, Columns(name=1, second=2, email=0)) == [("A Ada Lovelace", ADA[1])]
    assert understood(text, Columns(name=9, email=0)) == [("", ADA[1])]


def test_a_file_in_an_older_encoding_is_read_and_said_to_be() -> None:
    text, remarks = decode_list("Jürgen;j@example.org".encode("cp1252"))
    assert text == "Jürgen;j@example.org"
    assert "not UTF-8" in remarks[0]
    assert decode_list("Jürgen".encode("utf-8-sig")) == ("Jürgen", [])
    assert decode_list("Jürgen".encode("utf-16")) == ("Jürgen", [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Nobody is on the list"),
        (" \n\t\n", "Nobody is on the list"),
        ("name,email\n", "Nobody is on the list"),
        ("\n".join(f"Person {n}" for n in range(PEOPLE_MAX + 1)), "at most 1,000"),
        ('"Ada\n' + "Grace\n" * 40, "never closed"),
        ("x" * 200_000, "Line 1 cannot be read"),
    ],
)
def test_what_is_no_list_says_why(text: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read_people(text)


@given(st.text(alphabet=st.sampled_from('ab@.,;<>"\t\n\r \0é\u2028='), max_size=200))
def test_whatever_is_pasted_is_understood_or_refused(text: str) -> None:
    try:
        found = read_people(text)
    except Malformed:
        return
    assert all(one.name or one.email for one in found.usable)
    assert len({one.email.casefold() for one in found.usable if one.email}) == sum(
        bool(one.email) for one in found.usable
    )


@pytest.mark.parametrize("filling", [" ", "\t", "a@.", '"<', "<a@b"])
def test_lines_of_one_character_hold_nobody_up(filling: str) -> None:
    """A pattern took a second for each of them, and the whole server stood still meanwhile."""
    lines = ["ada@example.org", *[f"Ada{filling * 1_100}x"] * 200]
    assert ("", "ada@example.org") in understood("\n".join(lines))


@pytest.mark.parametrize("begin", [b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n"])
def test_a_workbook_or_a_picture_is_refused_with_the_way_out(begin: bytes) -> None:
    with pytest.raises(Malformed, match="as CSV") as refused:
        decode_list(begin + bytes(range(256)))
    assert refused.value.field == "people"
