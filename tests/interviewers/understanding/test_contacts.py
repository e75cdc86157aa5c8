"""E-mail addresses, phone numbers and URLs, found in what was written and put in one form."""

import pytest
from hypothesis import given

from tests.interviewers.understanding.reading import NASTY, Reader, asked, long, value
from tests.strategies import texts
from vivavoce.interviewers.understanding.contacts import read_email, read_phone, read_url

READERS = {"email": read_email, "phone": read_phone, "url": read_url}


def found(kind: str, text: str, question: str = "", code: str = "en") -> str | None:
    read: Reader = READERS[kind]
    result = value(read, text, asked(kind, question), code)
    assert result is None or isinstance(result, str)
    return result


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ada@example.com", "ada@example.com"),
        ("It's Ada@Example.COM.", "Ada@example.com"),
        ("mailto:ada@example.com", "ada@example.com"),
        ("Ada Lovelace <ada@example.com>", "ada@example.com"),
        ("ada at example dot com", "ada@example.com"),
        ("ada (at) example (dot) com", "ada@example.com"),
        ("orders @ example . com", "orders@example.com"),
        ("leon underscore b at uni hyphen example dot de", "leon_b@uni-example.de"),
        ("ada@example,com", "ada@example.com"),
        ("was a@old.example, now it's b@new.example", "b@new.example"),
        ("a@old.example sorry typo!! b@new.example", "b@new.example"),
        ("ada2@example.com instead of ada@example.com", "ada2@example.com"),
        ("reach me at example dot com", None),
        ("look at the website dot com", None),
        ("@ada on the other site", None),
        ("ada@example", None),
        ("a@@example.com", None),
    ],
)
def test_an_email_address_is_found(text: str, address: str | None) -> None:
    assert found("email", text) == address


def test_the_address_is_taken_that_the_question_names() -> None:
    text = "home is a@home.example and work is b@firm.example"
    assert found("email", text, "Your work email?") == "b@firm.example"
    assert found("email", text, "Your home email?") == "a@home.example"


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("en", "+372 5559 0142", "+37255590142"),
        ("en", "00 372 5559 0142", "+37255590142"),
        ("en", "+44 (0)20 7946 0321", "+442079460321"),
        ("en", "(415) 555-0136", "+14155550136"),
        ("en", "415.555.0136 x204", "+14155550136"),
        ("en", "1-303-555-0119", "+13035550119"),
        ("en", "its plus 61 491 570 156", "+61491570156"),
        ("en", "+353 then 1 then 555 0175", "+35315550175"),
        ("en", "five oh three, five five five, oh one four seven", "+15035550147"),
        ("en", "plus four four seven seven double oh nine double oh four six one", "+447700900461"),
        ("en", "four one five, five fifty five, oh one thirty six", "+14155550136"),
        ("en", "it was 415 555 0136 but now it's 212 555 0178", "+12125550178"),
        ("en", "555 0136", None),
        ("en", "I'm 45 and have 3 kids", None),
        ("en", "on 2024-05-06", None),
        ("de", "030 1234567", "+49301234567"),
        ("et", "5559 0142", "+37255590142"),
    ],
)
def test_a_phone_number_is_put_in_e164(code: str, text: str, number: str | None) -> None:
    assert found("phone", text, code=code) == number


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/work", "https://example.org/work"),
        ("HTTPS://Shop.Example.ORG/", "https://shop.example.org"),
        (
            "http://parish.example.org/minutes/2024.html, scroll",
            "http://parish.example.org/minutes/2024.html",
        ),
        ("example.org/Me", "https://example.org/Me"),
        ("yes, www.example.org.", "https://www.example.org"),
        ("(https://video.example/watch?v=Zk31b)", "https://video.example/watch?v=Zk31b"),
        ("http://intra.example:8080/start", "http://intra.example:8080/start"),
        ("example dot org slash me", "https://example.org/me"),
        ("https colon slash slash example dot org", "https://example.org"),
        ("It was old.example, now everything is at new.example", "https://new.example"),
        ("ada@example.org", None),
        ("mail ada@example.org or see example.net", "https://example.net"),
        ("I'm done.Thanks", None),
        ("report.pdf", None),
        ("version 1.2.3", None),
        ("ftp://example.org", None),
    ],
)
def test_a_url_is_found_with_its_scheme(text: str, address: str | None) -> None:
    assert found("url", text) == address


@given(texts(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for kind in READERS:
        for code in ("en", "de", "et", "xx"):
            found(kind, text, "Where?", code)


@pytest.mark.parametrize("piece", NASTY)
@pytest.mark.parametrize("kind", list(READERS))
def test_a_long_answer_is_read_as_far_as_it_matters(kind: str, piece: str) -> None:
    for code in ("en", "et"):
        found(kind, long(piece) + "!", "Where?", code)
