"""Structured output in each way that models take it, over the wire."""

from collections.abc import AsyncIterator

import pytest
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers.openai import OpenAIProvider

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.talking import Talk
from tests.provider.server import MODEL, Provider, serving
from vivavoce.interviewers.llm import LlmInterviewer, Models
from vivavoce.interviewers.llm.models import Chosen
from vivavoce.interviewers.llm.providers import parse

NAME = f"test:{MODEL}"
ROLE = "An agent that answers our customers' e-mails and keeps the calendar."


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    async with serving() as provider:
        yield provider


class Taking(Models):
    """One model that takes structured output in one way."""

    def __init__(self, provider: Provider, mode: str) -> None:
        super().__init__(NAME)
        profile = OpenAIModelProfile(
            default_structured_output_mode=mode,  # type: ignore[typeddict-item] # one of its words
            supports_json_schema_output=mode == "native",
            supports_json_object_output=mode == "prompted",
        )
        self._provider_of_test = OpenAIProvider(
            base_url=provider.url, api_key="a-key", http_client=self._shared_client()
        )
        model = OpenAIChatModel(MODEL, provider=self._provider_of_test, profile=profile)
        self.chosen = Chosen(name=parse(NAME), model=model)

    async def find(self, name: str) -> Chosen:
        return self.chosen


@pytest.mark.parametrize("is_watched", [False, True], ids=["whole", "streamed"])
@pytest.mark.parametrize("mode", ["tool", "native", "prompted"])
async def test_a_model_answers_in_whichever_way_it_takes_a_schema(
    mode: str, is_watched: bool, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vivavoce.interviewers.llm.requesting.TOLD_EVERY_S", 0.0)
    models = Taking(provider, mode)
    talk = Talk(SMALL)
    talk.llm = LlmInterviewer(models, talk.calls)
    talk.is_watched = is_watched
    reply = await talk.heard(ROLE)
    assert reply.question == "skills"
    assert talk.profile["role"][0] == ROLE
    assert reply.usage is not None
    assert reply.usage.tokens > 500
    assert bool(talk.shown) is is_watched
    body = provider.control.seen[-1].body
    assert bool(body.tools) is (mode == "tool")
    assert (body.response_format is not None) is (mode != "tool")
    await models.close()
