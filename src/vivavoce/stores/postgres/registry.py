"""Organizations, looks, keys, links, sessions, sign-ins and guides in PostgreSQL.

The promises are those of `journal.registry.Registry`. Everything here is rare and
small, so each call is one statement, and each write one commit. Who turns somebody away
tells the other nodes in that same commit, so that none goes on letting them in.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from psycopg import errors

from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.journal.moments import to_time, to_time_or_none, to_us, to_us_or_none
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
from vivavoce.stores.postgres import guides, looks, packing, telling
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.connections import Connections
from vivavoce.stores.postgres.guides import guide_row, to_guide
from vivavoce.stores.postgres.looks import LINK_COLUMNS
from vivavoce.stores.postgres.rows import to_id

T = TypeVar("T")

KEY_COLUMNS = "id, organization, name, role, hash, created_at, revoked_at"

ORGANIZATIONS = "SELECT id, name, created_at FROM organizations ORDER BY created_at, id"

# Both rows or neither. Another node may add either of them in the same moment: a taken id
# conflicts, a taken key fails the whole statement.
ADD_ORGANIZATION = f"""
    WITH added AS (
        INSERT INTO organizations (id, name, created_at)
        SELECT %s::text, %s::text, %s::bigint
        WHERE NOT EXISTS (SELECT FROM keys WHERE hash = %s)
        ON CONFLICT (id) DO NOTHING RETURNING id
    )
    INSERT INTO keys ({KEY_COLUMNS})
    SELECT %s::text, added.id, %s::text, %s::text, %s::bytea, %s::bigint, %s::bigint FROM added
