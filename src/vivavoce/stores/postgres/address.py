"""Where a PostgreSQL database is, as its URL tells, and how it is named to people."""

from collections.abc import Iterator

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from vivavoce.errors import CannotStart

SCHEMES = ("postgresql://", "postgres://")

# What the URL does not say. A cut line is noticed within seconds, not after the quarter of an
# hour that TCP takes by itself: https://www.postgresql.org/docs/current/libpq-connect.html
DEFAULTS = {
    "application_name": "vivavoce",
    "connect_timeout": "3",
    "tcp_user_timeout": "5000",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
}

# Texts are packed as UTF-8 by us, whatever a URL or the surroundings say.
ALWAYS = {"client_encoding": "UTF8"}

# Kept out of every message: the whole of the URL is never shown, only these of it.
_SHOWN = ("host", "hostaddr", "port", "dbname", "user")


class Address:
    """A database's URL, taken apart. Its password is in no text that this gives out.

    Raises:
        CannotStart: it is no URL of a PostgreSQL database.
    """

    def __init__(self, url: str) -> None:
        if not url.startswith(SCHEMES):
            raise CannotStart(
                "The database URL has to begin with postgresql://, such as "
                "postgresql://vivavoce@db.example.org/vivavoce."
            )
        try:
            given = conninfo_to_dict(url)
        except ProgrammingError as error:
            raise CannotStart(
                "The database URL cannot be understood; write it as "
                "postgresql://user@host:port/database."
            ) from error
        self._given = {name: str(value) for name, value in given.items() if value is not None}
        self._check_whole()
        # We choose among several hosts ourselves: see `connecting.py`.
        self._given.pop("target_session_attrs", None)
        hosts = self._list("host")
        ports = self._list("port")
        if len(ports) > 1 and len(ports) != max(len(hosts), len(self._list("hostaddr"))):
            raise CannotStart("The database URL names more or fewer ports than hosts.")

    def __str__(self) -> str:
        """Return how the database is named to people."""
        shown = [f"{name} {self._given[name]}" for name in _SHOWN if name in self._given]
        return f"the database at {', '.join(shown)}" if shown else "the database"

    @property
    def name(self) -> str:
        """The database's name."""
        return self._given.get("dbname") or self._given.get("user", "")

    @property
    def beginning(self) -> str:
        """How a sentence about the database begins."""
        return f"T{str(self)[1:]}"

    def servers(self) -> Iterator[str]:
        """Return what libpq needs to reach each server that is named, in order."""
        hosts, addresses, ports = map(self._list, ("host", "hostaddr", "port"))
        for n in range(max(1, len(hosts), len(addresses))):
            one = DEFAULTS | self._given | ALWAYS
            for name, values in (("host", hosts), ("hostaddr", addresses), ("port", ports)):
                if values:
                    one[name] = values[n] if len(values) > 1 else values[0]
            yield make_conninfo("", **one)

    def _check_whole(self) -> None:
        """Accept what is shown to people: no part of a password has got into it.

        One with an `@` or `/` in it ends up in the host, the port and the database's name.

        Raises:
            CannotStart: perhaps one has.
        """
        is_whole = all(port.isdecimal() for port in self._list("port") if port) and not any(
            "@" in self._given.get(name, "") for name in ("host", "hostaddr", "dbname")
        )
        if not is_whole:
            raise CannotStart(
                "The database URL cannot be understood; in a password write @ as %40, / as %2F, "
                ": as %3A and % as %25."
            )

    def _list(self, name: str) -> list[str]:
        value = self._given.get(name, "")
        return value.split(",") if value else []
