"""The models there are, by name: found once, kept, and looked at when the server starts.

Whatever is wrong with one is said in one sentence that names the variable to set, and never
holds a key or what a provider wrote: providers repeat parts of keys in their answers.
"""

import asyncio
import os
from typing import TYPE_CHECKING, Any

import msgspec

from vivavoce.domain.guide import Guide
from vivavoce.errors import InterviewerUnusable
from vivavoce.interviewers.llm.providers import (
    PROVIDERS,
    ModelName,
    key_variable,
    may_be_known,
    missing,
    parse,
    unknown,
)

if TYPE_CHECKING:
    import httpx2
    from pydantic_ai.models import Model

TIMEOUT_S = 60.0
CONNECT_TIMEOUT_S = 5.0
LOOK_TIMEOUT_S = 4.0
# Guides may name models of their own; those not used lately are made anew.
KEPT_MAX = 64


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A model, ready to be asked."""

    name: ModelName
    model: Any  # pydantic_ai.models.Model


class Models:
    """Finds models by name, `provider:model`; what guides do not name is `default`.

    Keys and addresses are the providers' usual variables, taken from the process's
    environment when a model is first used. `timeout_s` is for one request, all of it.
    """

    def __init__(self, default: str | None = None, *, timeout_s: float = TIMEOUT_S) -> None:
        self.default = default
        self.timeout_s = timeout_s
        self._kept: dict[str, Chosen] = {}
        self._lock = asyncio.Lock()
        self._client: httpx2.AsyncClient | None = None
        self._seen: dict[str, str] = {}  # what the last look found, by name

    # What can be told without asking anybody.

    def name_of(self, guide: Guide | None) -> str | None:
        """Return the name of the model that leads interviews by `guide`; None: there is none."""
        return (guide.model if guide is not None else None) or self.default

    def is_set_up(self, guide: Guide | None) -> bool:
        """Whether a model is named at all, by `guide` or for all."""
        return self.name_of(guide) is not None

    def problem(self, guide: Guide | None) -> str | None:
        """Return in one sentence why the model of `guide` cannot be used, as far as is known.

        Quick: what only the provider can tell was found by `look`, or is found in use.
        """
        name = self.name_of(guide)
        if name is None:
            return "No model is set up; name one with --model or VIVAVOCE_MODEL, as provider:model."
        try:
            parsed = parse(name)
        except InterviewerUnusable as error:
            return str(error)
        is_known = name in self._kept or may_be_known(parsed)
        return missing(parsed) or self._seen.get(name) or (None if is_known else unknown(parsed))

    def told(self, name: str, problem: str | None) -> None:
        """Remember what using the model `name` has shown that is so for everybody; None: it works.

        A refused key, an unknown model, a host that cannot be reached; not what was wrong with
        one request, nor that there was no place for one more.
        """
        if problem is None:
            self._seen.pop(name, None)
        elif len(self._seen) < KEPT_MAX or name in self._seen:
            self._seen[name] = problem

    # What takes time.

    async def of(self, guide: Guide) -> Chosen:
        """Return the model that leads interviews by `guide`.

        Raises:
            InterviewerUnusable: none is named, it is not known, or something is missing.
        """
        name = self.name_of(guide)
        if name is None:
            raise InterviewerUnusable(self.problem(guide) or "No model is set up.")
        try:
            return await self.find(name)
        except InterviewerUnusable as error:
            self.told(name, str(error))
            raise

    async def find(self, name: str) -> Chosen:
        """Return the model called `name`, made on a thread the first time.

        Raises:
            InterviewerUnusable: it is not known, or something is missing.
        """
        kept = self._kept.get(name)
        if kept is not None:
            return kept
        async with self._lock:
            if name not in self._kept:
                parsed = parse(name)
                lacks = missing(parsed)
                if lacks is not None:
                    raise InterviewerUnusable(lacks)
                model = await asyncio.to_thread(self._make, parsed)
                while len(self._kept) >= KEPT_MAX:
                    del self._kept[next(iter(self._kept))]
                self._kept[name] = Chosen(name=parsed, model=model)
            return self._kept[name]

    async def look(self) -> str | None:
        """Find out whether the default model can be reached; return what is wrong, or None.

        Takes some seconds at the most and never raises. Nothing is asked of the model.
        """
        if self.default is None:
            return None
        problem = self.problem(None)
        if problem is None or self.default in self._seen:
            try:
                chosen = await self.find(self.default)
                problem = await _reach(chosen)
            except InterviewerUnusable as error:
                problem = str(error)
            self.told(self.default, problem)
        return problem

    async def close(self) -> None:
        """Close the connections to providers."""
        self._kept.clear()
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def _make(self, name: ModelName) -> "Model":
        """Return the model, its packages imported: seconds the first time, so on a thread."""
        from pydantic_ai.exceptions import UserError
        from pydantic_ai.models import infer_model

        from vivavoce.interviewers.llm import prices, requesting

        del requesting  # imported here, for whoever asks the model later on the event loop
        prices.load()
        # OpenAI's newer protocol is spoken by OpenAI alone; `OPENAI_BASE_URL` is mostly another's.
        kind = {"openai": "openai-chat"}.get(name.provider, name.provider)
        try:
            return infer_model(f"{kind}:{name.model}", provider_factory=self._provider)
        except ImportError as error:
            raise InterviewerUnusable(
                f"The model {name} needs a package that is not installed; "
                f"pydantic-ai's page on {name.provider} names it."
            ) from error
        except Exception as error:  # whatever packages raise at what they find set up
            if isinstance(error, UserError | ValueError) and name.provider not in PROVIDERS:
                raise InterviewerUnusable(_not_made(name)) from error
            raise InterviewerUnusable(
                f"The model {name} cannot be used: look at {key_variable(name)} and at what "
                "else its provider needs."
            ) from error

    def _provider(self, kind: str) -> Any:
        """Return a provider that shares our connections, where it can."""
        import inspect

        from pydantic_ai.providers import infer_provider_class

        made = infer_provider_class(kind)
        options: dict[str, Any] = {}
        if "http_client" in inspect.signature(made.__init__).parameters:
            options["http_client"] = self._shared_client()
        known = PROVIDERS.get(kind)
        if known is not None and known.address is not None:
            has_address = any(os.environ.get(variable) for variable in known.addresses)
            options |= {} if has_address else {"base_url": known.address}
        return made(**options)

    def _shared_client(self) -> "httpx2.AsyncClient":
        """Return the client for all providers.

        How many requests are under way is limited before it (`Calls`), so it does not limit
        connections; it keeps few of them, because each costs memory.
        """
        import httpx2

        if self._client is None:
            self._client = httpx2.AsyncClient(
                limits=httpx2.Limits(max_connections=None, max_keepalive_connections=50),
                timeout=httpx2.Timeout(self.timeout_s, connect=CONNECT_TIMEOUT_S),
                event_hooks={"request": [_connect_in_time]},
            )
        return self._client


def _not_made(name: ModelName) -> str:
    if may_be_known(name):
        return (
            f"The model {name} lacks something: most likely its key; pydantic-ai's page on "
            f"{name.provider} names the variable."
        )
    return unknown(name)


async def _connect_in_time(request: "httpx2.Request") -> None:
    """Let no request wait longer for its connection, whatever its timeout is.

    Providers' libraries send a timeout along that is one number for all its phases; some of
    them take no other.
    """
    timeout = request.extensions.get("timeout") or {}
    connect = min(timeout.get("connect") or CONNECT_TIMEOUT_S, CONNECT_TIMEOUT_S)
    request.extensions = {**request.extensions, "timeout": {**timeout, "connect": connect}}


async def _reach(chosen: Chosen) -> str | None:
    """Return in one sentence why the provider of `chosen` cannot be reached; None: it can.

    Any answer counts, also a refusal to tell: only the connection is tried, without a key.
    """
    import httpx2

    address = str(getattr(chosen.model, "base_url", None) or "")
    if not address.startswith("http"):
        return None
    try:
        async with httpx2.AsyncClient(timeout=LOOK_TIMEOUT_S) as client:
            await client.get(address)
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError):
        host = address.partition("://")[2].partition("/")[0].rpartition("@")[2]
        return (
            f"The provider of the model {chosen.name} cannot be reached at {host}; "
            "look at the address and the network."
        )
    return None
