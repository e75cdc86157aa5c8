"""Who may come in: keys, candidate links, browser sessions, one-time sign-in links.

Only SHA-256 hashes of secrets are kept. Secrets we make have 256 random bits, so a
plain hash cannot be guessed back; a key of the owner's own choosing is as good as its
length. Hashes are compared in constant time.
"""

import base64
import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from vivavoce import observability
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import DamagedRegistry, NotFound, Unauthenticated
from vivavoce.journal.registry import Key, Link, Registry, Role, Session, SignIn
from vivavoce.service.callers import CANDIDATE, Caller
from vivavoce.service.clock import Clock
from vivavoce.service.ids import new_id

KEY_PREFIX = "vvk_"
LINK_PREFIX = "vvc_"

SESSION_LASTS = timedelta(days=30)
SIGN_IN_LASTS = timedelta(days=1)

# Another node may revoke a key and be unable to tell; for so long we may not have noticed.
CACHE_LASTS_S = 5.0
CACHED_MAX = 10_000


class Access:
    """Recognises callers, and makes and revokes what they are recognised by.

    Args:
        link_secret: what candidate links are derived from, so that the owner can be
            shown a link again although only its hash is kept.
    """

    def __init__(self, registry: Registry, clock: Clock, *, link_secret: bytes) -> None:
        self._registry = registry
        self._clock = clock
        self._link_secret = link_secret
        self._recognised: OrderedDict[bytes, tuple[Caller, float]] = OrderedDict()
        self._local: dict[bytes, Caller] = {}
        self._watched: dict[str, set[Callable[[], None]]] = {}  # by the key's id
        self.revocations = 0  # counted, so that whoever came in earlier knows when to ask again

    async def recognise(self, secret: str) -> Caller:
        """Return whose key or candidate token `secret` is.

        Raises:
            Unauthenticated: nobody's, or it was revoked.
        """
        hashed = _hash(secret)
        known = self._recognised.get(hashed)
        now = time.monotonic()
        if known is not None and known[1] > now:
            return known[0]
        if hashed in self._local:
            return self._local[hashed]
        revocations = self.revocations
        if secret.startswith(LINK_PREFIX):
            caller = await self._candidate(hashed)
        else:
            caller = await self._member(hashed)
        if self.revocations != revocations:
            return caller  # perhaps the one revoked while we looked: not to be remembered
        self._recognised[hashed] = (caller, now + CACHE_LASTS_S)
        self._recognised.move_to_end(hashed)
        if len(self._recognised) > CACHED_MAX:
            self._recognised.popitem(last=False)
        return caller

    async def recognise_session(self, cookie: str) -> Caller:
        """Return who signed in with this browser.

        Raises:
            Unauthenticated: nobody, or not any more.
        """
        session = await self._registry.session_by_hash(_hash(cookie))
        if session is None or session.expires_at < self._clock.now():
            raise Unauthenticated("You are signed out; sign in with your key.")
        key = await self._registry.key_by_id(session.key)
        if key is None or key.revoked_at is not None:
            raise Unauthenticated("Your key was revoked; ask an owner for a new one.")
        return _caller(key)

    @contextmanager
    def watch(self, caller: Caller, look: Callable[[], None]) -> Iterator[None]:
        """Until the block ends, have `look` called when `caller` has to be recognised once more.

        It is called when the caller's key was revoked, or a session was ended that began with
        it, on whatever node. Pages of candidates are told of their links by interview: see
        `Feed.interrupt`.
        """
        if caller.key is None:
            yield
            return
        watchers = self._watched.setdefault(caller.key, set())
        watchers.add(look)
        try:
            yield
        finally:
            watchers.discard(look)
            if not watchers:
                del self._watched[caller.key]

    async def make_key(
        self, organization: OrganizationId, *, name: str, role: Role
    ) -> tuple[Key, str]:
        """Make a key and return it with its secret, which is shown this once."""
        secret = new_secret()
        key = new_key(organization, secret, name=name, role=role, at=self._clock.now())
        await self._registry.add_key(key)
        return key, secret

    async def keys(self, organization: OrganizationId) -> list[Key]:
        """Return an organization's keys, revoked ones included."""
        return await self._registry.keys(organization)

    async def revoke_key(self, organization: OrganizationId, key_id: str) -> None:
        """End a key, and every session that began with it.

        Raises:
            NotFound: the organization has no such key.
        """
        if not await self._registry.revoke_key(organization, key_id, self._clock.now()):
            raise NotFound(f"There is no key {key_id}.")
        self._revoked([key_id])

    async def link(self, organization: OrganizationId, interview: InterviewId) -> str:
        """Return the token of the interview's link, making the link if there is none."""
        links = await self._registry.links(interview)
        if links and links[-1].revoked_at is None:
            token = self._token(interview, links[-1].generation)
            if hmac.compare_digest(_hash(token), links[-1].hash):
                return token
        return await self._make_link(organization, interview, len(links) + 1)

    async def shown_link(self, organization: OrganizationId, interview: InterviewId) -> str | None:
        """Return the token of the interview's link, None when it was withdrawn or cannot be read.

        Looking at an interview does not let anybody in again, and damage of its link does
        not hide the interview (I7).
        """
        try:
            links = await self._registry.links(interview)
        except DamagedRegistry as error:
            observability.warning("link:damaged", str(error), interviewId=interview)
            return None
        if links and links[-1].revoked_at is not None:
            return None
        return await self.link(organization, interview)

    async def renew_link(self, organization: OrganizationId, interview: InterviewId) -> str:
        """Revoke the interview's links and return the token of a new one."""
        await self.revoke_links(interview)
        return await self.link(organization, interview)

    async def open_links(
        self, organization: OrganizationId, *, after: Link | None = None, limit: int
    ) -> list[Link]:
        """Return links that let somebody in, newest first, following `after`, at most `limit`."""
        return await self._registry.open_links(organization, after=after, limit=limit)

    async def revoke_these(self, organization: OrganizationId, links: Sequence[Link]) -> None:
        """End these links of an organization, all or none of them."""
        hashes = [link.hash for link in links]
        await self._registry.revoke_these(organization, hashes, self._clock.now())
        self._revoked()

    async def revoke_links(self, interview: InterviewId) -> None:
        """End every link to an interview, and every page that was opened with one."""
        await self._registry.revoke_links(interview, self._clock.now())
        self._revoked()

    def admit(self, caller: Caller) -> str:
        """Return a secret by which `caller` is recognised until this process ends.

        For programs on this machine that may read the data folder anyway.
        """
        secret = new_secret()
        self._local[_hash(secret)] = caller
        return secret

    async def offer_sign_in(self, key: Key) -> str:
        """Return a token that signs one browser in as the holder of `key`, once, on any node.

        Raises:
            StoreUnavailable: it could not be kept.
        """
        token = secrets.token_urlsafe(32)
        until = self._clock.now() + SIGN_IN_LASTS
        await self._registry.add_sign_in(SignIn(hash=_hash(token), key=key.id, expires_at=until))
        return token

    async def accept_sign_in(self, token: str) -> str:
        """Return the cookie of a new session for a one-time token.

        Raises:
            Unauthenticated: it was used before, expired, or never offered.
        """
        offered = await self._registry.take_sign_in(_hash(token))
        if offered is None or offered.expires_at < self._clock.now():
            raise Unauthenticated(
                "This sign-in link was used before or has expired; sign in with your key, "
                "or stop and start the server for a new link."
            )
        return await self._start_session(offered.key)

    async def sign_in(self, secret: str) -> str:
        """Return the cookie of a new session for the holder of a key.

        Raises:
            Unauthenticated: it is nobody's key.
        """
        caller = await self.recognise(secret)
        if caller.key is None:
            raise Unauthenticated("A candidate link opens its interview only.")
        return await self._start_session(caller.key)

    async def sign_out(self, cookie: str) -> None:
        """End a session."""
        hashed = _hash(cookie)
        session = None
        with suppress(DamagedRegistry):  # it lets nobody in, and is forgotten all the same
            session = await self._registry.session_by_hash(hashed)
        await self._registry.remove_session(hashed)
        self._revoked([session.key] if session is not None else ())

    def revoked_elsewhere(self, keys: Collection[str] = ()) -> None:
        """Ask anew who everybody is: another node has revoked something, or may have.

        Args:
            keys: ids of keys of which it is told that they, or sessions of theirs, were ended.
        """
        self._revoked(keys)

    def _revoked(self, keys: Collection[str] = ()) -> None:
        self._recognised.clear()
        self.revocations += 1
        for key in keys:
            for look in self._watched.get(key, ()):
                look()

    async def _member(self, hashed: bytes) -> Caller:
        key = await self._registry.key_by_hash(hashed)
        if key is None or not hmac.compare_digest(key.hash, hashed) or key.revoked_at is not None:
            raise Unauthenticated("This key is not known here, or was revoked.")
        return _caller(key)

    async def _candidate(self, hashed: bytes) -> Caller:
        link = await self._registry.link_by_hash(hashed)
        if (
            link is None
            or not hmac.compare_digest(link.hash, hashed)
            or link.revoked_at is not None
        ):
            raise Unauthenticated("This link is not known here, or was withdrawn.")
        return Caller(organization=link.organization, actor=CANDIDATE, interview=link.interview)

    async def _start_session(self, key_id: str) -> str:
        cookie = secrets.token_urlsafe(32)
        await self._registry.add_session(
            Session(hash=_hash(cookie), key=key_id, expires_at=self._clock.now() + SESSION_LASTS)
        )
        return cookie

    async def _make_link(
        self, organization: OrganizationId, interview: InterviewId, generation: int
    ) -> str:
        token = self._token(interview, generation)
        await self._registry.add_link(
            Link(
                hash=_hash(token),
                interview=interview,
                organization=organization,
                generation=generation,
                created_at=self._clock.now(),
            )
        )
        return token

    def _token(self, interview: InterviewId, generation: int) -> str:
        message = f"candidate link {interview} {generation}".encode()
        mac = hmac.digest(self._link_secret, message, hashlib.sha256)
        return LINK_PREFIX + base64.urlsafe_b64encode(mac).decode().rstrip("=")


def new_secret() -> str:
    """Return a key nobody can guess."""
    return KEY_PREFIX + secrets.token_urlsafe(32)


def new_key(
    organization: OrganizationId, secret: str, *, name: str, role: Role, at: datetime
) -> Key:
    """Return what is kept of a key: all but its secret."""
    return Key(
        id=new_id(),
        organization=organization,
        name=name,
        role=role,
        hash=_hash(secret),
        created_at=at,
    )


def _caller(key: Key) -> Caller:
    return Caller(
        organization=key.organization, actor=f"{key.role}:{key.id}", role=key.role, key=key.id
    )


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
