"""The small tables (organizations, keys, links, guides …): whether their rows make sense."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import apsw
import msgspec

from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import Malformed
from vivavoce.journal.looks import checked
from vivavoce.journal.registry import Look, Role
from vivavoce.journal.store import COUNT_MAX
from vivavoce.stores.keeping import look_row
from vivavoce.stores.sqlite.looks import to_look
from vivavoce.upkeep.charts import is_hash, is_time, text_of
from vivavoce.upkeep.findings import Report

# Whose organizations there must be, because something refers to them.
REFERRED = """
    SELECT CAST(organization AS BLOB) FROM keys
    UNION SELECT CAST(organization AS BLOB) FROM guides
"""

LINKS_TO_NOBODY = """
    SELECT rowid FROM links WHERE NOT EXISTS (SELECT * FROM interviews WHERE id = interview)
        AND NOT EXISTS (SELECT * FROM events WHERE events.interview = links.interview)
"""

# The columns of a row of spending that are counts, in the order `_SPENDING` gives them.
COUNTS = ("requests", "input_tokens", "output_tokens", "cost_microusd", "updated_at")

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_HAS_TABLE = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)"
_SPENDING = f"""
    SELECT rowid, CAST(organization AS BLOB), CAST(month AS BLOB), CAST(model AS BLOB),
           {", ".join(COUNTS)}
    FROM spending
"""  # noqa: S608 - names of ours
_LOOKS = """
    SELECT rowid, CAST(organization AS BLOB), CAST(name AS BLOB), CAST(colour AS BLOB), logo,
           CAST(logo_type AS BLOB), CAST(sites AS BLOB), retention_days
    FROM looks
