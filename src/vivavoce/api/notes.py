"""`/api/v1/interviews/{id}/notes`: what the organization writes down beside an interview."""

from http import HTTPStatus

from starlette.types import ASGIApp

from vivavoce.api.bodies import NewNote, NoteBody
from vivavoce.api.interviews import ONE
from vivavoce.api.operations import Call, Operation, json_response
from vivavoce.api.render import note_body
from vivavoce.domain.ids import NoteId
from vivavoce.edge.authentication import Who
from vivavoce.service.ids import canonical_id


async def add_note(call: Call) -> ASGIApp:
    """Keep a note beside the interview, in whatever status it is; its candidate is told of none.

    201 when new, 200 with the first note when its `id` is known.
    """
    body: NewNote = call.body
    note, is_new = await call.services.interviews.add_note(
        call.member,
        call.interview,
        body.text,
        id=NoteId(canonical_id(body.id, field="id")) if body.id else None,
        expected=call.expected,
    )
    status = HTTPStatus.CREATED if is_new else HTTPStatus.OK
    return json_response(note_body(note), status=status)


OPERATIONS = [
    Operation(
        method="POST",
        path=f"{ONE}/notes",
        handler=add_note,
        who=Who.REVIEWER,
        body=NewNote,
        answers={201: NoteBody, 200: NoteBody},
        conditional=True,
        problems=frozenset({409}),
    ),
]
