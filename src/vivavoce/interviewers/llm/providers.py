"""Which providers of models there are, and what each needs: a package, a key, an address.

Only what can be told without importing pydantic-ai, so that a missing key is known at once.
Providers that are not listed here are looked up there; they name what they miss themselves.
"""

import functools
import os
from collections.abc import Mapping
from importlib.util import find_spec
from urllib.parse import urlsplit

import msgspec

from vivavoce.errors import InterviewerUnusable


class Provider(msgspec.Struct, frozen=True, kw_only=True):
    """One provider. A key is needed unless one of `addresses` is set, or `key_optional`."""

    keys: tuple[str, ...]  # variables that may hold the key; the first is the usual one
    addresses: tuple[str, ...] = ()  # variables that may hold the address of a server
    package: str = "openai"  # what has to be importable
    extra: str | None = None  # the extra of ours that brings it
    key_optional: bool = False
    address: str | None = None  # where it is when no variable says so; None: it knows itself
    address_needed: bool = False


PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider(keys=("OPENAI_API_KEY",), addresses=("OPENAI_BASE_URL",)),
    "openai-responses": Provider(keys=("OPENAI_API_KEY",), addresses=("OPENAI_BASE_URL",)),
    "anthropic": Provider(keys=("ANTHROPIC_API_KEY",), package="anthropic", extra="anthropic"),
    "google": Provider(
        keys=("GOOGLE_API_KEY", "GEMINI_API_KEY"), package="google.genai", extra="google"
    ),
    "mistral": Provider(keys=("MISTRAL_API_KEY",), package="mistralai", extra="mistral"),
    "ollama": Provider(
        keys=("OLLAMA_API_KEY",),
        addresses=("OLLAMA_BASE_URL",),
        key_optional=True,
        address="http://localhost:11434/v1",
    ),
    "vllm": Provider(
        keys=("VLLM_API_KEY",),
        addresses=("VLLM_BASE_URL",),
        key_optional=True,
        address_needed=True,
    ),
    "openrouter": Provider(keys=("OPENROUTER_API_KEY",)),
    "deepseek": Provider(keys=("DEEPSEEK_API_KEY",)),
    "together": Provider(keys=("TOGETHER_API_KEY",)),
    "fireworks": Provider(keys=("FIREWORKS_API_KEY",)),
}

# Others that pydantic-ai knows by name, as of 2.68; those say themselves what they lack, once they
# are tried. One that is new there is tried, too, and only until then taken for a slip.
ELSEWHERE = frozenset(
    {
        "alibaba", "azure", "azure-responses", "bedrock", "bedrock-mantle", "cerebras", "cohere",
        "crusoe", "elevenlabs", "github", "github-copilot", "google-cloud", "google-decisions",
        "groq", "heroku", "huggingface", "litellm", "meta", "moonshotai", "nebius",
        "openai-chat", "openai-chatgpt", "openai-codex", "openai-decisions", "ovhcloud",
        "sambanova", "sentence-transformers", "snowflake", "system-one", "typesafe", "vercel",
        "voyageai", "xai", "zai",
    }
)  # fmt: skip
GATEWAY = "gateway/"  # before the name of another

EXAMPLE = "openai:gpt-5-mini"


class ModelName(msgspec.Struct, frozen=True, kw_only=True):
    """A model as people write it: `provider:model`."""

    provider: str
    model: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.model}"


def parse(name: str) -> ModelName:
    """Return the parts of `provider:model`; the model's own name may hold colons.

    Raises:
        InterviewerUnusable: it is not written so.
    """
    provider, colon, model = name.strip().partition(":")
    if not (provider and colon and model) or any(char.isspace() for char in name.strip()):
        raise InterviewerUnusable(
            f'"{name}" names no model; write provider:model, for example {EXAMPLE}.'
        )
    return ModelName(provider=provider, model=model)


def missing(name: ModelName, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return in one sentence what `name` lacks here to be used; None when that is nothing.

    A key or an address that cannot be one is as good as none. Neither is repeated: a key is
    secret, and an address may hold a password.
    """
    provider = PROVIDERS.get(name.provider)
    if provider is None:
        return None
    if not _is_installed(provider.package):
        return (
            f"The model {name} needs a package that is not installed; "
            f'install it with: pip install "vivavoce[{provider.extra or name.provider}]".'
        )
    for variable in provider.addresses:
        if not _is_address(environment.get(variable, "")):
            return f"What {variable} holds is no address; write it like https://host.example/v1."
    for variable in provider.keys:
        if not _is_key(environment.get(variable, "")):
            return (
                f"What {variable} holds is no key: there is a space, a line break or a letter "
                "in it that no key has; set it anew."
            )
    has_address = any(environment.get(variable) for variable in provider.addresses)
    if provider.address_needed and not has_address:
        return f"The model {name} needs an address: set {provider.addresses[0]}."
    has_key = any(environment.get(variable) for variable in provider.keys)
    if has_key or has_address or provider.key_optional:
        return None
    return f"The model {name} needs a key: set {provider.keys[0]}."


def may_be_known(name: ModelName) -> bool:
    """Whether there is a provider of that name, as far as can be told without trying."""
    provider = name.provider
    return provider in PROVIDERS or provider in ELSEWHERE or provider.startswith(GATEWAY)


def unknown(name: ModelName) -> str:
    """Return in one sentence that nobody knows the provider of `name`."""
    return f'There is no provider called "{name.provider}"; known are {", ".join(PROVIDERS)}.'


def key_variable(name: ModelName) -> str:
    """Return what people call the place of the key: a variable, or just words."""
    provider = PROVIDERS.get(name.provider)
    return provider.keys[0] if provider is not None else "its key"


def _is_address(text: str) -> bool:
    """Whether `text` is empty or the address of a web server."""
    if not text:
        return True
    try:
        parts = urlsplit(text)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not close, a port that is no number
        return False
    return is_one and text.isprintable() and not any(map(str.isspace, text))


def _is_key(text: str) -> bool:
    """Whether `text` is empty or can be sent in a header."""
    return text.isascii() and text.isprintable() and " " not in text


@functools.cache
def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:  # the package around it is missing
        return False
