"""Organizations, looks, keys, links, sessions, sign-ins and guides in SQLite.

The promises are those of `journal.registry.Registry`. Everything here is rare and
small, so each call is one statement, and each write one commit.

`guides.chosen` orders the versions of a guide: the highest is the newest. Below zero
is what was retired; its place among the others is the number without the sign.

The times are for people. Where damage left one that makes no sense, the nearest there is
is read, so that one of them does not keep a server from starting (I7).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

import apsw
import msgspec

from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.errors import DamagedRecord, DamagedRegistry
from vivavoce.journal.moments import to_us, to_us_or_none
from vivavoce.journal.registry import (
    GuideVersion,
    KeptVersion,
    Key,
    Link,
    Look,
    Organization,
    Role,
    Session,
    SignIn,
)
from vivavoce.stores.keeping import key_row, look_row
from vivavoce.stores.sqlite import looks
from vivavoce.stores.sqlite.connection import transaction, translated
from vivavoce.stores.sqlite.looks import LINK_COLUMNS
from vivavoce.stores.sqlite.rows import nearest_time, nearest_time_or_none, to_blob, to_id
from vivavoce.stores.sqlite.worker import Worker

T = TypeVar("T")

KEY_COLUMNS = "id, organization, name, role, hash, created_at, revoked_at"
GUIDE_COLUMNS = "organization, id, version, hash, source, created_at"

ADD_KEY = f"""
    INSERT INTO keys ({KEY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING
"""  # noqa: S608 - column names of ours

TAKEN = """
    SELECT EXISTS (SELECT * FROM organizations WHERE id = ?)
        OR EXISTS (SELECT * FROM keys WHERE hash = ?)
"""

ADD_GUIDE = """
    INSERT INTO guides (organization, id, version, hash, source, created_at, chosen)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, coalesce(max(abs(chosen)), 0) + 1
    FROM guides WHERE organization = ?1 AND id = ?2
    ON CONFLICT (organization, hash) DO UPDATE SET chosen = excluded.chosen
    WHERE guides.chosen <> excluded.chosen - 1
"""

RETIRE_GUIDE = """
    UPDATE guides SET chosen = -chosen WHERE organization = ? AND id = ? AND chosen > 0
"""

GUIDE_VERSIONS = """
    SELECT id, version, hash, created_at FROM guides
    WHERE organization = ? AND id = ? ORDER BY abs(chosen) DESC
"""

# Retiring turns what was chosen below zero: the lowest was the newest.
RETIRED_GUIDES = f"""
    SELECT {GUIDE_COLUMNS} FROM guides AS retired
    WHERE organization = ?1 AND chosen = (
        SELECT min(chosen) FROM guides
        WHERE organization = ?1 AND id = retired.id HAVING max(chosen) < 0
    )
    ORDER BY id
"""  # noqa: S608 - column names of ours

NEWEST_GUIDES = f"""
    SELECT {GUIDE_COLUMNS} FROM guides AS newest
    WHERE organization = ?1 AND chosen > 0 AND chosen = (
        SELECT max(chosen) FROM guides WHERE organization = ?1 AND id = newest.id
    )
    ORDER BY id
"""  # noqa: S608 - column names of ours


class SqliteRegistry:
    """Small durable things, in the same file as the journal."""

    def __init__(self, writer: Worker, reader: Worker) -> None:
        self._writer = writer
        self._reader = reader

    async def add_organization(self, organization: Organization, owner: Key) -> bool:
        def add(connection: apsw.Connection) -> bool:
            with transaction(connection):
                taken = connection.execute(TAKEN, (organization.id, owner.hash)).get
                if taken:
                    return False
                connection.execute(
                    "INSERT INTO organizations (id, name, created_at) VALUES (?, ?, ?)",
                    (organization.id, organization.name, to_us(organization.created_at)),
                )
                connection.execute(ADD_KEY, key_row(owner))
            return True

        with translated():
            return await self._writer.run(add)

    async def organizations(self) -> list[Organization]:
        found = await self._rows(
            "SELECT id, name, created_at FROM organizations ORDER BY created_at, id",
            of="organization",
        )
        return [
            Organization(id=OrganizationId(row[0]), name=row[1], created_at=nearest_time(row[2]))
            for row in found
        ]

    async def look(self, organization: OrganizationId) -> Look:
        found = await self._rows(looks.LOOK, (organization,), of="look")
        return looks.to_look(organization, found[0]) if found else Look(organization=organization)

    async def set_look(self, look: Look) -> None:
        await self._change(looks.SET_LOOK, look_row(look))

    async def swap_look(self, before: Look, after: Look) -> bool:
        parameters = (*look_row(after), *look_row(before)[1:])
        return await self._change(looks.SWAP_LOOK, parameters)

    async def add_key(self, key: Key) -> None:
        await self._change(ADD_KEY, key_row(key))

    async def key_by_hash(self, secret_hash: bytes) -> Key | None:
        return _one(await self._keys("hash = ?", (secret_hash,)))

    async def key_by_id(self, key_id: str) -> Key | None:
        return _one(await self._keys("id = ?", (key_id,)))

    async def keys(self, organization: OrganizationId) -> list[Key]:
        return await self._keys("organization = ? ORDER BY created_at, id", (organization,))

    async def revoke_key(self, organization: OrganizationId, key_id: str, at: datetime) -> bool:
        return await self._change(
            "UPDATE keys SET revoked_at = coalesce(revoked_at, ?) "
            "WHERE organization = ? AND id = ?",
            (to_us(at), organization, key_id),
        )

    async def add_link(self, link: Link) -> None:
        await self._change(
            f"INSERT INTO links ({LINK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) "  # noqa: S608 - column names of ours
            "ON CONFLICT (hash) DO NOTHING",
            (
                link.hash,
                to_blob(link.interview),
                link.organization,
                link.generation,
                to_us(link.created_at),
                to_us_or_none(link.revoked_at),
            ),
        )

    async def link_by_hash(self, token_hash: bytes) -> Link | None:
        return _one(await self._links("hash = ?", (token_hash,)))

    async def links(self, interview: InterviewId) -> list[Link]:
        return await self._links("interview = ? ORDER BY generation", (to_blob(interview),))

    async def revoke_links(self, interview: InterviewId, at: datetime) -> None:
        await self._change(
            "UPDATE links SET revoked_at = ? WHERE interview = ? AND revoked_at IS NULL",
            (to_us(at), to_blob(interview)),
        )

    async def open_links(
        self, organization: OrganizationId, *, after: Link | None = None, limit: int
    ) -> list[Link]:
        last = (None, None) if after is None else (to_us(after.created_at), after.hash)
        found = await self._rows(looks.OPEN_LINKS, (organization, *last, limit), of="link")
        return [_link(row) for row in found]

    async def revoke_these(
        self, organization: OrganizationId, hashes: Sequence[bytes], at: datetime
    ) -> None:
        digits = msgspec.json.encode([each.hex() for each in hashes]).decode()
        await self._change(looks.REVOKE_LINKS, (to_us(at), organization, digits))

    async def add_session(self, session: Session) -> None:
        await self._change("DELETE FROM sessions WHERE expires_at < unixepoch('now') * 1000000")
        await self._change(
            "INSERT OR REPLACE INTO sessions (hash, key, expires_at) VALUES (?, ?, ?)",
            (session.hash, session.key, to_us(session.expires_at)),
        )

    async def session_by_hash(self, secret_hash: bytes) -> Session | None:
        found = await self._rows(
            "SELECT hash, key, expires_at FROM sessions WHERE hash = ?",
            (secret_hash,),
            of="session",
        )
        return _one(
            [Session(hash=row[0], key=row[1], expires_at=nearest_time(row[2])) for row in found]
        )

    async def remove_session(self, secret_hash: bytes) -> None:
        await self._change("DELETE FROM sessions WHERE hash = ?", (secret_hash,))

    async def add_sign_in(self, sign_in: SignIn) -> None:
        await self._change("DELETE FROM sign_ins WHERE expires_at < unixepoch('now') * 1000000")
        await self._change(
            "INSERT OR REPLACE INTO sign_ins (hash, key, expires_at) VALUES (?, ?, ?)",
            (sign_in.hash, sign_in.key, to_us(sign_in.expires_at)),
        )

    async def take_sign_in(self, secret_hash: bytes) -> SignIn | None:
        def take(connection: apsw.Connection) -> list[tuple[Any, ...]]:
            return connection.execute(
                "DELETE FROM sign_ins WHERE hash = ? RETURNING hash, key, expires_at",
                (secret_hash,),
            ).fetchall()

        try:
            with translated():
                found = await self._writer.run(take)
        except DamagedRecord as error:
            raise _damaged("sign-in link") from error
        return _one(
            [SignIn(hash=row[0], key=row[1], expires_at=nearest_time(row[2])) for row in found]
        )

    async def add_guide(self, guide: GuideVersion) -> bool:
        return await self._change(
            ADD_GUIDE,
            (
                guide.organization,
                guide.id,
                guide.version,
                guide.hash,
                guide.source,
                to_us(guide.created_at),
            ),
        )

    async def retire_guide(self, organization: OrganizationId, guide: GuideId) -> bool:
        return await self._change(RETIRE_GUIDE, (organization, guide))

    async def guide_by_hash(
        self, organization: OrganizationId, source_hash: str
    ) -> GuideVersion | None:
        return _one(
            await self._guides("organization = ? AND hash = ?", (organization, source_hash))
        )

    async def newest_guide(
        self, organization: OrganizationId, guide: GuideId
    ) -> GuideVersion | None:
        return _one(
            await self._guides(
                "organization = ? AND id = ? AND chosen > 0 ORDER BY chosen DESC LIMIT 1",
                (organization, guide),
            )
        )

    async def newest_guides(self, organization: OrganizationId) -> list[GuideVersion]:
        return [_guide(row) for row in await self._rows(NEWEST_GUIDES, (organization,), of="guide")]

    async def retired_guides(self, organization: OrganizationId) -> list[GuideVersion]:
        found = await self._rows(RETIRED_GUIDES, (organization,), of="guide")
        return [_guide(row) for row in found]

    async def guide_versions(
        self, organization: OrganizationId, guide: GuideId
    ) -> list[KeptVersion]:
        return [
            KeptVersion(
                id=GuideId(row[0]), version=row[1], hash=row[2], created_at=nearest_time(row[3])
            )
            for row in await self._rows(GUIDE_VERSIONS, (organization, guide), of="guide")
        ]

    async def _keys(self, where: str, parameters: Sequence[Any]) -> list[Key]:
        query = f"SELECT {KEY_COLUMNS} FROM keys WHERE {where}"  # noqa: S608 - clauses of ours
        found = await self._rows(query, parameters, of="key")
        return [
            Key(
                id=row[0],
                organization=OrganizationId(row[1]),
                name=row[2],
                role=Role(row[3]),
                hash=row[4],
                created_at=nearest_time(row[5]),
                revoked_at=nearest_time_or_none(row[6]),
            )
            for row in found
        ]

    async def _links(self, where: str, parameters: Sequence[Any]) -> list[Link]:
        query = f"SELECT {LINK_COLUMNS} FROM links WHERE {where}"  # noqa: S608 - clauses of ours
        found = await self._rows(query, parameters, of="link")
        return [_link(row) for row in found]

    async def _guides(self, where: str, parameters: Sequence[Any]) -> list[GuideVersion]:
        query = f"SELECT {GUIDE_COLUMNS} FROM guides WHERE {where}"  # noqa: S608 - clauses of ours
        found = await self._rows(query, parameters, of="guide")
        return [_guide(row) for row in found]

    async def _rows(
        self, sql: str, parameters: Sequence[Any] = (), *, of: str
    ) -> list[tuple[Any, ...]]:
        """Return the rows of a query.

        Raises:
            DamagedRegistry: they cannot be read; `of` says what they tell of.
        """

        def query(connection: apsw.Connection) -> list[tuple[Any, ...]]:
            return connection.execute(sql, parameters).fetchall()

        try:
            with translated():
                return await self._reader.run(query)
        except DamagedRecord as error:
            raise _damaged(of) from error

    async def _change(self, sql: str, parameters: Sequence[Any] = ()) -> bool:
        """Run one statement in a commit of its own; tell whether it changed a row."""

        def change(connection: apsw.Connection) -> bool:
            connection.execute(sql, parameters)
            return connection.changes() > 0

        with translated():
            return await self._writer.run(change)


def _damaged(of: str) -> DamagedRegistry:
    return DamagedRegistry(
        f"This {of} cannot be read, because what is stored of it is damaged. No interview "
        "was changed; whoever runs this server can repair it."
    )


def _link(row: Sequence[Any]) -> Link:
    return Link(
        hash=row[0],
        interview=to_id(row[1]),
        organization=OrganizationId(row[2]),
        generation=row[3],
        created_at=nearest_time(row[4]),
        revoked_at=nearest_time_or_none(row[5]),
    )


def _guide(row: Sequence[Any]) -> GuideVersion:
    return GuideVersion(
        organization=OrganizationId(row[0]),
        id=GuideId(row[1]),
        version=row[2],
        hash=row[3],
        source=row[4],
        created_at=nearest_time(row[5]),
    )


def _one(found: Sequence[T]) -> T | None:
    return found[0] if found else None
