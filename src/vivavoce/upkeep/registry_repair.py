"""Repairing the small tables: what is at hand is put back, what makes no sense is taken out."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime

import apsw

from vivavoce.domain.events import GuideRef
from vivavoce.journal.moments import to_us
from vivavoce.stores.sqlite.connection import transaction
from vivavoce.stores.sqlite.registry import ADD_GUIDE
from vivavoce.upkeep.registry import Misfit, misfits, missing_organizations


def mend_registry(connection: apsw.Connection, at_hand: Mapping[str, str], done: list[str]) -> None:
    """Remove rows that would stop a start, and put back sources of guides that are at hand.

    Of counters only those go that cannot be read.

    Args:
        at_hand: sources of guides by their hash.
        done: gets a sentence for each thing done.
    """
    connection.pragma("foreign_keys", False)
    with transaction(connection):
        for misfit in list(misfits(connection)):
            if misfit.table == "guides" and _is_put_back(connection, misfit, at_hand):
                done.append(f"{misfit.what} It is again: its source was at hand.")
                continue
            if misfit.lost:
                _count_from_0(connection, misfit)
                done.append(misfit.what)
                continue
            connection.execute(
                f"DELETE FROM {misfit.table} WHERE rowid = ?",  # noqa: S608 - names of ours
                (misfit.number,),
            )
            done.append(f"Taken out: {misfit.what}")


def bring_back(
    connection: apsw.Connection,
    organizations: set[str],
    pinned: Collection[tuple[str, GuideRef]],
    at_hand: Mapping[str, str],
    now: datetime,
    done: list[str],
) -> None:
    """Make organizations again that interviews or keys belong to, and guides they run on.

    Args:
        organizations: those interviews belong to.
        pinned: the guides they run on, each with its organization.
    """
    for name in missing_organizations(connection, organizations):
        connection.execute(
            "INSERT OR IGNORE INTO organizations (id, name, created_at) VALUES (?, ?, ?)",
            (name, name, to_us(now)),
        )
        done.append(f"Organization {name} is there again.")
    for organization, guide in pinned:
        source = at_hand.get(guide.hash)
        is_kept = connection.execute(
            "SELECT EXISTS (SELECT * FROM guides WHERE organization = ? AND hash = ?)",
            (organization, guide.hash),
        ).get
        if source is not None and not is_kept:
            connection.execute(
                ADD_GUIDE,
                (organization, guide.id, guide.version, guide.hash, source, to_us(now)),
            )
            done.append(f"Guide {guide.id} {guide.version} is there again: it was at hand.")


def _count_from_0(connection: apsw.Connection, misfit: Misfit) -> None:
    """Let the lost counts of a row begin anew, and keep the others."""
    anew = ", ".join(f"{name} = 0" for name in misfit.lost)
    connection.execute(
        f"UPDATE {misfit.table} SET {anew} WHERE rowid = ?",  # noqa: S608 - names of ours
        (misfit.number,),
    )


def _is_put_back(connection: apsw.Connection, misfit: Misfit, at_hand: Mapping[str, str]) -> bool:
    """Put a guide's source or hash back, if one at hand is the one that was kept."""
    [(told, made)] = connection.execute(
        "SELECT CAST(hash AS BLOB), CAST(source AS BLOB) FROM guides WHERE rowid = ?",
        (misfit.number,),
    )
    by_hash = at_hand.get(bytes(told).decode(errors="replace"))
    by_source = hashlib.sha256(made).hexdigest()
    if by_hash is not None:
        connection.execute("UPDATE guides SET source = ? WHERE rowid = ?", (by_hash, misfit.number))
    elif by_source in at_hand:
        connection.execute(
            "UPDATE OR IGNORE guides SET hash = ? WHERE rowid = ?", (by_source, misfit.number)
        )
    return not any(
        still.table == "guides" and still.number == misfit.number for still in misfits(connection)
    )
