"""Lists of people as they are pasted and uploaded: from mail programs, spreadsheets, by hand.

What was understood is shown before anything is made of it, so reading guesses where it can,
and says for every line what is wrong with it.
"""

import csv
import io
import re
from collections.abc import Sequence

import msgspec

from vivavoce.domain.text import check_label
from vivavoce.errors import Malformed

PEOPLE_MAX = 1_000
COLUMNS_MAX = 50

# With one way to read each text: what is no address is refused as quickly as one is taken.
_ADDRESS = r"[^\s@<>,;\"]+@[^\s@<>,;\".]+(?:\.[^\s@<>,;\".]+)+"
_EMAIL = re.compile(_ADDRESS)
# "Ada Lovelace <ada@example.org>", with what a mail program puts around and behind it.
_MAILBOX = re.compile(rf"\s*\"?(?P<name>[^<>]*?)\"?\s*<\s*(?P<email>{_ADDRESS})\s*>\s*[,;]?\s*")
_END_OF_MAILBOX = re.compile(r">[ \t]*[,;]")
_BETWEEN = re.compile(r"[,; \t]+")

# More than a name may have, so that what was cut is refused; and no pattern takes long.
_CELL_CHARS_MAX = 1_100

_DELIMITERS = "\t;,"
# A cell over so many lines: a quote was opened and never closed.
_LINES_IN_A_CELL_MAX = 20

# How columns are called in the five languages of the pages.
_NAMES = {
    *("name", "full name", "candidate", "participant"),
    *("kandidat", "vollständiger name", "nom", "nom complet", "nombre", "nombre completo"),
    *("nimi", "täisnimi", "kandidaat"),
}
_FIRST_NAMES = {"first name", "firstname", "given name", "vorname", "prénom", "eesnimi"}
_LAST_NAMES = {
    *("last name", "lastname", "surname", "family name", "nachname", "nom de famille"),
    *("apellido", "apellidos", "perekonnanimi"),
}
_EMAILS = {
    *(
        "e-mail",
        "email",
        "mail",
        "e-mail address",
        "email address",
        "e-mail-adresse",
        "emailadresse",
    ),
    *("adresse e-mail", "courriel", "correo", "correo electrónico", "e-post", "meil"),
}


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on a list. One with a `problem` is left out."""

    line: int  # counted from 1
    name: str = ""
    email: str = ""
    problem: str | None = None


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Which column holds what, counted from 0; None: none does. `second` follows `name`."""

    name: int | None = None
    second: int | None = None
    email: int | None = None


