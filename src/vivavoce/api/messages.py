"""`POST /api/v1/interviews/{id}/messages`: the words themselves."""

from http import HTTPStatus

import msgspec
from starlette.types import ASGIApp

from vivavoce.api.bodies import NewMessage, Receipt
from vivavoce.api.operations import Call, Operation, json_response
from vivavoce.api.render import receipt_body
from vivavoce.domain.events import Paradata, Speaker
from vivavoce.domain.ids import MessageId
from vivavoce.edge.authentication import Who
from vivavoce.errors import Malformed
from vivavoce.service.ids import canonical_id


async def add_message(call: Call) -> ASGIApp:
    """Store what somebody said; the answer is the durability receipt.

    201 with the receipt; 200 with the same receipt when this id was stored before.
    """
    body: NewMessage = call.body
    caller = call.member
    if caller.is_candidate and body.speaker is not Speaker.CANDIDATE:
        raise Malformed(
            "speaker: a candidate's link speaks as the candidate only.", field="speaker"
        )
    receipt = await call.services.interviews.add_message(
        caller,
        call.interview,
        body.text,
        id=MessageId(canonical_id(body.id, field="id")) if body.id else None,
        speaker=body.speaker,
        paradata=Paradata(**msgspec.structs.asdict(body.paradata)) if body.paradata else None,
        corrects=MessageId(canonical_id(body.corrects, field="corrects"))
        if body.corrects
        else None,
        expected=call.expected,
    )
    status = HTTPStatus.OK if receipt.is_repeat else HTTPStatus.CREATED
    return json_response(receipt_body(receipt), status=status)


OPERATIONS = [
    Operation(
        method="POST",
        path="/api/v1/interviews/{id}/messages",
        handler=add_message,
        who=Who.PARTICIPANT,
        body=NewMessage,
        answers={201: Receipt, 200: Receipt},
        conditional=True,
        problems=frozenset({409}),
    )
]
