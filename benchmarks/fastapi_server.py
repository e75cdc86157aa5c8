"""FastAPI validating the same body and answering a receipt, storing nothing, on uvicorn.

Takes the options of `vivavoce serve` that the benchmarks use.
"""

import argparse
from datetime import UTC, datetime
from uuid import UUID

import uvicorn
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, ConfigDict, Field

from vivavoce.domain.events import Speaker

app = FastAPI()


class Paradata(BaseModel):
    model_config = ConfigDict(extra="forbid")

    typing_ms: int | None = None
    edits: int | None = None
    sent_offline: bool = False


class NewMessage(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=32768)
    id: UUID | None = None
    speaker: Speaker = Speaker.CANDIDATE
    paradata: Paradata | None = None


class Receipt(BaseModel):
    id: UUID
    seq: int
    version: int
    recorded_at: datetime
    hash: str


RECEIPT = Receipt(
    id=UUID("0193b0c0-0000-7000-8000-000000000001"),
    seq=1000,
    version=1000,
    recorded_at=datetime(2026, 1, 1, 12, 0, 0, 123456, tzinfo=UTC),
    hash="0123456789abcdef" * 4,
)


@app.post("/api/v1/interviews/{id}/messages", status_code=201)
async def add_message(id: UUID, body: NewMessage) -> Receipt:
    return RECEIPT


@app.get("/readyz", response_class=PlainTextResponse)
async def ready() -> str:
    return "ready\n"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("--data")
    parser.add_argument("--port", type=int)
    options = parser.parse_args()
    uvicorn.run(
        app,
        port=options.port,
        http="httptools",
        loop="uvloop",
        ws="none",
        lifespan="off",
        access_log=False,
        log_level="warning",
        server_header=False,
    )


if __name__ == "__main__":
    main()
