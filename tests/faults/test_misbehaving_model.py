"""(I1, I2, I4, I6) A model that misbehaves, each way by itself, and the transcript is sane.

A real server, and a real provider over real HTTP. What passes by itself is tried again, what
the model says amiss is told back to it, and the candidate notices at most a pause.
"""

import json
from collections.abc import Iterator

import pytest

from tests.harness import ServerProcess
from tests.provider.control import Misbehaviour, Orders
from tests.provider.interviewing import GOODBYE, Held
from tests.provider.misbehaving import Kind
from tests.provider.page import LivePage
from tests.provider.process import ProviderProcess
from tests.provider.server import MODEL
from tests.provider.serving import served

pytestmark = pytest.mark.faults

BY_MODEL = f"openai:{MODEL}"
UNAVAILABLE = "interviewer-unavailable"


@pytest.fixture(scope="module")
def provider() -> Iterator[ProviderProcess]:
    with ProviderProcess() as provider:
        yield provider


@pytest.fixture(scope="module")
def server(
    provider: ProviderProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerProcess]:
    with served(provider, tmp_path_factory.mktemp("model")) as server:
        yield server


@pytest.fixture(autouse=True)
def well_behaved(provider: ProviderProcess) -> None:
    """Let no test begin with what the one before it ordered."""
    provider.behave()


@pytest.fixture
def held(server: ServerProcess, provider: ProviderProcess) -> Iterator[Held]:
    """An interview that has just been opened; sane whatever happened in it."""
    held = Held(server)
    yield held
    provider.behave()
    found = held.run_to_the_end()
    assert found["transcript"][-1]["text"].endswith(GOODBYE)
    assert found["coverage"]["share"] == 1.0
    held.check()


def by_model(held: Held) -> bool:
    """Tell whether the model made the reply that came last."""
    author: str = held.settled()["transcript"][-1]["author"]
    return author == BY_MODEL


def test_a_model_that_behaves_holds_the_whole_interview(
    held: Held, provider: ProviderProcess
) -> None:
    before = provider.state().requests
    held.run_to_the_end()
    opening, *replies, last = held.replies()
    assert opening["author"] == "scripted", "the first words need no model"
    assert [reply["author"] for reply in replies] == [BY_MODEL] * 3
    assert [reply["question"] for reply in replies] == ["skills", "years", "wish"]
    for reply in replies:
        assert reply["usage"]["requests"] == 1
        assert reply["usage"]["input_tokens"] > 0
        assert reply["latency_ms"] >= 0
        assert reply["guide"]
    assert last["text"].endswith(GOODBYE)
    assert provider.state().requests - before == 4


# What passes by itself.


def answer_seen_live(held: Held) -> None:
    """Answer while a live page looks on: the model replies, nothing provisional is left."""
    with LivePage(held.server.port, held.id) as page:
        held.answer()
        assert by_model(held)
        page.until(lambda page: page.latest("author") == BY_MODEL)
        assert page.shown == "", "provisional words are left on the page"


@pytest.mark.parametrize("kind", [Kind.BROKEN, Kind.RESET, Kind.RESET_MIDWAY, Kind.CUT_MIDWAY])
@pytest.mark.parametrize("is_watched", [False, True], ids=["whole", "streamed"])
def test_a_call_that_fails_is_made_again(
    held: Held, provider: ProviderProcess, kind: Kind, is_watched: bool
) -> None:
    held.settled()
    before = provider.state()
    provider.misbehave(kind)
    if is_watched:
        answer_seen_live(held)
    else:
        held.answer()
        assert by_model(held)
    after = provider.state()
    assert after.misbehaved[kind] - before.misbehaved.get(kind, 0) == 1
    assert after.requests - before.requests == 2
    assert not held.named("reply-delayed")


def test_a_provider_that_has_too_much_to_do_is_asked_again_when_it_says(
    held: Held, provider: ProviderProcess
) -> None:
    held.settled()
    provider.misbehave(Kind.TOO_MANY, retry_after_s=1)
    held.answer()
    assert by_model(held)
    assert not held.named("reply-delayed")


def test_who_has_to_wait_waits_a_little_and_is_told(
    server: ServerProcess, provider: ProviderProcess
) -> None:
    """A call that takes too long is given up; one that may be made later is made later."""
    kinds = (Kind.SLOW, Kind.STALL, Kind.TOO_MANY)
    interviews = {kind: Held(server) for kind in kinds}
    for held in interviews.values():
        held.settled()
    before = provider.state()
    provider.order(
        Orders(
            misbehaviours=[
                Misbehaviour(kind=kind, said=f"({kind})", wait_s=60, retry_after_s=3)
                for kind in kinds
            ]
        )
    )
    with LivePage(server.port, interviews[Kind.STALL].id) as page:
        for kind, held in interviews.items():
            held.answer(more=f"({kind})")
        assert all(map(by_model, interviews.values()))
        page.until(lambda page: page.latest("author") == BY_MODEL)
        assert page.shown == "", "provisional words are left on the page"
    after = provider.state()
    assert after.requests - before.requests == 2 * len(kinds)
    assert after.abandoned - before.abandoned == 2, "a call that was given up is still open"
    for held in interviews.values():
        assert [delay["reason"] for delay in held.named("reply-delayed")] == [UNAVAILABLE]
        held.run_to_the_end()
        held.check()


# What it says amiss.


@pytest.mark.parametrize(
    "kind",
    [
        Kind.TRUNCATED,
        Kind.WRONG_SCHEMA,
        Kind.TWO_QUESTIONS,
        Kind.INVENTED,
        Kind.OTHER_LANGUAGE,
        Kind.ENORMOUS,
        Kind.PROMISE,
        Kind.LEAK,
    ],
)
@pytest.mark.parametrize("is_watched", [False, True], ids=["whole", "streamed"])
def test_a_reply_that_is_unfit_is_told_back_and_made_again(
    held: Held, provider: ProviderProcess, kind: Kind, is_watched: bool
) -> None:
    held.settled()
    provider.misbehave(kind)
    if is_watched:
        answer_seen_live(held)
    else:
        held.answer()
        assert by_model(held)
    spoilt, mended = provider.state(seen=2).seen
    assert (spoilt.misbehaved, mended.misbehaved) == (kind, None)
    assert json.loads(spoilt.body.prompt)["objections"] == []
    assert json.loads(mended.body.prompt)["objections"], "it was not told what was wrong"
    assert held.replies()[-1]["usage"]["requests"] == 2


@pytest.mark.parametrize("kind", [Kind.INVENTED, Kind.TRUNCATED, Kind.PROMISE])
def test_what_stays_unfit_is_left_to_the_script_and_the_model_goes_on_afterwards(
    held: Held, provider: ProviderProcess, kind: Kind
) -> None:
    held.settled()
    provider.misbehave(kind, times=None)
    held.answer()
    assert held.settled()["transcript"][-1]["author"] == "scripted"
    assert held.now["interviewer"] == "llm"
    provider.behave()
    held.answer()
    assert by_model(held)
    assert [reply.get("question") for reply in held.replies()] == ["work", "skills", "years"]
