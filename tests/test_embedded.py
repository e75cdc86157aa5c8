"""The public Python API, as an embedding program uses it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import vivavoce
from tests.provider.server import MODEL, serving
from vivavoce import (
    CannotStart,
    InterviewClosed,
    LiveInterview,
    Malformed,
    NotFound,
    ProfileValue,
    Refused,
    Reply,
    Usage,
    View,
    Vivavoce,
)


class Loud:
    async def reply(self, view: View) -> Reply:
        heard = view.interview.heard
        said = view.interview.transcript.find(heard) if heard else None
        return Reply(say=said.text.upper() if said else "SPEAK!")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_everything_public_can_be_had_from_the_package() -> None:
    for name in vivavoce.__all__:
        assert getattr(vivavoce, name).__name__ == name
    with pytest.raises(AttributeError, match="nothing"):
        vivavoce.nothing  # noqa: B018 - the look-up is the test


async def test_an_interview_is_held_to_its_end(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring", candidate={"name": "Ada"})
        for _ in range(40):
            if (await interview.now()).status == "completed":
                break
            await interview.add_message("A somewhat longer answer, for example about our letters.")
            await interview.reply()
        now = await interview.now()
        assert now.status == "completed"
        assert now.profile["role"].status == "obtained"
        assert [each.id for each in await vv.interviews(words="letters")] == [interview.id]
        with pytest.raises(InterviewClosed):
            await interview.add_message("One more thing")


async def test_it_goes_on_after_the_program_ends(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring")
        receipt = await interview.add_message("Somebody tidy", id="0" * 31 + "1")
    async with Vivavoce.open(data) as vv:
        again = await vv.interview(interview.id)
        assert (await again.now()).transcript[1].text == "Somebody tidy"
        repeat = await again.add_message("Somebody tidy", id="0" * 31 + "1")
        assert (repeat.hash, repeat.seq, repeat.is_repeat) == (receipt.hash, receipt.seq, True)


async def test_opening_with_the_same_id_takes_the_interview_up(data: Path) -> None:
    chosen = "018f8f8e-7b7a-7000-8000-000000000001"
    async with Vivavoce.open(data) as vv:
        one = await vv.open_interview("agent-hiring", id=chosen)
        await one.add_message("Somebody tidy")
        two = await vv.open_interview("agent-hiring", id=chosen.upper())
        assert two.id == one.id
        assert len((await two.now()).transcript) >= 2


async def test_an_interviewer_of_ones_own_leads(data: Path) -> None:
    async with Vivavoce.open(data, interviewers={"loud": Loud()}) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="loud")
        await interview.add_message("quietly")
        reply = await interview.reply()
        assert reply is not None
        assert (reply.text, reply.author) == ("QUIETLY", "loud")


async def test_no_machine_owes_a_reply_when_a_person_leads(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="human")
        await interview.add_message("Anybody there?")
        assert await interview.reply() is None


async def test_a_paused_interview_has_no_reply_to_what_was_said_since(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring")
        opening = await interview.reply()
        assert opening is not None
        await interview.pause()
        assert await interview.reply() == opening, "that is still the latest word"
        await interview.add_message("Somebody tidy")
        assert await interview.reply() is None, "it is answered once the interview goes on"
        await interview.resume()
        reply = await interview.reply()
        assert reply is not None
        assert reply != opening


async def test_waiting_for_a_reply_is_no_page_that_looks_on(data: Path) -> None:
    watchers: list[int] = []

    async def watched(view: View) -> Reply:
        watchers.append(vv.services.feed.watchers + view.is_watched)
        return Reply(say="And then?")

    async with Vivavoce.open(data, interviewers={"mine": watched}) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="mine")
        waiting = asyncio.create_task(interview.reply())
        await interview.add_message("Fine.")
        assert await waiting is not None
        assert await interview.reply() is not None
    assert watchers == [0, 0]


async def test_a_message_taken_without_waiting_is_stored_before_the_block_ends(
    data: Path,
) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="human")
        ids = [await interview.add_message(f"Word {n}", wait=False) for n in range(50)]
        assert vv.services.vitals.unsaved > 0
    async with Vivavoce.open(data) as vv:
        now = await (await vv.interview(interview.id)).now()
        assert [message.id for message in now.transcript] == ids
        assert vv.services.vitals.unsaved == 0


async def test_ten_tasks_on_one_interview_never_interleave(data: Path) -> None:
    """(I3, I5)"""
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="human")

        async def speak(who: int) -> list[int]:
            return [(await interview.add_message(f"{who}:{n}")).seq for n in range(20)]

        seqs = await asyncio.gather(*(speak(who) for who in range(10)))
        assert sorted(seq for of_one in seqs for seq in of_one) == list(range(2, 202))
        assert all(of_one == sorted(of_one) for of_one in seqs)


async def test_giving_up_on_a_message_does_not_confuse_the_interview(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="human")
        for n in range(20):
            task = asyncio.create_task(interview.add_message(f"Given up {n}"))
            await asyncio.sleep(0 if n % 2 else 0.0005)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await interview.add_message(f"Kept {n}")
        kept = [m.text for m in (await interview.now()).transcript if m.text.startswith("Kept")]
        assert kept == [f"Kept {n}" for n in range(20)]
    async with Vivavoce.open(data) as vv:
        stored = await (await vv.interview(interview.id)).now()
        assert [m.seq for m in stored.transcript] == list(range(2, stored.version + 1))


async def test_profile_and_status_can_be_led_by_hand(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring")
        await interview.update_profile({"role": ProfileValue(value="Archivist")})
        await interview.pause()
        assert (await interview.now()).status == "paused"
        await interview.resume()
        await interview.cancel("enough")
        assert (await interview.now()).reason == "enough"
        await interview.resume()
        await interview.complete()
        assert (await interview.now()).profile["role"].value == "Archivist"


async def test_mistakes_are_told(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview: LiveInterview = await vv.open_interview("agent-hiring")
        for text in ("", " \n", "\0", "\ud800", "x" * 32_769):
            with pytest.raises(Malformed):
                await interview.add_message(text)
            with pytest.raises(Malformed):
                await interview.add_message(text, wait=False)
        with pytest.raises(NotFound):
            await vv.interview("018f8f8e-7b7a-7000-8000-000000000001")
        with pytest.raises(Malformed):
            await vv.interview("seven")
        with pytest.raises(Malformed):
            await vv.open_interview("agent-hiring", interviewer="nobody")
        with pytest.raises(CannotStart, match="in use"):
            async with Vivavoce.open(data):
                pass


async def test_a_folder_is_free_again_when_the_start_failed(data: Path) -> None:
    data.mkdir()
    (data / "journal.db").write_bytes(b"no database" * 100)
    for _ in range(2):
        with pytest.raises(CannotStart, match="damaged or no database"):
            async with Vivavoce.open(data):
                pass


async def test_the_app_can_be_mounted_in_another_one(data: Path) -> None:
    from starlette.applications import Starlette
    from starlette.routing import Mount

    async with Vivavoce.open(data, owner_key="my-own-secret-key") as vv:
        client = TestClient(Starlette(routes=[Mount("/talk", app=vv.asgi())]))
        assert client.get("/talk/readyz").text == "ready\n"
        page = client.get("/talk/login").text
        assert '"/talk/static/' in page


async def metered(view: View) -> Reply:
    used = Usage(requests=1, input_tokens=90, output_tokens=10, cost_microusd=250)
    return Reply(say="And then?", author="local:small-1", usage=used)


async def test_a_function_leads_and_what_it_used_is_told(data: Path) -> None:
    async with Vivavoce.open(data, interviewers={"mine": metered}) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="mine")
        await interview.add_message("It rained.")
        reply = await interview.reply()
        assert reply is not None
        assert reply.author == "local:small-1"
        assert (await interview.now()).usage == Usage(
            requests=2, input_tokens=180, output_tokens=20, cost_microusd=500
        )
        [spent] = await vv.spending()
        assert (spent.model, spent.requests, spent.cost_microusd) == ("local:small-1", 2, 500)
        assert await vv.spending("1999-12") == []


async def test_past_its_budget_an_interview_that_needs_a_model_pauses(data: Path) -> None:
    async with Vivavoce.open(data, interviewers={"mine": metered}, token_budget=150) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="mine")
        for text in ("It rained.", "It stopped."):
            await interview.add_message(text)
            await interview.reply()
        now = await interview.now()
        assert (now.status, now.reason) == ("paused", "over-budget")
        assert now.transcript[-1].text == "It stopped.", "the answer is kept"


async def test_a_model_leads_an_interview_of_an_embedding_program_to_its_end(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving() as provider:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-of-nobody")
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        async with Vivavoce.open(data, model=f"openai:{MODEL}") as vv:
            interview = await vv.open_interview("agent-hiring", interviewer="llm")
            for _ in range(40):
                if (await interview.now()).status != "active":
                    break
                await interview.add_message("Somebody who sorts our letters, for example by town.")
                await interview.reply()
            now = await interview.now()
            assert now.status in {"completed", "pending_review"}
            authors = {message.author for message in now.transcript if message.author}
            assert authors == {"scripted", f"openai:{MODEL}"}, "the frame is the script's"
            [spent] = await vv.spending()
            assert spent.model == f"openai:{MODEL}"
            assert spent.requests >= now.usage.requests > 0


async def test_a_person_takes_over_says_something_and_hands_back(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring")
        taken = await interview.hand_over("human")
        assert taken.interviewer == "human"
        await interview.add_message("Who is this?")
        assert await interview.reply() is None, "a person owes it"
        receipt = await interview.say("Grace. What would you like?", id="0" * 31 + "2")
        said = (await interview.now()).transcript[-1]
        assert (said.id, said.speaker, said.author) == (receipt.id, "interviewer", "human")
        await interview.hand_over("scripted")
        await interview.add_message("Somebody who keeps our data tidy.")
        reply = await interview.reply()
        assert reply is not None
        assert reply.author == "scripted"
        with pytest.raises(Malformed, match="nobody"):
            await interview.hand_over("nobody")


async def test_an_interview_is_reviewed_sent_back_and_approved(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="human")
        assert (await interview.request_review("a second look")).status == "pending_review"
        await interview.resume(ask="What did you mean?")
        assert (await interview.now()).owner_asks == "What did you mean?"
        with pytest.raises(Refused):
            await interview.resume(ask="And what else?")
        await interview.request_review()
        await interview.update_profile({"role": ProfileValue(value="Archivist")})
        await interview.complete()
        now = await interview.now()
        assert (now.status, now.profile["role"].value) == ("completed", "Archivist")


async def test_what_an_embedding_program_sets_up_is_set_up_and_no_variable_is_looked_at(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIVAVOCE_TOKEN_BUDGET", "1")
    async with Vivavoce.open(
        data,
        webhook_url="http://127.0.0.1:9/next",
        webhook_secret="whsec_" + "A" * 44,
        model_timeout_s=0.5,
        model_calls=3,
        model_calls_per_organization=2,
        model_calls_per_minute=100,
    ) as vv:
        assert vv.services.budgets.tokens_a_month is None
        interviewers = vv.services.interviewers
        assert interviewers.is_set_up("webhook", None)
        assert not interviewers.is_set_up("llm", None)
        interview = await vv.open_interview("agent-hiring", interviewer="webhook")
        assert (await interview.now()).interviewer == "webhook"


@pytest.mark.parametrize(
    "nonsense",
    [
        {"webhook_url": "next door"},
        {"webhook_secret": "open sesame"},
        {"model_timeout_s": 0.0},
        {"model_calls": -1},
        {"token_budget": 0},
    ],
)
async def test_a_setting_that_makes_no_sense_is_told_at_the_start(
    data: Path, nonsense: dict[str, Any]
) -> None:
    with pytest.raises(CannotStart):
        async with Vivavoce.open(data, **nonsense):
            pass
    assert not data.exists()


async def test_what_cannot_lead_is_refused_at_the_start(data: Path) -> None:
    def plain(view: View) -> Reply:
        return Reply(say="At once.")

    for name, interviewer in [
        ("mine", plain),
        ("scripted", metered),
        ("llm", metered),
        ("", Loud()),
    ]:
        with pytest.raises(Malformed):
            async with Vivavoce.open(data, interviewers={name: interviewer}):  # type: ignore[dict-item]
                pass
