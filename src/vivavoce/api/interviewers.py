"""`GET /api/v1/interviewers`: who may lead, and what hinders them."""

from starlette.types import ASGIApp

from vivavoce.api.bodies import NO_NUL
from vivavoce.api.model_bodies import InterviewerItem, InterviewerList
from vivavoce.api.operations import Call, Operation, Query, json_response
from vivavoce.domain.ids import GuideId
from vivavoce.edge.authentication import Who
from vivavoce.interviewers.registry import LLM


async def list_interviewers(call: Call) -> ASGIApp:
    """List who may lead an interview, whether they are set up, and what is wrong if anything is.

    With `guide` it is told for interviews on that guide, which may name a model of its own.
    A model whose tokens are used up for this month says so, too.
    """
    plan = None
    guide = call.query("guide")
    if guide:
        _, plan = await call.services.library.newest(call.member.organization, GuideId(guide))
    known = call.services.interviewers
    problems = {name: known.problem(name, plan) for name in known.names}
    if problems[LLM] is None:
        problems[LLM] = await call.services.budgets.problem(call.member.organization)
    return json_response(
        InterviewerList(
            items=[
                InterviewerItem(
                    name=name,
                    set_up=known.is_set_up(name, plan),
                    problem=problem,
                )
                for name, problem in problems.items()
            ]
        )
    )


OPERATIONS = [
    Operation(
        method="GET",
        path="/api/v1/interviewers",
        handler=list_interviewers,
        who=Who.VIEWER,
        answers={200: InterviewerList},
        queries=(
            Query(
                name="guide",
                about="for interviews on this guide",
                schema={"type": "string", "pattern": NO_NUL},
            ),
        ),
    )
]
