"""From settings to the interviewers outside: what is wrong is said, nothing is imported early."""

import logging
import subprocess
import sys
from typing import get_args

import pytest

from tests.harness import free_port
from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from tests.interviewers.webhook.service import SECRET
from vivavoce.authoring.reading import parse_guide
from vivavoce.domain.guide import Guide
from vivavoce.errors import InterviewerUnusable
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.llm.providers import ELSEWHERE, ModelName, may_be_known
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.setting_up import set_up, warm_model
from vivavoce.settings import Settings

GUIDE = parse_guide(SMALL, name="small.yaml")
WITH_MODEL = parse_guide(SMALL + "model: ollama:qwen3\n", name="small.yaml")
KEY = "sk-not-to-be-seen-anywhere"


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_API_KEY", "OLLAMA_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def answered(guide: Guide) -> View:
    """Return an interview in which a question of the guide's was answered."""
    talk = Conversation(SMALL).say("Somebody who keeps our data tidy.")
    return View(interview=talk.interview, guide=guide)


def known(**settings: str) -> Interviewers:
    return Interviewers(set_up(Settings(**settings)))  # type: ignore[arg-type]  # texts only


def test_nothing_is_set_up_unless_somebody_does() -> None:
    interviewers = known()
    for name, variable in (("llm", "VIVAVOCE_MODEL"), ("webhook", "VIVAVOCE_WEBHOOK_URL")):
        assert not interviewers.is_set_up(name, GUIDE)
        assert variable in str(interviewers.problem(name, GUIDE))
    assert interviewers.reviewer("llm") is None


def test_a_guide_may_name_a_model_where_the_server_has_none() -> None:
    interviewers = known()
    assert interviewers.is_set_up("llm", WITH_MODEL)
    assert interviewers.problem("llm", WITH_MODEL) is None
    assert interviewers.reviewer("llm", WITH_MODEL) is not None


def test_a_missing_key_is_named_by_its_variable() -> None:
    interviewers = known(model="openai:gpt-5-mini")
    assert interviewers.is_set_up("llm", GUIDE)
    assert "OPENAI_API_KEY" in str(interviewers.problem("llm", GUIDE))


def test_what_is_set_up_well_has_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    interviewers = known(
        model="openai:gpt-5-mini",
        webhook_url="https://interviewer.example.org/next",
        webhook_secret=SECRET,
    )
    for name in interviewers.names:
        assert interviewers.is_set_up(name, GUIDE)
        assert interviewers.problem(name, GUIDE) is None
    assert interviewers.reviewer("llm") is not None
    assert interviewers.reviewer("webhook") is None


@pytest.mark.parametrize(
    ("model", "why"),
    [
        ("nosuch:thing", 'no provider called "nosuch"'),
        ("gpt-5-mini", "write provider:model"),
        ("anthropic:claude-sonnet-4-5", "ANTHROPIC_API_KEY"),
        ("openai:gpt-5-mini", "cannot be reached"),
    ],
)
async def test_a_look_says_in_one_line_what_is_wrong_and_never_a_key(
    model: str, why: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if model.startswith("openai"):
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{free_port()}/v1")
    interviewers = known(model=model)
    with caplog.at_level(logging.WARNING, logger="vivavoce"):
        await interviewers.look()
    await interviewers.close()
    [line] = [record.getMessage() for record in caplog.records if record.name == "vivavoce"]
    assert why in line
    assert KEY not in caplog.text


async def test_an_interviewer_without_a_model_is_unusable_and_says_so() -> None:
    llm = known().find("llm")
    assert llm is not None
    with pytest.raises(InterviewerUnusable, match="VIVAVOCE_MODEL"):
        await llm.reply(answered(GUIDE))


def test_nothing_heavy_is_imported_before_a_model_is_asked() -> None:
    code = (
        "import sys, vivavoce.cli.worker\n"
        "from vivavoce.interviewers.setting_up import set_up\n"
        "from vivavoce.settings import Settings\n"
        "set_up(Settings(model='openai:x', webhook_url='http://127.0.0.1:9/x'))\n"
        "print([name for name in ('pydantic_ai', 'openai', 'stamina') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("model", [None, "nosuch:thing", "ollama:qwen3"])
def test_getting_a_model_warm_never_fails(model: str | None) -> None:
    warm_model(Settings(model=model))


# --- a model that a guide names ---


def by(model: str) -> Guide:
    return parse_guide(f"{SMALL}model: {model}\n", name="small.yaml")


def test_a_guide_whose_provider_nobody_knows_is_told_before_anybody_tries() -> None:
    interviewers = known()
    assert 'no provider called "nonsense"; known are openai,' in str(
        interviewers.problem("llm", by("nonsense:foo"))
    )
    assert interviewers.problem("llm", by("groq:llama-3")) is None, "it says itself what it lacks"
    assert known(model="gateway/openai:gpt-5-mini").problem("llm", GUIDE) is None


def test_pydantic_ai_knows_nobody_whom_we_take_for_a_slip() -> None:
    import inspect
    import re

    from pydantic_ai.models import KnownModelName
    from pydantic_ai.providers import infer_provider_class

    told = re.findall(r"(?:case|\|) '([a-z-]+)'", inspect.getsource(infer_provider_class))
    assert len(told) > 30
    names = [*told, *(name.partition(":")[0] for name in get_args(KnownModelName.__value__))]
    slips = {name for name in names if not may_be_known(ModelName(provider=name, model="x"))}
    assert slips <= {"test"}
    assert set(told) >= ELSEWHERE


async def test_what_was_wrong_with_a_guides_model_when_it_was_tried_is_told_from_then_on() -> None:
    interviewers, guide = known(), by("cerebras:llama")
    assert interviewers.problem("llm", guide) is None
    llm = interviewers.find("llm")
    assert llm is not None
    with pytest.raises(InterviewerUnusable, match="cerebras") as raised:
        await llm.reply(answered(guide))
    assert interviewers.problem("llm", guide) == str(raised.value)
    assert interviewers.problem("llm", by("ollama:qwen3")) is None
    await interviewers.close()
