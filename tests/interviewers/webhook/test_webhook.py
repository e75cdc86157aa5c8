"""A service of the operator's own leads interviews over real HTTP, and is trusted with nothing."""

import threading
from collections.abc import AsyncIterator, Iterator

import pytest
from msgspec.structs import replace

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from tests.interviewers.webhook.service import SECRET, Answer, Service
from vivavoce.domain.events import Candidate
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.webhook import WebhookInterviewer

SAID = "Somebody who keeps our data tidy and answers letters."
HEADS = """      - id: heads
        ask: How many people is this for?
        collects: [heads]
"""
CONSENTING = SMALL.replace(
    "opening: Hello and welcome.", "consent: { ask: Is that all right? }\nopening: Hello."
)


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as one:
        yield one


@pytest.fixture
async def webhook(service: Service) -> AsyncIterator[WebhookInterviewer]:
    one = interviewer(service.url)
    yield one
    await one.close()


def interviewer(
    url: str, secret: str | None = SECRET, *, timeout_s: float = 30.0, attempts: int = 1
) -> WebhookInterviewer:
    calls = Calls(at_once=10, per_organization=10, per_minute=None, attempts=attempts)
    return WebhookInterviewer(url, secret, calls, timeout_s=timeout_s)


def answered(*texts: str, guide: str = SMALL) -> Conversation:
    """Return a conversation whose first question was answered and waits for a reply."""
    return Conversation(guide).say(*(texts or (SAID,)))


def view(talk: Conversation, **changed: object) -> View:
    interview: Interview = replace(talk.interview, **changed)
    return View(interview=interview, guide=talk.guide)


# --- what it is told ---


async def test_it_is_told_what_a_message_puts_right(
    service: Service, webhook: WebhookInterviewer
) -> None:
    await webhook.reply(view(answered(SAID).correct(SAID, "Somebody tidy.")))
    [request] = service.requests
    first, second = request.data["transcript"][1:]
    assert (first["corrects"], second["corrects"]) == (None, first["id"])
    assert request.data["reply_to"] == [first["id"], second["id"]]


async def test_it_is_told_what_it_needs_to_decide(
    service: Service, webhook: WebhookInterviewer
) -> None:
    talk = answered("Somebody tidy.", "And quick.")
    candidate = Candidate(name="Ada", email="ada@example.org")
    await webhook.reply(view(talk, candidate=candidate, metadata={"ticket": 7}))
    [request] = service.requests
    assert (request.method, request.path) == ("POST", "/next")
    assert request.headers["content-type"] == "application/json"
    assert request.body["type"] == "reply.requested"
    assert request.body["timestamp"].endswith("Z")
    data = request.data
    assert data["interview"]["candidate"] == {"name": "Ada"}
    assert data["interview"]["metadata"] == {"ticket": 7}
    assert data["interview"]["state"] == "work.role"
    assert [message["text"] for message in data["transcript"][1:]] == [
        "Somebody tidy.",
        "And quick.",
    ]
    assert data["reply_to"] == [message["id"] for message in data["transcript"][1:]]
    assert data["coverage"]["required"] == 2
    assert data["objections"] == []
    role, skills, heads = data["guide"]["questions"]
    assert (role["ask"], role["state"], role["open"]) == (
        "What is the role for?",
        "work.role",
        False,
    )
    assert (skills["open"], heads["open"]) == (True, True)
    assert [item["type"] for item in data["guide"]["information"]] == ["text", "list", "number"]


async def test_it_is_not_told_to_learn_what_the_review_finds(
    service: Service, webhook: WebhookInterviewer
) -> None:
    reviewed = f"{SMALL}\nreview: {{ collects: [heads], by: human }}"
    reviewed = reviewed.replace(HEADS, "")
    await webhook.reply(view(answered(guide=reviewed)))
    guide = service.requests[0].data["guide"]
    assert [item["id"] for item in guide["information"]] == ["role", "skills"]


async def test_it_never_hears_of_the_candidates_address_or_of_our_secret(
    service: Service, webhook: WebhookInterviewer
) -> None:
    await webhook.reply(view(answered(), candidate=Candidate(email="ada@example.org")))
    [request] = service.requests
    assert "ada@example.org" not in str(request)
    assert SECRET.removeprefix("whsec_") not in str(request)


async def test_of_a_very_long_interview_it_is_told_the_latest(
    service: Service, webhook: WebhookInterviewer
) -> None:
    talk = Conversation(SMALL)
    for number in range(20):
        talk.say(f"{number} " + "word " * 5_000)
    await webhook.reply(view(talk))
    data = service.requests[0].data
    assert data["earlier_messages"] == 11
    assert data["transcript"][-1]["text"].startswith("19 ")


# --- one turn, one id ---


async def test_a_turn_keeps_its_id_however_often_it_is_asked_for(service: Service) -> None:
    webhook = interviewer(service.url, attempts=3)
    service.will(Answer(status=500), Answer(status=502))
    talk = answered()
    await webhook.reply(view(talk))
    await webhook.reply(view(talk, version=talk.interview.version + 1))
    await webhook.close()
    assert len(service.requests) == 4
    assert len({request.id for request in service.requests}) == 1


