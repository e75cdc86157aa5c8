"""Vivavoce's own server, except that messages are answered without being stored.

Routing, authentication, decoding and rendering are the server's; only the use case
behind `POST …/messages` returns a receipt made in advance. Run like `vivavoce`.
"""

from datetime import UTC, datetime
from typing import Any

from vivavoce.cli.main import main
from vivavoce.domain.ids import MessageId
from vivavoce.service.interviews import Interviews
from vivavoce.service.receipts import Receipt

RECEIPT = Receipt(
    id=MessageId("0193b0c0-0000-7000-8000-000000000001"),
    seq=1000,
    version=1000,
    recorded_at=datetime(2026, 1, 1, 12, 0, 0, 123456, tzinfo=UTC),
    hash="0123456789abcdef" * 4,
)


async def answer_only(*message: Any, **details: Any) -> Receipt:
    """Answer as if the message were stored."""
    return RECEIPT


if __name__ == "__main__":
    setattr(Interviews, "add_message", answer_only)  # noqa: B010 - a type checker would object
    main()