"""


class Misfit(msgspec.Struct, frozen=True, kw_only=True):
    """A row that makes no sense."""

    table: str
    number: int  # its rowid
    what: str
    way_out: str
    lost: tuple[str, ...] = ()  # columns that can be set to 0, so that the rest of it is kept


def examine_registry(connection: apsw.Connection, report: Report, known: set[str]) -> None:
    """Note what is wrong with the small tables.

    Args:
        known: the organizations that interviews belong to.
    """
    for name in missing_organizations(connection, known):
        report.add(
            "registry",
            f"Organization {name} is missing, although something belongs to it.",
            "`vivavoce doctor --repair` makes it again, under its id as name.",
        )
    for misfit in misfits(connection):
        report.add("registry", misfit.what, misfit.way_out)
    interviews = int(connection.execute("SELECT count(*) FROM interviews").get)
    owners = connection.execute(
        "SELECT count(*) FROM keys WHERE role = 'owner' AND revoked_at IS NULL"
    ).get
    if interviews and not owners:
        report.add(
            "registry",
            "There is no owner's key that works.",
            "Start once with VIVAVOCE_OWNER_KEY set to a new one.",
            is_beyond_repair=True,
        )


def missing_organizations(connection: apsw.Connection, known: set[str]) -> list[str]:
    """Return the ids of organizations that something belongs to, and that are not there.

    Args:
        known: the organizations that interviews belong to.
    """
    there = {value for (value,) in connection.execute("SELECT CAST(id AS BLOB) FROM organizations")}
    referred = {text_of(value) for (value,) in connection.execute(REFERRED)} | known
    return sorted(name for name in referred if name and name.encode() not in there)


def misfits(connection: apsw.Connection) -> Iterator[Misfit]:
    """Give each row of the small tables that makes no sense; repair takes it out.

    Of one that counts, repair keeps what can be read.
    """
    for rowid, id_, name, at in connection.execute(
        "SELECT rowid, CAST(id AS BLOB), CAST(name AS BLOB), created_at FROM organizations"
    ):
        if not _are_texts(id_, name) or not is_time(at):
            yield _misfit("organizations", rowid, "An organization's row", "made again if needed")
    yield from _keys(connection)
    yield from _links(connection)
    yield from _guides(connection)
    for rowid, link, key, at in connection.execute(
        "SELECT rowid, hash, CAST(key AS BLOB), expires_at FROM sessions"
    ):
        if not is_hash(link) or not _are_texts(key) or not is_time(at):
            yield _misfit("sessions", rowid, "A browser's session", "signed in again")
    # A backup of an earlier version has no such tables.
    if connection.execute(_HAS_TABLE, ("sign_ins",)).get:
        yield from _sign_ins(connection)
    if connection.execute(_HAS_TABLE, ("spending",)).get:
        yield from _spending(connection)
    if connection.execute(_HAS_TABLE, ("looks",)).get:
        yield from _looks(connection)


def _sign_ins(connection: apsw.Connection) -> Iterator[Misfit]:
    for rowid, link, key, at in connection.execute(
        "SELECT rowid, hash, CAST(key AS BLOB), expires_at FROM sign_ins"
    ):
        if not is_hash(link) or not _are_texts(key) or not is_time(at):
            yield _misfit("sign_ins", rowid, "A sign-in link", "replaced: a start prints one")


def _keys(connection: apsw.Connection) -> Iterator[Misfit]:
    for rowid, id_, organization, name, role, link, at in connection.execute(
        "SELECT rowid, CAST(id AS BLOB), CAST(organization AS BLOB), CAST(name AS BLOB), "
        "CAST(role AS BLOB), hash, created_at FROM keys"
    ):
        is_role = text_of(role) in set(Role)
        if not (_are_texts(id_, organization, name) and is_role and is_hash(link) and is_time(at)):
            yield _misfit("keys", rowid, "A key's row", "replaced: make a new key")


def _links(connection: apsw.Connection) -> Iterator[Misfit]:
    for rowid, link, organization, at in connection.execute(
        "SELECT rowid, hash, CAST(organization AS BLOB), created_at FROM links"
    ):
        if not is_hash(link) or not _are_texts(organization) or not is_time(at):
            yield _misfit("links", rowid, "A candidate's link", "made again in the console")
    for (rowid,) in connection.execute(LINKS_TO_NOBODY):
        yield Misfit(
            table="links",
            number=rowid,
            what="A candidate's link leads to an interview of which nothing is left.",
            way_out="`vivavoce doctor --repair` takes it out; the interview is only in a backup.",
        )


def _guides(connection: apsw.Connection) -> Iterator[Misfit]:
    for rowid, id_, version, told, source in connection.execute(
        "SELECT rowid, CAST(id AS BLOB), CAST(version AS BLOB), CAST(hash AS BLOB), "
        "CAST(source AS BLOB) FROM guides"
    ):
        made = hashlib.sha256(source or b"").hexdigest()
        if text_of(told) == made and text_of(source) is not None and _are_texts(id_, version):
            continue
        name = f"{text_of(id_) or 'illegible'} {text_of(version) or ''}".strip()
        yield Misfit(
            table="guides",
            number=rowid,
            what=f"A version of guide {name} is not what was kept.",
            way_out="`vivavoce doctor --repair` takes it out; the next start brings a built-in "
            "guide back, your own comes back with `vivavoce guide add FILE`.",
        )


def _spending(connection: apsw.Connection) -> Iterator[Misfit]:
    for rowid, organization, month, model, *counts in connection.execute(_SPENDING):
        told = text_of(month) or ""
        if not _are_texts(organization, model) or not _MONTH.fullmatch(told):
            yield Misfit(
                table="spending",
                number=rowid,
                what="A row of spending names no organization, month or model.",
                way_out="`vivavoce doctor --repair` takes it out; each interview still tells what "
                "its own messages cost.",
            )
            continue
        lost = [
            name for name, count in zip(COUNTS, counts, strict=True) if not _counts(name, count)
        ]
        if lost:
            yield Misfit(
                table="spending",
                number=rowid,
                what=f"Spending of {text_of(organization)} on {text_of(model)} in {told} is known "
                f"in part: {', '.join(lost)} cannot be read.",
                way_out="`vivavoce doctor --repair` counts these from 0 again and keeps the rest; "
                "each interview still tells what its own messages cost.",
                lost=tuple(lost),
            )


def _looks(connection: apsw.Connection) -> Iterator[Misfit]:
    """Give looks that could not have been kept like this."""
    for rowid, organization, *row in connection.execute(_LOOKS):
        try:
            look = to_look(OrganizationId(text_of(organization) or ""), row)
            is_sound = bool(look.organization) and row == _kept(look) and checked(look) == look
        except Malformed:
            is_sound = False
        if not is_sound:
            yield _misfit("looks", rowid, "How an organization shows itself", "set again")


def _kept(look: Look) -> list[Any]:
    """Return the columns of a look as they come when they are in order."""
    return [value.encode() if isinstance(value, str) else value for value in look_row(look)[1:]]


def _counts(name: str, value: Any) -> bool:
    if name == "updated_at":
        return is_time(value)
    if value is None:
        return name == "cost_microusd"
    return isinstance(value, int) and 0 <= value <= COUNT_MAX


def _misfit(table: str, number: int, what: str, becomes: str) -> Misfit:
    return Misfit(
        table=table,
        number=number,
        what=f"{what} makes no sense.",
        way_out=f"`vivavoce doctor --repair` takes it out; it can be {becomes}.",
    )


def _are_texts(*values: Any) -> bool:
    return all(text_of(value) for value in values)