async def test_another_turn_and_another_attempt_have_ids_of_their_own(
    service: Service, webhook: WebhookInterviewer
) -> None:
    service.will(Answer({"say": ""}))
    talk = answered()
    await webhook.reply(view(talk))
    await webhook.reply(view(talk.say("One more thing.")))
    assert len({request.id for request in service.requests}) == len(service.requests) == 3


# --- what it may answer ---


async def ask(webhook: WebhookInterviewer, talk: Conversation) -> Reply:
    return await webhook.reply(view(talk))


async def test_it_says_what_comes_next_and_what_it_learned(
    service: Service, webhook: WebhookInterviewer
) -> None:
    talk = answered()
    service.will(
        Answer(
            {
                "say": "Which skills are needed for that?",
                "question": "skills",
                "profile": {"role": {"value": "keeps our data tidy"}},
            }
        )
    )
    reply = await ask(webhook, talk)
    heard = talk.interview.heard
    assert heard is not None
    assert reply.say == "Which skills are needed for that?"
    assert (reply.question, reply.move, reply.author) == ("skills", "people.skills", "webhook")
    assert reply.changes == {"role": ProfileValue(value="keeps our data tidy", sources=(heard,))}
    assert reply.latency_ms is not None


async def test_naming_a_question_is_enough(service: Service, webhook: WebhookInterviewer) -> None:
    service.will(Answer({"question": "skills"}))
    reply = await ask(webhook, answered())
    assert reply.say == "Now to the people.\n\nWhich skills are needed?"
    assert (reply.question, reply.move, reply.done) == ("skills", "people.skills", False)


async def test_done_without_words_closes_as_the_guide_says(
    service: Service, webhook: WebhookInterviewer
) -> None:
    talk = answered()
    talk.learn(skills=["order"])
    service.will(Answer({"done": True, "profile": {"role": {"value": SAID}}}))
    reply = await ask(webhook, talk)
    assert (reply.say, reply.question) == ("What did I forget to ask?", "closing")
    assert not reply.done


@pytest.mark.parametrize(
    "early",
    [{"done": True}, {"done": True, "say": "Goodbye."}, {"done": True, "disposition": "stopped"}],
)
async def test_it_is_not_done_before_what_is_required_was_asked(
    service: Service, webhook: WebhookInterviewer, early: dict[str, object]
) -> None:
    service.will(Answer(early), Answer({"question": "skills"}))
    assert (await ask(webhook, answered())).question == "skills"
    assert [each["code"] for each in service.requests[1].data["objections"]] == ["done-too-early"]


async def test_what_it_invents_is_refused_with_the_reason_and_asked_again(
    service: Service, webhook: WebhookInterviewer
) -> None:
    invented = {"say": "Which skills?", "profile": {"heads": {"value": 12}}}
    service.will(Answer(invented), Answer({"question": "skills"}))
    reply = await ask(webhook, answered())
    assert reply.changes == {}
    [objection] = service.requests[1].data["objections"]
    assert objection["code"] == "unsupported"
    assert objection["sentence"]


async def test_two_questions_at_once_are_one_too_many(
    service: Service, webhook: WebhookInterviewer
) -> None:
    two = {"say": "Which skills are needed? And how many people is it for?"}
    service.will(Answer(two), Answer(two), Answer(two))
    with pytest.raises(ReplyUnfit, match="two-questions"):
        await ask(webhook, answered())
    assert len(service.requests) == 3


TEXT = {"content-type": "text/html"}
GZIP = {"content-type": "application/json", "content-encoding": "gzip"}


@pytest.mark.parametrize(
    "wrong",
    [
        Answer(b"<html>Welcome</html>", headers=TEXT),
        Answer(b"<html>Welcome</html>"),
        Answer(b""),
        Answer(b"", status=204),
        Answer(b'{"say": "Wh'),
        Answer(b'{"say": "\xff?"}'),
        Answer(b'"What else?"'),
        Answer([]),
        Answer({}),
        Answer({"say": None}),
        Answer({"say": 7}),
        Answer({"says": "Why?"}),
        Answer({"say": "Why\0?"}),
        Answer({"say": " "}),
        Answer({"say": "Why? " * 60_000}),
        Answer({"say": "word " * 7_000}),
        Answer({"question": "salary"}),
        Answer({"say": "Why?", "question": "x" * 2_000}),
        Answer({"question": "skills", "probe": "elaborate"}),
        Answer({"say": "Why?", "profile": {"": {"value": "x"}}}),
        Answer({"say": "Why?", "profile": {"role": {"value": "x", "status": "perhaps"}}}),
        Answer({"say": "Why?", "profile": {"role": {"value": "x", "sources": ["m99"]}}}),
        Answer(b'{"say": "Why?", "profile": {"heads": {"value": 1e400}}}'),
        Answer(b"[" * 50_000),
        Answer({"say": "Why?"}, headers=GZIP),
    ],
    ids=lambda wrong: str(wrong.content[:40]),
)
async def test_what_makes_no_reply_is_told_and_asked_again(
    service: Service, webhook: WebhookInterviewer, wrong: Answer
) -> None:
    service.will(wrong, Answer({"question": "skills"}))
    assert (await ask(webhook, answered())).question == "skills"
    objections = service.requests[1].data["objections"]
    assert objections
    assert all(objection["sentence"] for objection in objections)


