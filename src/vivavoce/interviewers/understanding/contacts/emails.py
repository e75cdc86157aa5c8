"""E-mail addresses, written or spoken."""

import re
from collections.abc import Iterator

from vivavoce.interviewers.understanding.contacts.spoken import (
    FOUND_MAX,
    preferred,
    words_of,
    written_out,
)
from vivavoce.interviewers.understanding.tokens import plain

LOCAL_CHARS_MAX = 64  # RFC 5321, 4.5.3.1.1
DOMAIN_CHARS_MAX = 255
TRIES_MAX = 60  # "@" signs that are looked at
LOCAL = re.compile(r"[\w.!#$%&*+/=?^`{|}~'-]{1,64}$")
DOMAIN = re.compile(r"\w(?:[\w-]|\.(?=\w)){0,254}")
SPACED_AT = re.compile(r"[ ]?@[ ]?")
TYPED_COMMA = re.compile(r"[\w-]+,(?:com|org|net|edu|gov|co|de|ee|eu|uk|io)\b", re.IGNORECASE)
AROUND_LOCAL = ".!?'`*/={|}~&#$%^"  # more often punctuation than part of an address


def email(text: str, question: str, code: str) -> str | None:
    """Return the address in `text` that counts, its domain in lower case."""
    direct = list(_found(plain(text)))
    if direct:
        return preferred(plain(text), direct, code, question)
    joined = SPACED_AT.sub("@", plain(text))
    said = written_out(joined, code, "at", "dot", "dash", "underscore", "plus")
    names = set(words_of(code).no_names)
    spoken = [entry for entry in _found(said) if entry[2].partition("@")[0].casefold() not in names]
    return preferred(said, spoken, code, question)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the valid addresses in `text`, with where they begin and end."""
    from email_validator import EmailNotValidError, validate_email

    at, found = text.find("@"), 0
    for _ in range(TRIES_MAX):
        if at < 0 or found == FOUND_MAX:
            return
        local = LOCAL.search(text[max(0, at - LOCAL_CHARS_MAX) : at])
        domain = DOMAIN.match(text, at + 1, at + 1 + DOMAIN_CHARS_MAX)
        name = local[0].lstrip(AROUND_LOCAL) if local else ""
        name = name[len("mailto:") :] if name.lower().startswith("mailto:") else name
        host = _host(text, at + 1, domain[0] if domain else "")
        if name and "." in host:
            try:
                valid = validate_email(
                    f"{name}@{host}",
                    check_deliverability=False,
                    globally_deliverable=False,
                    test_environment=True,
                )
            except EmailNotValidError:
                pass
            else:
                found += 1
                yield (
                    at - len(name),
                    at + 1 + len(host),
                    f"{valid.local_part}@{valid.domain.lower()}",
                )
        at = text.find("@", at + 1)


def _host(text: str, at: int, host: str) -> str:
    """Return the host; a comma typed for the dot of its end is put right."""
    if "." in host:
        return host
    typed = TYPED_COMMA.match(text, at, at + DOMAIN_CHARS_MAX)
    return typed[0].replace(",", ".") if typed else host
