"""A connection that may be trusted with an acknowledgement.

Not every server that answers may be written to: a standby cannot, one without fsync forgets,
and an old primary that came back after another took its place acknowledges what nobody will
ever read. The timeline tells the last one: each promotion begins a new one, so a server
whose timeline is below the highest we have seen is of the past
(https://www.postgresql.org/docs/current/continuous-archiving.html, "Timelines").
"""

import asyncio
import random
import select
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, Self, TypeVar

import msgspec
import psycopg
from psycopg import AsyncConnection, IsolationLevel, errors, waiting
from psycopg.abc import PQGen

from vivavoce import errors as ours
from vivavoce.stores.postgres import packing
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.causes import Rejected, said

RV = TypeVar("RV")

_LOOK_EVERY_S = 0.1  # as psycopg does: a socket may be closed by somebody else

VERSION_MIN = 150_000

# A statement that is asked so often on one connection is prepared; a pooler knows none.
PREPARED_AFTER = 5

# What a commit has to have waited for: the server's own disk, and its synchronous standbys'.
CONFIRMED_BY = ("on", "remote_apply")

# How long it may take until a connection is made and looked at. libpq's own deadline is for
# the first part only: a server may fall silent after it.
DEADLINE_S = 5.0

# A pool waits a second before it tries again, then two; a standby is promoted sooner than that.
RETRY_AFTER_S = (0.05, 0.1, 0.2, 0.3)

# The server's part of noticing that the other side is gone. Without it a node whose machine
# lost its power, or that was stopped and no longer takes what it listens to, would keep its
# locks, and the queue of notifications from being emptied, for hours.
NOTICING = {
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "4",
    "tcp_user_timeout": "30s",
}

# Once one server can be used, others have so long to show that they are more recent;
# all the time they need as long as we know of none, so that nobody begins with one of the past.
OTHERS_PATIENCE_S = 0.25

# The server gives up waiting for a standby when it is asked to cancel or to stop, and calls
# that a success: https://www.postgresql.org/docs/15/warm-standby.html#SYNCHRONOUS-REPLICATION
WARNING = "01000"

_LOOK = """
    SELECT pg_is_in_recovery(), current_setting('transaction_read_only') = 'on',
           current_setting('server_version_num')::int, current_setting('fsync') = 'on',
           current_setting('synchronous_commit'), pg_backend_pid(), current_user::text
"""

_TIMELINE = """
    SELECT ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::bigint,
           (SELECT system_identifier FROM pg_control_system())
"""


# Whoever changes it for the whole server while we are connected does not change it for us.
_AS_SEEN = "set_config('synchronous_commit', current_setting('synchronous_commit'), false)"


class Server(msgspec.Struct, frozen=True):
    """What a connection's server told about itself."""

    timeline: int  # 0: it does not say
    system: int  # the cluster's number, the same on its standbys; 0: it does not say


class Line(AsyncConnection[tuple[Any, ...]]):
    """A connection that never cancels what it asked for, and knows what was not confirmed.

    A cancelled COMMIT is called a success by the server. Whoever gives up waiting drops the
    connection instead.
    """

    is_unconfirmed = False
    is_pooled = False  # there is a pooler in between, so the session is not ours alone
    server = Server(0, 0)  # as it was when the connection was made

    async def wait(
        self, gen: PQGen[RV], interval: float = _LOOK_EVERY_S, timeout: float | None = None
    ) -> RV:
        try:
            return await waiting.wait_async(
                gen, self.pgconn.socket, interval=interval, timeout=timeout
            )
        except asyncio.CancelledError:
            self.pgconn.finish()
            raise

    def has_ended(self) -> bool:
        """Tell whether the other side ended the connection since it was last used.

        Nothing was asked of it then, so nothing is unknown: another one will do.
        """
        arrived = select.poll()
        arrived.register(self.pgconn.socket, select.POLLIN)
        try:
            while arrived.poll(0):
                self.pgconn.consume_input()  # perhaps only that a setting changed
        except psycopg.OperationalError:
            return True
        return self.closed

    def check(self) -> None:
        """Refuse to take a commit for confirmed that no standby has confirmed.

        Raises:
            StoreUnavailable: the server gave up waiting since the last time.
        """
        if self.is_unconfirmed:
            self.is_unconfirmed = False
            raise ours.StoreUnavailable(
                "The database stopped waiting for its standby; whether it is stored is not known."
            )

    def _take_notice(self, notice: psycopg.errors.Diagnostic) -> None:
        # Any warning of that class: its words are in the server's language.
        self.is_unconfirmed |= notice.sqlstate == WARNING


