"""One request to a model through pydantic-ai: what is sent, what comes back, what goes wrong.

pydantic-ai's direct interface translates between our one object and each provider's protocol;
the loop around it is ours (`asking.py`). Its errors become ours here, in sentences that hold
nothing a provider wrote: providers repeat parts of keys in what they answer.

This module imports pydantic-ai: import it on a thread, or once it is there.
"""

import time
from collections.abc import Callable
from typing import Any

import httpx2
import msgspec
from pydantic_ai.direct import model_request, model_request_stream
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
    ModelRequestTimeout,
    ModelServerError,
    ModelTimeoutError,
    ModelUnavailableError,
    UnexpectedModelBehavior,
    UserError,
)
from pydantic_ai.messages import (
    ModelRequest,
    ModelResponse,
    PartDeltaEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
    ToolCallPart,
    ToolCallPartDelta,
)
from pydantic_ai.models import ModelRequestParameters
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import ToolDefinition

from vivavoce.domain.events import Usage
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.llm.answer import ANSWER_BYTES_MAX, WrongShape
from vivavoce.interviewers.llm.models import Chosen
from vivavoce.interviewers.llm.prices import cost_microusd
from vivavoce.interviewers.llm.providers import key_variable
from vivavoce.interviewers.llm.trouble import NobodyThere, Unreachable

# A reply is a few hundred tokens; models that think first need more. It ends what runs away.
OUTPUT_TOKENS_MAX = 4_096
# How often words that come are passed on: quicker than reading, slower than every token.
TOLD_EVERY_S = 0.08

# What is counted where an answer came that the library could not read.
ONE_REQUEST = Usage(requests=1)

