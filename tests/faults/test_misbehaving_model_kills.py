"""(I1, I6) The server is killed while a model is at work: the reply comes, once."""

import time
from collections.abc import Iterator

import pytest

from tests.harness import ServerProcess
from tests.provider.interviewing import Held, guide
from tests.provider.page import LivePage
from tests.provider.process import ProviderProcess
from tests.provider.server import MODEL

pytestmark = pytest.mark.faults


@pytest.fixture
def provider() -> Iterator[ProviderProcess]:
    with ProviderProcess() as provider:
        yield provider


@pytest.fixture
def held(server: ServerProcess, provider: ProviderProcess) -> Held:
    server.environment |= provider.environment
    server.start()
    server.add_guide(guide())
    server.add_guide(guide("soon-scripted", fallback_after_s=2))
    held = Held(server)
    held.settled()
    return held


def check_one_reply(held: Held, *, of: int) -> None:
    """Check that after the start the reply comes once, by the model: `of` replies in all."""
    assert held.server.logged("bootstrap:load")[-1]["owedReplies"] == 1
    assert held.settled()["transcript"][-1]["author"] == f"openai:{MODEL}"
    time.sleep(0.2)
    assert len(held.replies()) == of, "a second reply came, or none"


def test_a_reply_that_was_waited_for_or_being_streamed_comes_once_after_the_start(
    held: Held, provider: ProviderProcess
) -> None:
    provider.pace(think_s=30)
    held.answer()
    while provider.state().under_way == 0:
        time.sleep(0.01)
    held.server.kill()
    provider.behave()
    held.server.start()
    check_one_reply(held, of=2)

    provider.pace(piece_s=0.05)
    with LivePage(held.server.port, held.id) as page:
        held.answer()
        page.until(lambda page: len(page.shown) > 5)
        held.server.kill()
    provider.behave()
    held.server.start()
    with LivePage(held.server.port, held.id) as page:
        check_one_reply(held, of=3)
        held.run_to_the_end()
        page.until(lambda page: page.is_told("interview-completed"))
        assert page.shown == "", "provisional words are left on the page"
    assert provider.state().abandoned == 2
    held.check()


def test_the_guides_patience_counts_from_before_the_kill_and_then_the_script_leads_on(
    held: Held, provider: ProviderProcess
) -> None:
    held = Held(held.server, "soon-scripted")
    held.settled()
    provider.down()
    held.answer()
    while held.now["delayed_since"] is None:
        time.sleep(0.01)
    since = held.now["delayed_since"]
    held.server.kill()
    held.server.start()
    assert held.now["delayed_since"] == since
    found = held.settled()
    assert (found["interviewer"], found["delayed_since"]) == ("scripted", None)
    assert len(held.named("reply-delayed")) == 1
    assert len(held.replies()) == 2
    provider.up()
    held.run_to_the_end()
    assert len(held.named("interviewer-changed")) == 1
    held.check()
