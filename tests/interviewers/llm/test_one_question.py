"""One question in a message: none before it, none twice, and none missing."""

import pytest

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.guides import MIXED
from tests.interviewers.llm.talking import Talk, learned, said
from vivavoce.domain.commands import Pause, Resume

ROLE = "An agent that answers our customers' e-mails."


@pytest.mark.parametrize(
    "lead", ["A carpenter. Do you work in a team?", "A carpenter. Please tell me of your team."]
)
async def test_the_question_that_the_guide_puts_is_not_put_by_the_model_as_well(lead: str) -> None:
    put = "Do you work in a team?", "Please tell me of your team."
    guide = MIXED.replace(put[0], put[lead.endswith(put[1])])
    twice = said(lead, question="team", learned=[learned("job", "Carpenter.", 2)])
    talk = Talk(guide, [twice, {**twice, "lead": "A carpenter."}])
    reply = await talk.heard("Carpenter.")
    assert talk.situation["objections"][0].startswith("Put no question in `lead`")
    assert reply.say.count("team") == 1


async def test_what_an_owner_wants_to_know_is_asked_once() -> None:
    talk = Talk(SMALL)
    talk.say(ROLE)
    talk._do(Pause())._do(Resume(ask="Which budget is there?"))
    twice = said("Thank you. Which budget is there?", learned=[learned("role", ROLE, 2)])
    beside = {**twice, "lead": "Thank you. Is it urgent?"}
    talk.will_say(twice, beside, {**twice, "lead": "Thank you."})
    reply = await talk.led()
    assert reply.say == "Thank you. Which budget is there?"
    assert len(talk.models.told_so_far) == 3


async def test_what_the_candidate_asked_may_be_quoted_before_the_question() -> None:
    lead = 'You ask "what is a role?" It is what the agent does.'
    talk = Talk(SMALL, [said(lead, "What else is it for?", question="role")])
    assert (await talk.heard("What is a role?")).say == f"{lead} What else is it for?"


async def test_the_guides_explanation_may_be_a_question_in_other_words() -> None:
    guide = SMALL.replace("I mean the work itself.", "What is it to do all day?")
    talk = Talk(guide, [said("What is it to do all day?", question="role")])
    assert (await talk.heard("What do you mean?")).say == "What is it to do all day?"


async def test_somebody_who_needs_a_moment_is_asked_nothing() -> None:
    talk = Talk(SMALL, [said("Take your time.", question="role")])
    assert (await talk.heard("Wait a moment, please.")).say == "Take your time."
