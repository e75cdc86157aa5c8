"""What goes wrong with a provider, and what it means for the interview."""

import asyncio

import httpx2
import pytest
from pydantic_ai.exceptions import (
    ContentFilterError,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelContextWindowExceededError,
    ModelHTTPError,
    ModelNotFoundError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestRejectedError,
    ModelServerError,
    ModelTimeoutError,
    ModelUnavailableError,
    UnexpectedModelBehavior,
    UserError,
)

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.talking import Talk, learned, said
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.llm import LlmInterviewer

KEY = "sk-a-key-that-nobody-may-see"
ROLE = "An agent that answers our customers' e-mails."


def http(kind: type[ModelAPIError] | None, status: int, **more: float) -> ModelHTTPError:
    """Return an error as providers send it, with a part of the key in its text."""
    body = {"error": {"message": f"Incorrect API key provided: {KEY}"}}
    return ModelHTTPError.for_category(
        kind,  # type: ignore[arg-type] # the categories it takes have no common type
        status_code=status,
        model_name="model",
        body=body,
        **more,  # type: ignore[arg-type]
    )


def caused_by(cause: Exception) -> ModelConnectionError:
    """Return how providers' libraries pass on that no request could be made."""
    error = ModelConnectionError("model", f"Connection error, {KEY}")
    error.__cause__ = cause
    return error


PASSING = [
    http(ModelRateLimitError, 429, retry_after=30.0),
    http(ModelServerError, 500),
    http(ModelUnavailableError, 503),
    http(None, 502),
    http(None, 408),
    ModelConnectionError("model", f"reset, {KEY}"),
    ModelTimeoutError("model", f"too slow, {KEY}"),
    ModelAPIError("model", f"the stream broke, {KEY}"),
    ConnectionResetError(KEY),
]
LASTING = [
    http(ModelAuthenticationError, 401),
    http(ModelAuthenticationError, 403),
    http(ModelNotFoundError, 404),
    http(ModelQuotaExceededError, 429),
    http(None, 418),
    UserError(KEY),
    caused_by(httpx2.LocalProtocolError(f"Illegal header value b'Bearer {KEY}'")),
    caused_by(httpx2.UnsupportedProtocol(f"no scheme in {KEY}")),
    UnicodeEncodeError("ascii", KEY, 0, 1, "no such letter"),
]
ABOUT_ONE_REQUEST = [
    http(ModelRequestRejectedError, 400),
    http(ModelRequestRejectedError, 422),
    http(ModelRequestRejectedError, 403),  # what is asked is held to be unfit, says a provider
    http(ModelContextWindowExceededError, 400),
    http(None, 413),
]


@pytest.mark.parametrize("error", PASSING, ids=lambda error: type(error).__name__)
async def test_what_may_pass_leaves_the_reply_owed(error: Exception) -> None:
    talk = Talk(SMALL, [error])
    with pytest.raises(InterviewerUnavailable) as raised:
        await talk.heard(ROLE)
    assert KEY not in str(raised.value)
    assert str(raised.value).startswith("test ")
    wanted = 30.0 if isinstance(error, ModelRateLimitError) else None
    assert raised.value.retry_after_s == wanted


@pytest.mark.parametrize("error", LASTING, ids=lambda error: type(error).__name__)
async def test_what_lasts_hands_over_to_the_fallback_and_is_said_in_the_console(
    error: Exception,
) -> None:
    talk = Talk(SMALL, [error])
    with pytest.raises(InterviewerUnusable) as raised:
        await talk.heard(ROLE)
    assert KEY not in str(raised.value)
    assert talk.models.problem(None) == str(raised.value)
    skills = said("Thanks.", "Which skills?", question="skills", learned=[learned("role", ROLE, 2)])
    talk.will_say(skills)
    await talk.led()
    assert talk.models.problem(None) is None


@pytest.mark.parametrize("error", ABOUT_ONE_REQUEST, ids=lambda error: type(error).__name__)
async def test_what_is_wrong_with_one_request_is_unfit_and_nobody_elses_problem(
    error: Exception,
) -> None:
    talk = Talk(SMALL, [error])
    with pytest.raises(ReplyUnfit) as raised:
        await talk.heard(ROLE)
    assert KEY not in str(raised.value)
    assert talk.models.problem(None) is None


async def test_that_a_host_cannot_be_reached_is_everybodys_problem_until_it_can() -> None:
    talk = Talk(SMALL, [ModelConnectionError("model", KEY, phase="connect")])
    with pytest.raises(InterviewerUnavailable, match="cannot be reached") as raised:
        await talk.heard(ROLE)
    assert talk.models.problem(None) == str(raised.value)
    talk.will_say(said("I see.", "What else is it for?", question="role"))
    await talk.led()
    assert talk.models.problem(None) is None


@pytest.mark.parametrize("error", PASSING, ids=lambda error: type(error).__name__)
async def test_what_passes_or_a_limit_of_ones_own_is_nobody_elses_problem(
    error: Exception,
) -> None:
    talk = Talk(SMALL, [error])
    with pytest.raises(InterviewerUnavailable):
        await talk.heard(ROLE)
    assert talk.models.problem(None) is None


async def test_an_organization_with_no_place_free_is_no_problem_of_the_models() -> None:
    talk = Talk(SMALL)
    talk.models.timeout_s = 0.01
    talk.calls = Calls(at_once=1, per_organization=1, per_minute=None, attempts=1)
    talk.llm = LlmInterviewer(talk.models, talk.calls)
    is_held, may_end = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        is_held.set()
        await may_end.wait()

    holding = asyncio.create_task(
        talk.calls.make("test", talk.interview.organization, hold, timeout_s=60)
    )
    await is_held.wait()
    with pytest.raises(InterviewerUnavailable):
        await talk.heard(ROLE)
    may_end.set()
    await holding
    assert talk.models.problem(None) is None


async def test_a_connection_that_does_not_come_about_in_time_is_not_waited_for_again() -> None:
    talk = Talk(SMALL, [ModelTimeoutError("model", KEY, phase="connect")])
    talk.calls = Calls(at_once=1, per_organization=1, per_minute=None, attempts=3)
    talk.llm = LlmInterviewer(talk.models, talk.calls)
    with pytest.raises(InterviewerUnavailable, match="cannot be reached"):
        await talk.heard(ROLE)
    assert len(talk.models.told_so_far) == 1


@pytest.mark.parametrize("error", [UnexpectedModelBehavior("?"), ContentFilterError("held back")])
async def test_what_is_no_answer_is_asked_for_again(error: Exception) -> None:
    talk = Talk(SMALL, [error, error, error])
    with pytest.raises(ReplyUnfit):
        await talk.heard(ROLE)
    assert talk.situation["refused"] is None
    assert len(talk.situation["objections"]) == 1


async def test_without_a_model_the_setting_is_named() -> None:
    talk = Talk(SMALL)
    talk.models.default = None
    with pytest.raises(InterviewerUnusable, match="VIVAVOCE_MODEL"):
        await talk.heard(ROLE)