class Gate:
    """Makes connections to whichever of the named servers is the primary now.

    Args:
        settings: of the session, where it is ours alone.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self.refusal: str | None = None  # why the last try gave no connection
        self._refused_since: float | None = None  # monotonic
        self._newest: dict[int, int] = {}  # the highest timeline seen, by cluster

    async def connect(self, **settings: str) -> Line:
        """Return a connection to the primary, checked.

        Raises:
            Rejected: servers answer, but none of them may be used.
            psycopg.Error: no server answers.
        """
        try:
            line = await self._connect(settings)
        except (psycopg.Error, Rejected, OSError) as error:
            self.refusal = why(error)
            if self._refused_since is None:
                self._refused_since = time.monotonic()
            raise
        self.refusal = self._refused_since = None
        return line

    async def _connect(self, settings: dict[str, str]) -> Line:
        attempts = [
            asyncio.create_task(self._reach(server, settings)) for server in self.address.servers()
        ]
        try:
            await _first_good(attempts, OTHERS_PATIENCE_S if self._newest else DEADLINE_S)
        except asyncio.CancelledError:
            for attempt in attempts:
                attempt.cancel()
                attempt.add_done_callback(_close_late)
            raise
        lines: list[tuple[int, Line]] = []
        refusals: list[BaseException] = []
        for attempt in attempts:
            if not attempt.done():
                attempt.cancel()
                attempt.add_done_callback(_close_late)
                continue
            error = attempt.exception()
            if error is not None:
                refusals.append(error)
            else:
                line, server = attempt.result()
                lines.append((server.timeline, line))
        lines.sort(key=lambda each: each[0])
        while len(lines) > 1:  # one that was promoted later took the others' place
            await lines.pop(0)[1].close()
        if lines:
            return lines[0][1]
        if not refusals:
            raise errors.ConnectionTimeout("no server answered in time")
        # A server that answers and must not be used says more than one that is silent.
        raise next((error for error in refusals if isinstance(error, Rejected)), refusals[0])

    def is_lost(self, for_s: float) -> bool:
        """Tell whether there has been no connection to be had for so long."""
        since = self._refused_since
        return since is not None and time.monotonic() - since >= for_s

    def is_past(self, line: Line) -> bool:
        """Tell whether another server has taken the place of this connection's since."""
        return line.server.timeline < self._newest.get(line.server.system, 0)

    async def _reach(self, conninfo: str, settings: dict[str, str]) -> tuple[Line, Server]:
        try:
            async with asyncio.timeout(DEADLINE_S):
                return await self._make(conninfo, settings)
        except TimeoutError as error:
            raise errors.ConnectionTimeout("the server fell silent") from error

    async def _make(self, conninfo: str, settings: dict[str, str]) -> tuple[Line, Server]:
        # A pooler refuses sessions with settings, so those come when we know that it is none.
        line = await Line.connect(conninfo, autocommit=True, prepare_threshold=None)
        try:
            server = await self._look_at(line)
            # Whoever waited for a lock has to see what was written meanwhile.
            await line.set_isolation_level(IsolationLevel.READ_COMMITTED)
            if not line.is_pooled:
                session = NOTICING | settings
                chosen = [f"set_config('{name}', %s, false)" for name in session]
                await line.execute(
                    f"SELECT {', '.join([_AS_SEEN, *chosen])}", list(session.values())
                )
        except BaseException:
            await line.close()
            raise
        line.prepare_threshold = None if line.is_pooled else PREPARED_AFTER
        packing.register(line.adapters)
        line.add_notice_handler(line._take_notice)
        return line, server

    async def _look_at(self, line: Line) -> Server:
        """Accept a server that keeps what it confirms.

        Raises:
            Rejected: it does not, or not any more.
        """
        where = str(self.address)
        check_encoding(where, line.info.parameter_status("server_encoding"))
        row = await (await line.execute(_LOOK)).fetchone()
        assert row is not None, "one row comes of a SELECT without FROM"
        *told, backend, user = row
        check_fit(where, *told, user=user)
        # PgBouncer and its like make up the number that stands for a client's session.
        line.is_pooled = line.pgconn.backend_pid != backend
        server = await _timeline(line)
        newest = self._newest.get(server.system, 0)
        if server.timeline < newest:
            raise Rejected(
                f"A primary of the past answers for {where}: another has taken its place since "
                f"(timeline {newest}, this one is on {server.timeline})."
            )
        self._newest[server.system] = server.timeline
        line.server = server
        return server


