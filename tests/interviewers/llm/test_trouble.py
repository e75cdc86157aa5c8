"""What goes wrong with a provider, and what it means for the interview."""

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
    http(ModelRequestRejectedError, 400),
    http(ModelContextWindowExceededError, 400),
    http(None, 418),
    UserError(KEY),
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