PASSES = frozenset({408, 409, 425, 429})
# What was asked was too much, or not to a provider's taste; another turn may be.
ABOUT_ONE_REQUEST = frozenset({400, 413, 422})
# A key or an address of which no request can be made.
NO_REQUEST = (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeEncodeError)
ILLEGAL_HEADER = "Illegal header"  # as h11 says it, which has no kind of its own for that


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What kind of answer is asked for: a name and a JSON Schema."""

    name: str
    description: str
    schema: dict[str, Any]

    def parameters(self) -> ModelRequestParameters:
        """Return it in whichever way the model takes it: a tool, a schema, or in words."""
        return ModelRequestParameters(
            output_mode="auto",
            output_tools=[
                ToolDefinition(
                    name=self.name,
                    description=self.description,
                    parameters_json_schema=self.schema,
                    kind="output",
                )
            ],
            output_object=OutputObjectDefinition(json_schema=self.schema, name=self.name),
        )


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """What a model wrote, and what the provider counted for it.

    `is_cut`: the provider ended it because it became too long.
    """

    text: str
    usage: Usage
    is_cut: bool = False


async def request(
    chosen: Chosen,
    task: Task,
    *,
    instructions: str,
    situation: str,
    timeout_s: float,
    tell: Callable[[str], None] | None = None,
) -> Received:
    """Return what the model answers to `situation`.

    Args:
        tell: hears of the answer's text so far, now and then; the answer is streamed then.

    Raises:
        InterviewerUnavailable: it cannot be reached now, or has no time.
        InterviewerUnusable: it refuses the key or does not know the model.
        ReplyUnfit: it refuses this one request, which may be too long.
        WrongShape: what came is no answer.
    """
    messages = [ModelRequest.user_text_prompt(situation, instructions=instructions)]
    settings = ModelSettings(max_retries=0, timeout=timeout_s, max_tokens=OUTPUT_TOKENS_MAX)
    parameters = task.parameters()
    try:
        if tell is None:
            response = await model_request(
                chosen.model,
                messages,
                model_settings=settings,
                model_request_parameters=parameters,
            )
        else:
            async with model_request_stream(
                chosen.model,
                messages,
                model_settings=settings,
                model_request_parameters=parameters,
            ) as stream:
                text = await _listen(stream, tell)
                response = stream.get()
                if text is not None:  # given up: what came so far is no answer
                    return Received(text=text, usage=_usage(response), is_cut=True)
    except (ModelAPIError, UserError, httpx2.HTTPError, OSError, *NO_REQUEST) as error:
        raise _translated(error, chosen) from error
    except ContentFilterError as error:
        raise WrongShape(
            "The provider held back your answer; put it in other words.", usage=ONE_REQUEST
        ) from error
    except UnexpectedModelBehavior as error:
        raise WrongShape(
            "Your answer could not be read; give it in the given shape.", usage=ONE_REQUEST
        ) from error
    text = _text(response)
    is_cut = response.finish_reason == "length" and not text.rstrip().endswith("}")
    return Received(text=text, usage=_usage(response), is_cut=is_cut)


async def _listen(stream: Any, tell: Callable[[str], None]) -> str | None:
    """Take in a stream and pass on its text so far; None at its end.

    One that seems endless is given up, and what came of it returned.
    """
    pieces: list[str] = []
    length, told_at = 0, 0.0
    async for event in stream:
        piece = _piece(event)
        if not piece:
            continue
        pieces.append(piece)
        length += len(piece)
        if length > ANSWER_BYTES_MAX:
            return "".join(pieces)
        now = time.monotonic()
        if now - told_at >= TOLD_EVERY_S:
            told_at = now
            pieces = ["".join(pieces)]
            tell(pieces[0])
    return None


def _piece(event: Any) -> str:
    match event:
        case PartStartEvent(part=TextPart(content=str(text))):
            return text
        case PartStartEvent(part=ToolCallPart(args=str(text))):
            return text
        case PartDeltaEvent(delta=TextPartDelta(content_delta=str(text))):
            return text
        case PartDeltaEvent(delta=ToolCallPartDelta(args_delta=str(text))):
            return text
        case _:
            return ""


def _text(response: ModelResponse) -> str:
    for part in response.parts:
        if isinstance(part, ToolCallPart):
            # As it came: pydantic-ai's own reading makes an empty object of what is cut off.
            return part.args if isinstance(part.args, str) else part.args_as_json_str()
    return "".join(part.content for part in response.parts if isinstance(part, TextPart))


def _usage(response: ModelResponse) -> Usage:
    return Usage(
        input_tokens=response.usage.input_tokens,
        output_tokens=response.usage.output_tokens,
        requests=1,
        cost_microusd=cost_microusd(response),
    )


def _translated(
    error: Exception, chosen: Chosen
) -> InterviewerUnavailable | InterviewerUnusable | ReplyUnfit:
    """Return what `error` means for an interview."""
    name, provider = chosen.name, chosen.name.provider
    match error:
        case _ if _made_no_request(error):
            return InterviewerUnusable(
                f"No request can be made to {provider} for {name}: look at {key_variable(name)} "
                "and at the provider's address."
            )
        case ModelQuotaExceededError():
            return InterviewerUnusable(
                f"{provider} says that the account has no credit left for {name}; top it up there."
            )
        case ModelRateLimitError():
            return InterviewerUnavailable(
                f"{provider} asks to slow down for {name}.", retry_after_s=error.retry_after
            )
        case ModelAuthenticationError():
            return InterviewerUnusable(
                f"{provider} refuses the key for {name}; look at {key_variable(name)}."
            )
        case ModelNotFoundError():
            return InterviewerUnusable(
                f"{provider} does not know the model {name.model}, or the key may not use it."
            )
        case ModelContextWindowExceededError():
            return ReplyUnfit(
                f"The interview is too long for {name}; choose a model that takes more in."
            )
        case ModelTimeoutError(phase="connect") | httpx2.ConnectTimeout():
            return NobodyThere(f"{provider} cannot be reached for {name}.")
        case ModelTimeoutError() | ModelRequestTimeout():
            return InterviewerUnavailable(f"{provider} took too long to answer for {name}.")
        case ModelConnectionError(phase="connect") | httpx2.ConnectError():
            return Unreachable(f"{provider} cannot be reached for {name}.")
        case ModelConnectionError() | httpx2.HTTPError() | OSError():
            return InterviewerUnavailable(f"{provider} broke the connection for {name}.")
        case ModelServerError() | ModelUnavailableError():
            return InterviewerUnavailable(
                f"{provider} has trouble of its own with {name}.", retry_after_s=error.retry_after
            )
        case ModelHTTPError() if error.status_code >= 500 or error.status_code in PASSES:
            return InterviewerUnavailable(
                f"{provider} answered {error.status_code} for {name}.",
                retry_after_s=error.retry_after,
            )
        case ModelHTTPError() if error.status_code in ABOUT_ONE_REQUEST:
            return ReplyUnfit(
                f"{provider} refused this request for {name} with {error.status_code}."
            )
        case ModelRequestRejectedError():
            return ReplyUnfit(f"{provider} refused this request for {name}.")
        case ModelHTTPError():
            return InterviewerUnusable(
                f"{provider} refused the request for {name} with {error.status_code}."
            )
        case ModelAPIError():
            return InterviewerUnavailable(f"{provider} broke off while answering for {name}.")
        case _:
            return InterviewerUnusable(
                f"The model {name} cannot be asked: look at {key_variable(name)} and at what "
                "else its provider needs."
            )


def _made_no_request(error: BaseException) -> bool:
    """Whether it failed before anything was sent, by what is set up here."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, NO_REQUEST):
            return True
        if isinstance(cause, httpx2.LocalProtocolError) and ILLEGAL_HEADER in str(cause):
            return True
        cause = cause.__cause__
    return False
