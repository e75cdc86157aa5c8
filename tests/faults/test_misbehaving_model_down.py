"""(I6, I12) The model is down or cannot be used: it is said truthfully, somebody carries on."""

import time
from collections.abc import Iterator

import pytest

from tests.harness import ServerProcess
from tests.provider.interviewing import GOODBYE, Held, guide
from tests.provider.misbehaving import Kind
from tests.provider.page import LivePage
from tests.provider.process import ProviderProcess
from tests.provider.server import MODEL
from tests.provider.serving import AT_ONCE_PAUSED, AT_ONCE_SCRIPTED, SMALL_BUDGET, served

pytestmark = pytest.mark.faults

UNAVAILABLE, UNUSABLE = "interviewer-unavailable", "interviewer-unusable"
BY_MODEL = f"openai:{MODEL}"


@pytest.fixture(scope="module")
def provider() -> Iterator[ProviderProcess]:
    with ProviderProcess() as provider:
        yield provider


@pytest.fixture(scope="module")
def shared(
    provider: ProviderProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerProcess]:
    with served(provider, tmp_path_factory.mktemp("model")) as server:
        yield server


@pytest.fixture(autouse=True)
def well_behaved(provider: ProviderProcess) -> None:
    """Let no test begin with what the one before it ordered."""
    provider.behave()


def test_the_answer_is_kept_the_delay_is_told_and_the_reply_comes_once(
    shared: ServerProcess, provider: ProviderProcess
) -> None:
    held = Held(shared)
    held.settled()
    provider.down()
    with LivePage(shared.port, held.id) as page:
        held.answer()
        page.until(lambda page: page.is_told("reply-delayed"))
        assert held.now["delay_reason"] == UNAVAILABLE
        assert held.now["transcript"][-1]["speaker"] == "candidate"
        provider.up()
        found = held.settled()
        page.until(lambda page: page.latest("author") == BY_MODEL)
    assert found["delayed_since"] is None
    assert found["transcript"][-1]["author"] == BY_MODEL
    replies = len(held.replies())
    time.sleep(0.3)
    assert len(held.replies()) == replies, "a second reply came"
    held.run_to_the_end()
    assert len(held.named("reply-delayed")) == 1
    held.check()


def test_the_script_leads_on_from_the_same_place_and_hands_back_when_told_to(
    shared: ServerProcess, provider: ProviderProcess
) -> None:
    held = Held(shared, AT_ONCE_SCRIPTED)
    held.answer()  # one by the model, so that there is a place to go on from
    held.settled()
    provider.down()
    held.answer()
    found = held.settled()
    assert found["interviewer"] == "scripted"
    (change,) = held.named("interviewer-changed")
    assert (change["from"], change["to"], change["reason"]) == ("llm", "scripted", UNAVAILABLE)
    assert [reply["question"] for reply in held.replies()] == ["work", "skills", "years"]
    provider.up()
    assert shared.post(f"{held.path}/handover", {"interviewer": "llm"}).status == 200
    found = held.run_to_the_end()
    assert [reply["author"] for reply in held.replies()][2:4] == ["scripted", BY_MODEL]
    assert found["transcript"][-1]["text"].endswith(GOODBYE)
    held.check()


def test_past_the_guides_patience_it_pauses_and_goes_on_when_the_candidate_does(
    shared: ServerProcess, provider: ProviderProcess
) -> None:
    held = Held(shared, AT_ONCE_PAUSED)
    held.settled()
    provider.misbehave(Kind.TOO_MANY, times=None, retry_after_s=5)
    with LivePage(shared.port, held.id) as page:
        held.answer()
        page.until(lambda page: page.is_told("interview-paused"))
    assert (held.now["status"], held.now["reason"]) == ("paused", UNAVAILABLE)
    assert held.now["interviewer"] == "llm"
    provider.behave()
    held.say("Are you still there? I have one more thing to say: it should be friendly to all.")
    found = held.settled()
    assert found["status"] == "active"
    assert found["transcript"][-1]["author"] == BY_MODEL
    held.run_to_the_end()
    held.check()


@pytest.mark.parametrize("kind", [Kind.UNAUTHORIZED, Kind.NO_SUCH_MODEL])
def test_a_provider_that_refuses_us_is_asked_once_and_the_script_leads_on(
    shared: ServerProcess, provider: ProviderProcess, kind: Kind
) -> None:
    held = Held(shared, AT_ONCE_SCRIPTED)
    held.settled()
    before = provider.state().requests
    provider.misbehave(kind, times=None)
    held.answer()
    assert held.settled()["interviewer"] == "scripted"
    (change,) = held.named("interviewer-changed")
    assert change["reason"] == UNUSABLE
    assert [delay["reason"] for delay in held.named("reply-delayed")] == [UNUSABLE]
    assert provider.state().requests - before == 1
    held.run_to_the_end()
    held.check()


def test_a_budget_that_is_used_up_pauses_and_keeps_what_is_said(
    shared: ServerProcess, provider: ProviderProcess
) -> None:
    held = Held(shared, SMALL_BUDGET)
    held.answer()
    held.answer()
    with LivePage(shared.port, held.id) as page:
        page.until(lambda page: page.is_told("interview-paused"))
    found = held.now
    assert (found["status"], found["reason"]) == ("paused", "over-budget")
    assert found["usage"]["input_tokens"] >= 1_000
    before = provider.state().requests
    held.say("And patience with those who ask twice.")
    assert held.now["status"] == "paused", "the candidate cannot spend more"
    assert provider.state().requests == before
    assert shared.post(f"{held.path}/handover", {"interviewer": "scripted"}).status == 200
    assert shared.post(f"{held.path}/resume").status == 200
    held.run_to_the_end()
    held.check()


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"VIVAVOCE_MODEL": "nobody:knows-it"}, id="unknown provider"),
        pytest.param({"OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""}, id="missing key"),
        pytest.param({"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}, id="unreachable host"),
    ],
)
def test_what_is_set_up_wrong_is_said_at_the_start_and_stops_no_interview(
    server: ServerProcess, provider: ProviderProcess, environment: dict[str, str]
) -> None:
    server.environment |= provider.environment | environment
    server.start()
    server.add_guide(guide(AT_ONCE_SCRIPTED, fallback_after_s=0))
    held = Held(server, AT_ONCE_SCRIPTED)
    found = held.run_to_the_end()
    assert found["interviewer"] == "scripted"
    held.check()
    (complaint,) = server.logged("interviewer:unusable")
    assert complaint["interviewer"] == "llm"
    (shown,) = [
        one for one in server.get("/api/v1/interviewers").json["items"] if one["name"] == "llm"
    ]
    assert shown["problem"]
    assert "Traceback" not in server.errors() + server.stdout.read_text()
