"""Pausing, resuming, reviewing and ending an interview, and letting somebody else lead it."""

from typing import Any

from starlette.types import ASGIApp

from vivavoce.api.bodies import InterviewBody, NewInterviewer, NewWithdrawal, Onward, Reason
from vivavoce.api.interviews import ONE, carry_out, interview_response
from vivavoce.api.operations import Call, Operation
from vivavoce.domain.commands import Cancel, Complete, Pause
from vivavoce.edge.authentication import Who
from vivavoce.errors import Malformed


async def complete(call: Call) -> ASGIApp:
    """End the interview for good, or approve one that is in review.

    Completing it again changes nothing.
    """
    return await carry_out(call, Complete())


async def cancel(call: Call) -> ASGIApp:
    """Break the interview off. Cancelling it again changes nothing."""
    return await carry_out(call, Cancel(reason=call.body.reason if call.body else None))


async def pause(call: Call) -> ASGIApp:
    """Let the interview rest. What is said meanwhile is kept, and answered after `resume`."""
    return await carry_out(call, Pause(reason=call.body.reason if call.body else None))


async def resume(call: Call) -> ASGIApp:
    """Take a paused, cancelled or reviewed interview up again; a candidate, a paused one.

    With `ask`, which is for reviewers and owners, whoever leads puts that next. One that is
    active already is not changed: without `ask` that is 200, with it 409, for nothing is put.
    """
    ask = call.body.ask if call.body else None
    is_candidate = call.member.is_candidate
    if is_candidate and ask is not None:
        raise Malformed("ask: a candidate's link puts no questions; leave it out.", field="ask")
    await call.services.resume(
        call.member, call.interview, ask=ask, only_paused=is_candidate, expected=call.expected
    )
    return await _as_it_stands(call)


async def withdraw(call: Call) -> ASGIApp:
    """Note that the candidate takes no part any more; what is open ends, for good.

    With `erase` the candidate asks for the words to be erased, which is for an owner to do. A
    reviewer or owner may say it for somebody who wrote or called. Again it changes nothing.
    """
    erase = call.body.erase if call.body else False
    await call.services.withdraw(call.member, call.interview, erase, expected=call.expected)
    return await _as_it_stands(call)


async def request_review(call: Call) -> ASGIApp:
    """Send the interview to review. A machine reads it first if the guide wants that.

    `complete` approves it, `resume` sends it back for more. Again it changes nothing.
    """
    reason = call.body.reason if call.body else None
    await call.services.request_review(
        call.member, call.interview, reason=reason, expected=call.expected
    )
    return await _as_it_stands(call)


async def hand_over(call: Call) -> ASGIApp:
    """Let another interviewer lead, a person (`human`) included; a reply under way loses.

    Handing over to the one who leads already changes nothing.
    """
    await call.services.hand_over(
        call.member, call.interview, call.body.interviewer, expected=call.expected
    )
    return await _as_it_stands(call)


async def _as_it_stands(call: Call) -> ASGIApp:
    standing = await call.services.interviews.get(call.member, call.interview)
    return await interview_response(call, standing)


def _step(name: str, handler: Any, who: Who = Who.REVIEWER, **body: Any) -> Operation:
    return Operation(
        method="POST",
        path=f"{ONE}/{name}",
        handler=handler,
        who=who,
        answers={200: InterviewBody},
        conditional=True,
        problems=frozenset({409}),
        **body,
    )


OPERATIONS = [
    _step("complete", complete),
    _step("cancel", cancel, body=Reason, body_optional=True),
    _step("pause", pause, Who.PARTICIPANT, body=Reason, body_optional=True),
    _step("resume", resume, Who.PARTICIPANT, body=Onward, body_optional=True),
    _step("withdraw", withdraw, Who.PARTICIPANT, body=NewWithdrawal, body_optional=True),
    _step("review", request_review, body=Reason, body_optional=True),
    _step("handover", hand_over, body=NewInterviewer),
]