async def test_nobodys_words_are_in_what_is_said_of_unfit_answers(
    service: Service, webhook: WebhookInterviewer
) -> None:
    service.will(*[Answer({"say": "Ada", "secret": "Ada"})] * 3)
    with pytest.raises(ReplyUnfit) as raised:
        await ask(webhook, answered())
    assert "wrong-answer" in str(raised.value)
    assert "Ada" not in str(raised.value)


# --- when it cannot be asked ---


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
async def test_what_may_pass_is_unavailable(
    service: Service, webhook: WebhookInterviewer, status: int
) -> None:
    service.will(Answer(status=status, headers={"retry-after": "20"}))
    with pytest.raises(InterviewerUnavailable, match=str(status)) as raised:
        await ask(webhook, answered())
    assert raised.value.retry_after_s == 20


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 422])
async def test_what_a_person_has_to_set_right_is_unusable(
    service: Service, webhook: WebhookInterviewer, status: int
) -> None:
    service.will(Answer(status=status))
    with pytest.raises(InterviewerUnusable, match=str(status)):
        await ask(webhook, answered())
    assert len(service.requests) == 1
    problem = webhook.problem(None)
    assert problem is not None
    assert str(status) in problem
    await ask(webhook, answered())
    assert webhook.problem(None) is None


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_it_sends_us_nowhere_else(
    service: Service, webhook: WebhookInterviewer, status: int
) -> None:
    service.will(Answer(status=status, headers={"location": service.url + "/elsewhere"}))
    with pytest.raises(InterviewerUnusable, match="redirect"):
        await ask(webhook, answered())
    assert [request.path for request in service.requests] == ["/next"]


async def test_an_answer_that_breaks_off_is_none(
    service: Service, webhook: WebhookInterviewer
) -> None:
    service.will(Answer({"say": "What else is there to know?"}, breaks_after=9))
    with pytest.raises(InterviewerUnavailable, match="connection"):
        await ask(webhook, answered())


async def test_an_answer_that_takes_too_long_is_given_up(service: Service) -> None:
    release = threading.Event()
    service.will(Answer({"say": "Why?"}, waits=release))
    webhook = interviewer(service.url, timeout_s=0.1)
    try:
        with pytest.raises(InterviewerUnavailable):
            await ask(webhook, answered())
    finally:
        release.set()
        await webhook.close()


async def test_without_a_secret_nothing_is_sent(service: Service) -> None:
    webhook = interviewer(service.url, None)
    with pytest.raises(InterviewerUnusable, match="VIVAVOCE_WEBHOOK_SECRET"):
        await ask(webhook, answered())
    assert webhook.is_set_up(None)
    assert "VIVAVOCE_WEBHOOK_SECRET" in str(webhook.problem(None))
    assert not service.requests


async def test_a_look_finds_out_whether_anybody_is_there(service: Service) -> None:
    with Service() as gone:
        pass
    here, nowhere = interviewer(service.url), interviewer(gone.url)
    for webhook in (here, nowhere):
        await webhook.look()
        await webhook.close()
    assert (here.problem(None), service.looks, service.requests) == (None, 1, [])
    assert "cannot be reached" in str(nowhere.problem(None))


# --- what is not its to decide ---


async def test_opening_and_consent_are_the_guides_own(
    service: Service, webhook: WebhookInterviewer
) -> None:
    talk = Conversation(CONSENTING, begin_now=False)
    opening = await ask(webhook, talk)
    assert (opening.question, opening.author) == ("consent", "scripted")
    talk.reply()
    talk.say("Yes, that is fine.")
    first = await ask(webhook, talk)
    assert (first.question, first.author) == ("role", "scripted")
    assert not service.requests


async def test_what_the_owner_wants_asked_is_asked_in_their_words(
    service: Service, webhook: WebhookInterviewer
) -> None:
    reply = await webhook.reply(view(answered(), owner_asks="Since when do you need it?"))
    assert reply.say.endswith("Since when do you need it?")
    assert reply.author == "scripted"
    assert not service.requests


async def test_an_answer_that_waits_is_kept_when_the_owner_asks_something_else(
    service: Service, webhook: WebhookInterviewer
) -> None:
    talk = answered()
    reply = await webhook.reply(view(talk, owner_asks="Since when do you need it?"))
    heard = talk.interview.heard
    assert heard is not None
    assert reply.changes == {"role": ProfileValue(value=SAID, sources=(heard,))}
    assert not service.requests


async def test_consent_comes_before_what_the_owner_wants_asked(
    service: Service, webhook: WebhookInterviewer
) -> None:
    talk = Conversation(CONSENTING).say("Yes, that is fine.")
    reply = await webhook.reply(view(talk, owner_asks="Since when do you need it?"))
    assert (reply.question, reply.move) == ("role", "work.role")
    assert "Since when" not in reply.say
    assert not service.requests