def check_encoding(where: str, encoding: str | None) -> None:
    """Accept a database that keeps every letter; one that does not say is believed.

    Raises:
        Rejected: it keeps some of them only.
    """
    if encoding not in (None, "UTF8"):
        raise Rejected(
            f"Texts are kept as {encoding} in {where}, which has not every letter; make a "
            "database with ENCODING 'UTF8' TEMPLATE template0."
        )


def check_fit(
    where: str,
    in_recovery: bool,
    read_only: bool,
    version: int,
    syncs: bool,
    commit: str,
    *,
    user: str,
) -> None:
    """Accept a server that keeps what it confirms, by what it tells of itself.

    Args:
        where: how the database is named to people.
        version: as `server_version_num` has it: 150019.

    Raises:
        Rejected: it does not, or cannot be written to.
    """
    if version < VERSION_MIN:
        raise Rejected(
            f"PostgreSQL {version // 10_000} answers for {where}; {VERSION_MIN // 10_000} or newer "
            "is needed."
        )
    if in_recovery:
        raise Rejected(f"Only a read-only standby answers for {where}; name its primary, too.")
    if read_only:
        raise Rejected(
            f"Transactions are read-only in {where}; take default_transaction_read_only = on out "
            "of its settings, or name another one."
        )
    if not syncs:
        raise Rejected(
            f"fsync is off in {where}, so it forgets what it confirmed when the power fails; "
            "set fsync = on in postgresql.conf."
        )
    if commit not in CONFIRMED_BY:
        raise Rejected(
            f"synchronous_commit is {commit} in {where}, so a commit is confirmed before it "
            f'is safe; run ALTER ROLE "{user}" SET synchronous_commit = on.'
        )


@asynccontextmanager
async def connected(gate: Gate, **settings: str) -> AsyncIterator[Line]:
    """Give a connection of its own until the block ends."""
    line = await gate.connect(**settings)
    try:
        yield line
    finally:
        await line.close()


@contextmanager
def starting(address: Address) -> Iterator[None]:
    """Say in one sentence why a database cannot be used by who begins to.

    Raises:
        CannotStart: no server answers, or none that may be used.
    """
    try:
        yield
    except Rejected as error:
        raise ours.CannotStart(str(error)) from error
    except (psycopg.Error, OSError) as error:
        raise ours.CannotStart(f"{address.beginning} cannot be used: {why(error)}.") from error


def line_of(gate: Gate, **session: str) -> type[Line]:
    """Return the class by which a pool makes connections through `gate`, with these settings."""

    class GatedLine(Line):
        @classmethod
        async def connect(cls, conninfo: str = "", **settings: Any) -> Self:
            for pause_s in RETRY_AFTER_S:
                with suppress(psycopg.Error, Rejected, OSError):
                    return await gate.connect(**session)  # type: ignore[return-value]
                await asyncio.sleep(pause_s * random.uniform(0.5, 1.0))  # noqa: S311 - jitter
            return await gate.connect(**session)  # type: ignore[return-value]

    return GatedLine


async def _first_good(
    attempts: "list[asyncio.Task[tuple[Line, Server]]]", patience_s: float
) -> None:
    """Return when all have ended, or so long after the first good one."""
    pending = set(attempts)
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        if any(each.exception() is None for each in done):
            if pending:
                await asyncio.wait(pending, timeout=patience_s)
            return


def _close_late(attempt: "asyncio.Task[tuple[Line, Server]]") -> None:
    """Drop a connection that was made although nobody wanted it any more."""
    if not attempt.cancelled() and attempt.exception() is None:
        attempt.result()[0].pgconn.finish()


async def _timeline(line: Line) -> Server:
    """Return a server's timeline; what only speaks PostgreSQL's protocol has none."""
    try:
        row = await (await line.execute(_TIMELINE)).fetchone()
    except (errors.UndefinedFunction, errors.InsufficientPrivilege, errors.FeatureNotSupported):
        return Server(0, 0)
    assert row is not None, "one row comes of a SELECT without FROM"
    return Server(*row)


def why(error: BaseException) -> str:
    """Return why no connection came about, in one line."""
    if isinstance(error, psycopg.Error):
        return said(error)
    return str(error).rstrip(".")