class PeopleList(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood of a list.

    `header` holds the names of its columns, if it begins with them; `columns` which of them
    were used. `remarks` are sentences about the whole.
    """

    people: Sequence[Person]
    header: Sequence[str] = ()
    columns: Columns = Columns()
    remarks: Sequence[str] = ()

    @property
    def usable(self) -> list[Person]:
        """Those who can be invited."""
        return [person for person in self.people if person.problem is None]


def decode_list(content: bytes) -> tuple[str, list[str]]:
    """Return the text of an uploaded file, and what to say about how it was read.

    Raises:
        Malformed: it is no text, but a workbook perhaps.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace"), []
    if b"\0" in content:  # as in every workbook, picture and PDF
        raise Malformed(
            "The file is no text. Save the spreadsheet as CSV and choose that, or paste the rows.",
            field="people",
        )
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        remark = (
            "The file is not UTF-8 and was read as Windows Latin: look at names with accents, "
            "or save it as UTF-8."
        )
        return content.decode("cp1252", "replace"), [remark]


def read_people(
    text: str, *, columns: Columns | None = None, remarks: Sequence[str] = ()
) -> PeopleList:
    """Return what can be understood of a list of people, in its order.

    Args:
        columns: which column holds what, if somebody said so; None: by their names, or by
            what stands in them.
        remarks: what there is to say about the text already.

    Raises:
        Malformed: nobody is on it, more than `PEOPLE_MAX` are, or it is no text.
    """
    rows = _rows(_one_each(text.removeprefix("\ufeff")))
    header = rows[0][1] if rows and (columns is not None or _has_header(rows)) else []
    body = rows[1:] if header else rows
    if header and columns is None:
        columns = _columns(header, body)
    if not body:
        raise Malformed("Nobody is on the list; write a line for each person.", field="people")
    if len(body) > PEOPLE_MAX:
        raise Malformed(
            f"The list has {len(body):,} lines; at most {PEOPLE_MAX:,} people are invited at "
            "once. Send it in parts.",
            field="people",
        )
    people = _without_repeats([_person(line, cells, columns) for line, cells in body])
    return PeopleList(
        people=people, header=header, columns=columns or Columns(), remarks=list(remarks)
    )


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold something, each with the line it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows = []
    begins = 1
    try:
        for row in reader:
            cells = [_trimmed(cell) for cell in row[:COLUMNS_MAX]]
            if any(cell.count("\n") > _LINES_IN_A_CELL_MAX for cell in row):
                raise Malformed(
                    f"A quote that begins in line {begins} is never closed; mend it, or remove it.",
                    field="people",
                )
            if any(cells):
                rows.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Malformed(
            f"Line {reader.line_num} cannot be read ({error}); mend it.", field="people"
        ) from error
    return rows


def _delimiter(text: str) -> str:
    """Return what most lines are divided by; a mail program's lines by nothing we need."""
    lines = [line for line in text.splitlines() if line.strip()][:50]
    plain = [line for line in lines if not _MAILBOX.fullmatch(_trimmed(line))]
    counts = {mark: sum(mark in line for line in plain) for mark in _DELIMITERS}
    return max(counts, key=lambda mark: counts[mark]) if any(counts.values()) else "\t"


def _trimmed(text: str) -> str:
    """Return the beginning of `text` with single spaces in it; patterns are slow on many."""
    return " ".join(text.split())[:_CELL_CHARS_MAX]


def _one_each(text: str) -> str:
    """Return the text with a line for each of several addresses that share one."""
    return "\n".join(each for line in text.splitlines() for each in _divided(line))


def _divided(line: str) -> list[str]:
    """Return the parts of `Ada <a@x.org>, Grace <g@x.org>` or `a@x.org; g@x.org`, else the line."""
    words = [word for word in _BETWEEN.split(line) if word]
    if len(words) > 1 and all("@" in word and "<" not in word for word in words):
        return words
    parts = _END_OF_MAILBOX.split(line)
    if len(parts) < 2 or not all("<" in part and "@" in part for part in parts if part.strip()):
        return [line]
    return [part if ">" in part else f"{part}>" for part in parts if part.strip()]


def _has_header(rows: Sequence[tuple[int, list[str]]]) -> bool:
    """Whether the first row names columns: in words we know, or has no address, unlike others."""
    first, body = rows[0][1], rows[1:]
    if any("@" in cell for cell in first):
        return False
    if any(cell.casefold() in _NAMES | _FIRST_NAMES | _LAST_NAMES | _EMAILS for cell in first):
        return True
    with_address = sum(any("@" in cell for cell in cells) for _, cells in body)
    return len(first) > 1 and all(first) and with_address > len(body) / 2


def _columns(header: Sequence[str], body: Sequence[tuple[int, list[str]]]) -> Columns:
    def find(names: set[str]) -> int | None:
        places = [at for at, cell in enumerate(header) if cell.casefold() in names]
        return places[0] if places else None

    email = find(_EMAILS)
    if email is None:
        counts = [sum("@" in _cell(cells, at) for _, cells in body) for at in range(len(header))]
        email = counts.index(max(counts)) if any(counts) else None
    first, last, whole = find(_FIRST_NAMES), find(_LAST_NAMES), find(_NAMES)
    if whole is None and (first is not None or last is not None):
        name, second = (last, None) if first is None else (first, last)
        return Columns(name=name, second=second, email=email)
    if whole is None:
        whole = next(
            (at for at in range(len(header)) if at != email and _is_worded(body, at)), None
        )
    return Columns(name=whole, email=email)


def _is_worded(body: Sequence[tuple[int, list[str]]], column: int) -> bool:
    """Whether a column holds words for the most part, not numbers or nothing."""
    worded = sum(any(each.isalpha() for each in _cell(cells, column)) for _, cells in body)
    return worded > len(body) / 2


def _person(line: int, cells: Sequence[str], columns: Columns | None) -> Person:
    if columns is None:
        name, email = _guessed(cells)
    else:
        parts = (_cell(cells, columns.name), _cell(cells, columns.second))
        name, email = " ".join(filter(None, parts)), _cell(cells, columns.email)
        if mailbox := _MAILBOX.fullmatch(email):
            name, email = name or mailbox["name"].strip(), mailbox["email"]
    return Person(line=line, name=name, email=email, problem=_problem(name, email))


def _guessed(cells: Sequence[str]) -> tuple[str, str]:
    """Return name and address of a row whose columns nobody named."""
    for cell in (", ".join(filter(None, cells))[:_CELL_CHARS_MAX], *cells):
        if mailbox := _MAILBOX.fullmatch(cell):
            name = mailbox["name"].strip()
            return name or next(filter(None, (each for each in cells if each != cell)), ""), (
                mailbox["email"]
            )
    emails = [cell for cell in cells if "@" in cell]
    names = [cell for cell in cells if cell and "@" not in cell]
    return names[0] if names else "", emails[0] if emails else ""


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _problem(name: str, email: str) -> str | None:
    if not name and not email:
        return "Neither a name nor an e-mail address."
    if email and not _EMAIL.fullmatch(email):
        return "That is no e-mail address."
    try:
        check_label(name, field="The name")
        check_label(email, field="The e-mail address")
    except Malformed as error:
        return str(error)
    return None


def _without_repeats(people: Sequence[Person]) -> list[Person]:
    """Return the same people; who stands there twice, by the address, has a problem."""
    first: dict[str, int] = {}
    found = []
    for person in people:
        address = person.email.casefold()
        if person.problem is not None or address not in first:
            found.append(person)
        else:
            problem = f"The same address as in line {first[address]}."
            found.append(msgspec.structs.replace(person, problem=problem))
        if person.problem is None and address:
            first.setdefault(address, person.line)
    return found
