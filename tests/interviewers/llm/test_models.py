"""Finding a model by its name, and saying in one sentence why it cannot be used."""

import asyncio
import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.talking import Talk
from vivavoce.authoring.reading import parse_guide
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.llm import LlmInterviewer, Models
from vivavoce.interviewers.llm.providers import PROVIDERS, ModelName, parse

KEY = "sk-a-key-that-nobody-may-see"
VARIABLES = {name for each in PROVIDERS.values() for name in (*each.keys, *each.addresses)}


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)


def test_a_model_is_named_by_its_provider_and_its_own_name() -> None:
    assert parse("openai:gpt-5-mini") == ModelName(provider="openai", model="gpt-5-mini")
    assert parse("ollama:qwen3:8b") == ModelName(provider="ollama", model="qwen3:8b")


@pytest.mark.parametrize("name", ["gpt-5-mini", "openai:", ":gpt", "openai: gpt", "", "open ai:x"])
def test_what_is_no_name_is_said_with_an_example(name: str) -> None:
    with pytest.raises(InterviewerUnusable, match="provider:model, for example openai:gpt-5-mini"):
        parse(name)
    assert "names no model" in (Models(name).problem(None) or "") or not name


def test_without_any_model_the_setting_is_named() -> None:
    models = Models()
    assert not models.is_set_up(None)
    assert "VIVAVOCE_MODEL" in (models.problem(None) or "")


