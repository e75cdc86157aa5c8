"""Vivavoce's own server, except that messages are answered without being stored.

Routing, authentication, decoding and the answer are the server's; only the handler of
`POST …/messages` returns a receipt made in advance. Run like `vivavoce`.
"""

from datetime import UTC, datetime
from http import HTTPStatus

from msgspec.structs import replace
from starlette.types import ASGIApp

from vivavoce.api import messages
from vivavoce.api.operations import Call, json_response
from vivavoce.api.render import receipt_body
from vivavoce.cli.main import main
from vivavoce.domain.ids import MessageId
from vivavoce.service.receipts import Receipt

RECEIPT = receipt_body(
    Receipt(
        id=MessageId("0193b0c0-0000-7000-8000-000000000001"),
        seq=1000,
        version=1000,
        recorded_at=datetime(2026, 1, 1, 12, 0, 0, 123456, tzinfo=UTC),
        hash="0123456789abcdef" * 4,
    )
)


async def answer_only(call: Call) -> ASGIApp:
    """Answer as if the message were stored."""
    return json_response(RECEIPT, status=HTTPStatus.CREATED)


if __name__ == "__main__":
    messages.OPERATIONS[:] = [
        replace(operation, handler=answer_only) for operation in messages.OPERATIONS
    ]
    main()