"""  # noqa: S608 - column names of ours

ADD_KEY = f"""
    INSERT INTO keys ({KEY_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (hash) DO NOTHING
"""  # noqa: S608 - column names of ours

REVOKE_KEY = """
    UPDATE keys SET revoked_at = coalesce(revoked_at, %s) WHERE organization = %s AND id = %s
"""

ADD_LINK = f"""
    INSERT INTO links ({LINK_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT (hash) DO NOTHING
"""  # noqa: S608 - column names of ours

REVOKE_LINKS = "UPDATE links SET revoked_at = %s WHERE interview = %s AND revoked_at IS NULL"

# Forgets the expired on the way, except those that another node is forgetting just now.
_ADD_EXPIRING = """
    WITH expired AS (
        DELETE FROM {table} WHERE hash IN (
            SELECT hash FROM {table}
            WHERE expires_at < extract(epoch FROM now()) * 1000000
            FOR UPDATE SKIP LOCKED
        )
    )
    INSERT INTO {table} (hash, key, expires_at) VALUES (%s, %s, %s)
    ON CONFLICT (hash) DO UPDATE SET key = excluded.key, expires_at = excluded.expires_at
"""
ADD_SESSION = _ADD_EXPIRING.format(table="sessions")
ADD_SIGN_IN = _ADD_EXPIRING.format(table="sign_ins")

SESSION = "SELECT hash, key, expires_at FROM sessions WHERE hash = %s"
REMOVE_SESSION = "DELETE FROM sessions WHERE hash = %s"
TAKE_SIGN_IN = "DELETE FROM sign_ins WHERE hash = %s RETURNING hash, key, expires_at"


class PostgresRegistry:
    """Small durable things, in the same database as the journal."""

    def __init__(self, connections: Connections, *, node: str) -> None:
        self._connections = connections
        self._node = node

    async def add_organization(self, organization: Organization, owner: Key) -> bool:
        id_, _, name, role, hashed, created_at, revoked_at = key_row(owner)
        at = to_us(organization.created_at)
        parameters = (
            *(organization.id, organization.name, at, hashed),
            *(id_, name, role, hashed, created_at, revoked_at),
        )

        async def add(line: Line) -> bool:
            try:
                return (await line.execute(ADD_ORGANIZATION.encode(), parameters)).rowcount > 0
            except errors.UniqueViolation:
                return False

        return await self._connections.run(add)

    async def organizations(self) -> list[Organization]:
        return [
            Organization(id=OrganizationId(row[0]), name=row[1], created_at=to_time(row[2]))
            for row in await self._connections.rows(ORGANIZATIONS)
        ]

    async def look(self, organization: OrganizationId) -> Look:
        found = await self._connections.rows(looks.LOOK, (organization,))
        return looks.to_look(organization, found[0]) if found else Look(organization=organization)

    async def set_look(self, look: Look) -> None:
        await self._connections.change(looks.SET_LOOK, look_row(look))

    async def swap_look(self, before: Look, after: Look) -> bool:
        parameters = (*look_row(after), *look_row(before)[1:])
        return await self._connections.change(looks.SWAP_LOOK, parameters) > 0

    async def add_key(self, key: Key) -> None:
        await self._connections.change(ADD_KEY, key_row(key))

    async def key_by_hash(self, secret_hash: bytes) -> Key | None:
        return _one(await self._keys("hash = %s", (secret_hash,)))

    async def key_by_id(self, key_id: str) -> Key | None:
        return _one(await self._keys("id = %s", (key_id,)))

    async def keys(self, organization: OrganizationId) -> list[Key]:
        return await self._keys("organization = %s ORDER BY created_at, id", (organization,))

    async def revoke_key(self, organization: OrganizationId, key_id: str, at: datetime) -> bool:
        return await self._turn_away(REVOKE_KEY, (to_us(at), organization, key_id), of="id")

    async def add_link(self, link: Link) -> None:
        await self._connections.change(
            ADD_LINK,
            (
                link.hash,
                link.interview,
                link.organization,
                link.generation,
                to_us(link.created_at),
                to_us_or_none(link.revoked_at),
            ),
        )

    async def link_by_hash(self, token_hash: bytes) -> Link | None:
        return _one(await self._links("hash = %s", (token_hash,)))

    async def links(self, interview: InterviewId) -> list[Link]:
        return await self._links("interview = %s ORDER BY generation", (interview,))

    async def revoke_links(self, interview: InterviewId, at: datetime) -> None:
        await self._turn_away(REVOKE_LINKS, (to_us(at), interview), of="interview")

    async def open_links(
        self, organization: OrganizationId, *, after: Link | None = None, limit: int
    ) -> list[Link]:
        if after is None:
            found = await self._connections.rows(looks.OPEN_LINKS, (organization, limit))
        else:
            last = (to_us(after.created_at), after.hash)
            found = await self._connections.rows(
                looks.OPEN_LINKS_AFTER, (organization, *last, limit)
            )
        return [_link(row) for row in found]

    async def revoke_these(
        self, organization: OrganizationId, hashes: Sequence[bytes], at: datetime
    ) -> None:
        parameters = (to_us(at), packing.blobs(hashes), organization)
        await self._turn_away(looks.REVOKE_LINKS, parameters, of="interview")

    async def add_session(self, session: Session) -> None:
        await self._connections.change(
            ADD_SESSION, (session.hash, session.key, to_us(session.expires_at))
        )

    async def session_by_hash(self, secret_hash: bytes) -> Session | None:
        found = await self._connections.rows(SESSION, (secret_hash,))
        return _one([Session(hash=row[0], key=row[1], expires_at=to_time(row[2])) for row in found])

    async def remove_session(self, secret_hash: bytes) -> None:
        await self._turn_away(REMOVE_SESSION, (secret_hash,), of="key")

    async def add_sign_in(self, sign_in: SignIn) -> None:
        await self._connections.change(
            ADD_SIGN_IN, (sign_in.hash, sign_in.key, to_us(sign_in.expires_at))
        )

    async def take_sign_in(self, secret_hash: bytes) -> SignIn | None:
        # Not through `rows`, which may ask twice: what was taken would seem never offered.
        async def take(line: Line) -> list[tuple[Any, ...]]:
            cursor = await line.execute(TAKE_SIGN_IN.encode(), (secret_hash,))
            return await cursor.fetchall()

        found = await self._connections.run(take)
        return _one([SignIn(hash=row[0], key=row[1], expires_at=to_time(row[2])) for row in found])

    async def add_guide(self, guide: GuideVersion) -> bool:
        async def add(line: Line) -> bool:
            async with line.transaction():
                await line.execute(guides.LOCK_GUIDES, (guide.organization,))
                return (await line.execute(guides.ADD_GUIDE, guide_row(guide))).rowcount > 0

        return await self._connections.run(add)

    async def retire_guide(self, organization: OrganizationId, guide: GuideId) -> bool:
        async def retire(line: Line) -> bool:
            async with line.transaction():
                await line.execute(guides.LOCK_GUIDES, (organization,))
                return (await line.execute(guides.RETIRE_GUIDE, (organization, guide))).rowcount > 0

        return await self._connections.run(retire)

    async def guide_by_hash(
        self, organization: OrganizationId, source_hash: str
    ) -> GuideVersion | None:
        return _one(
            await self._guides("organization = %s AND hash = %s", (organization, source_hash))
        )

    async def newest_guide(
        self, organization: OrganizationId, guide: GuideId
    ) -> GuideVersion | None:
        return _one(
            await self._guides(
                "organization = %s AND id = %s AND chosen > 0 ORDER BY chosen DESC LIMIT 1",
                (organization, guide),
            )
        )

    async def newest_guides(self, organization: OrganizationId) -> list[GuideVersion]:
        return await self._of_organization(guides.NEWEST_GUIDES, organization)

    async def retired_guides(self, organization: OrganizationId) -> list[GuideVersion]:
        return await self._of_organization(guides.RETIRED_GUIDES, organization)

    async def guide_versions(
        self, organization: OrganizationId, guide: GuideId
    ) -> list[KeptVersion]:
        return [
            KeptVersion(id=GuideId(row[0]), version=row[1], hash=row[2], created_at=to_time(row[3]))
            for row in await self._connections.rows(guides.GUIDE_VERSIONS, (organization, guide))
        ]

    async def _keys(self, where: str, parameters: Sequence[Any]) -> list[Key]:
        query = f"SELECT {KEY_COLUMNS} FROM keys WHERE {where}"  # noqa: S608 - clauses of ours
        return [
            Key(
                id=row[0],
                organization=OrganizationId(row[1]),
                name=row[2],
                role=Role(row[3]),
                hash=row[4],
                created_at=to_time(row[5]),
                revoked_at=to_time_or_none(row[6]),
            )
            for row in await self._connections.rows(query, parameters)
        ]

    async def _links(self, where: str, parameters: Sequence[Any]) -> list[Link]:
        query = f"SELECT {LINK_COLUMNS} FROM links WHERE {where}"  # noqa: S608 - clauses of ours
        return [_link(row) for row in await self._connections.rows(query, parameters)]

    async def _guides(self, where: str, parameters: Sequence[Any]) -> list[GuideVersion]:
        query = f"SELECT {guides.GUIDE_COLUMNS} FROM guides WHERE {where}"  # noqa: S608 - clauses of ours
        return [to_guide(row) for row in await self._connections.rows(query, parameters)]

    async def _of_organization(self, sql: str, organization: OrganizationId) -> list[GuideVersion]:
        found = await self._connections.rows(sql, (organization, organization))
        return [to_guide(row) for row in found]

    async def _turn_away(self, change: str, parameters: Sequence[Any], *, of: str) -> bool:
        """Carry out a change and tell all nodes, in one commit; tell whether it changed a row.

        Args:
            of: the column with the interviews, or keys, whose pages are to be turned away.
        """
        sql = f"WITH changed AS ({change} RETURNING {of} AS ended) {_COUNTED_AND_TOLD}"
        told = (telling.CHANNEL, telling.revoked(self._node))

        async def carry_out(line: Line) -> bool:
            cursor = await line.execute(sql.encode(), (*parameters, *told))
            row = await cursor.fetchone()
            assert row is not None, "an aggregate gives one row"
            return bool(row[0])

        return await self._connections.run(carry_out)


_COUNTED_AND_TOLD = f"""
    SELECT count(*), CASE WHEN count(*) > 0 THEN pg_notify(%s, %s || {telling.NAMED}) END
    FROM changed
"""  # noqa: S608 - clauses of ours


def _link(row: Sequence[Any]) -> Link:
    return Link(
        hash=row[0],
        interview=to_id(row[1]),
        organization=OrganizationId(row[2]),
        generation=row[3],
        created_at=to_time(row[4]),
        revoked_at=to_time_or_none(row[5]),
    )


def _one(found: Sequence[T]) -> T | None:
    return found[0] if found else None