def test_a_guide_may_name_a_model_of_its_own() -> None:
    guide = parse_guide(SMALL + "model: ollama:qwen3:8b\n", name="test.yaml")
    assert Models("openai:gpt-5-mini").name_of(guide) == "ollama:qwen3:8b"
    assert Models().is_set_up(guide)
    assert Models().problem(guide) is None


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("openai:gpt-5-mini", "OPENAI_API_KEY"),
        ("anthropic:claude-haiku-4-5", "ANTHROPIC_API_KEY"),
        ("google:gemini-3-flash", "GOOGLE_API_KEY"),
        ("mistral:mistral-small-latest", "MISTRAL_API_KEY"),
        ("vllm:qwen3", "VLLM_BASE_URL"),
    ],
)
async def test_a_missing_key_or_address_is_named_by_its_variable(
    name: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = Models(name)
    assert variable in (models.problem(None) or "")
    with pytest.raises(InterviewerUnusable, match=variable):
        await models.find(name)
    value = "http://127.0.0.1:9/v1" if variable.endswith("URL") else KEY
    monkeypatch.setenv(variable, value)
    assert models.problem(None) is None


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("OPENAI_BASE_URL", "not a url"),
        ("OPENAI_BASE_URL", f"http://user:{KEY}@[::1"),
        ("OPENAI_BASE_URL", f"http://user:{KEY}@host:port/v1"),
        ("OPENAI_BASE_URL", f"//user:{KEY}@host/v1"),
        ("OPENAI_BASE_URL", f"ftp://user:{KEY}@host/v1"),
        ("OPENAI_BASE_URL", f"https://user:{KEY}@host/v1\n"),
        ("OPENAI_API_KEY", f"{KEY}\n"),
        ("OPENAI_API_KEY", f" {KEY}"),
        ("OPENAI_API_KEY", f"{KEY}€"),
        ("OPENAI_API_KEY", f"{KEY}\x7f"),
    ],
)
async def test_what_can_be_no_key_or_address_is_said_by_its_variable_and_never_repeated(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv(variable, value)
    models = Models("openai:gpt-5-mini")
    problem = models.problem(None)
    assert problem is not None
    assert variable in problem
    assert KEY not in problem
    assert await models.look() == problem
    with pytest.raises(InterviewerUnusable, match=variable) as raised:
        await models.find("openai:gpt-5-mini")
    assert str(raised.value) == problem
    await models.close()


async def test_whatever_a_package_finds_amiss_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError(KEY)

    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setattr("pydantic_ai.models.infer_model", fails)
    models = Models("openai:gpt-5-mini")
    problem = await models.look()
    assert problem is not None
    assert "OPENAI_API_KEY" in problem
    assert KEY not in problem


@pytest.mark.parametrize("name", ["groq:llama", "cohere:command-r"])
async def test_a_package_that_is_missing_is_said_by_its_provider(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = name.partition(":")[0]
    monkeypatch.setitem(sys.modules, f"pydantic_ai.providers.{kind}", None)
    with pytest.raises(InterviewerUnusable, match=f"not installed.*{kind}") as raised:
        await Models().find(name)
    assert "None" not in str(raised.value)


async def test_a_host_that_swallows_everything_is_given_up_as_unreachable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Were it waited for as long as for an answer, this test would run out of its time."""
    monkeypatch.setattr("vivavoce.interviewers.llm.models.CONNECT_TIMEOUT_S", 0.1)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with swallowing() as address:
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://{address}/v1")
        models = Models("openai:gpt-5-mini", timeout_s=300)
        talk = Talk(SMALL)
        calls = Calls(at_once=1, per_organization=1, per_minute=None)
        talk.say("A role for letters.")
        with pytest.raises(InterviewerUnavailable, match="cannot be reached"):
            await LlmInterviewer(models, calls).reply(talk.view())
        assert models.problem(None) is not None
        await models.close()


@contextlib.contextmanager
def swallowing() -> Iterator[str]:
    """Give an address at which connections neither come about nor are refused."""
    with contextlib.ExitStack() as sockets:
        listening = sockets.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(8):  # more than it holds, so that nobody else gets in
            waiting = sockets.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        yield f"127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize(
    "name",
    [
        "openai:gpt-5-mini",
        "openai-responses:gpt-5-mini",
        "anthropic:claude-haiku-4-5",
        "google:gemini-3-flash",
        "mistral:mistral-small-latest",
        "ollama:qwen3:8b",
        "vllm:qwen3",
    ],
)
async def test_each_provider_makes_its_model_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = PROVIDERS[name.partition(":")[0]]
    monkeypatch.setenv(known.keys[0], KEY)
    for variable in known.addresses:
        monkeypatch.setenv(variable, "http://127.0.0.1:9/v1")
    models = Models(name)
    first, second = await asyncio.gather(models.find(name), models.find(name))
    assert first is second
    assert str(first.name) == name
    assert first.model.model_name == name.partition(":")[2]
    await models.close()


async def test_openai_is_spoken_to_in_the_protocol_that_other_servers_speak(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pydantic_ai.models.openai import OpenAIChatModel

    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    models = Models("openai:anything")
    chosen = await models.find("openai:anything")
    assert isinstance(chosen.model, OpenAIChatModel)  # and no key is needed at another's address
    await models.close()


async def test_an_unknown_provider_is_said_with_those_that_are_known() -> None:
    models = Models("nowhere:some-model")
    problem = await models.look()
    assert problem is not None
    assert '"nowhere"' in problem
    assert "anthropic" in problem
    assert models.problem(None) == problem
    with pytest.raises(InterviewerUnusable, match="nowhere"):
        await models.find("nowhere:some-model")


async def test_a_host_nobody_listens_on_is_said_without_the_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unused.getsockname()[1]}"
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://user:{KEY}@{address}/v1")
        models = Models("openai:gpt-5-mini")
        problem = await models.look()
    assert problem is not None
    assert address in problem
    assert KEY not in problem
    # It is tried all the same: the host may be back by then.
    assert str((await models.find("openai:gpt-5-mini")).name) == "openai:gpt-5-mini"
    models.told("openai:gpt-5-mini", None)
    assert models.problem(None) is None
    await models.close()


async def test_an_answer_of_any_kind_is_enough_to_be_reachable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{port}/v1")
        models = Models("openai:gpt-5-mini")
        assert await models.look() is None
        await models.close()


async def test_of_many_models_that_guides_name_the_latest_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("vivavoce.interviewers.llm.models.KEPT_MAX", 3)
    models = Models()
    for number in range(5):
        await models.find(f"ollama:model-{number}")
    first = await models.find("ollama:model-4")
    assert await models.find("ollama:model-4") is first
    assert len(models._kept) == 3
    await models.close()


def test_nothing_heavy_is_imported_before_a_model_is_used() -> None:
    program = (
        "import sys, vivavoce, vivavoce.interviewers.setting_up\n"
        "heavy = {'pydantic_ai', 'openai', 'anthropic', 'genai_prices'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
