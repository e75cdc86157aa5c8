"""A live page of one interview, as far as provisional words go.

It applies what the event stream tells by the rules that pages follow, and keeps every draft
that it ever showed.
"""

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, Self

from tests.harness import OWNER_KEY

SHOWN_WITHIN_S = 20.0


class LivePage:
    """Follows an interview on a thread of its own until the block ends."""

    def __init__(self, port: int, interview: str) -> None:
        self.shown = ""  # the provisional words
        self.drafts: list[str] = []  # everything that was shown provisionally, step by step
        self.events: list[dict[str, Any]] = []
        self._draft: str | None = None
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._path = f"/api/v1/interviews/{interview}/events"
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def __enter__(self) -> Self:
        headers = {"authorization": f"Bearer {OWNER_KEY}", "accept": "text/event-stream"}
        self._connection.request("GET", self._path, headers=headers)
        self._answer = self._connection.getresponse()
        assert self._answer.status == 200, self._answer.status
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        if self._connection.sock is not None:
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._answer.close()
        self._connection.close()

    def until(self, happened: Callable[[Self], bool]) -> None:
        """Return once the page shows what `happened` looks for."""
        deadline = time.monotonic() + SHOWN_WITHIN_S
        while not happened(self):
            assert time.monotonic() < deadline, f"not shown: {self.drafts[-1:]} {self.events[-1:]}"
            time.sleep(0.005)

    def is_told(self, event: str) -> bool:
        """Tell whether the latest event is called `event`."""
        return bool(self.events) and bool(self.events[-1]["event"] == event)

    def latest(self, field: str) -> Any:
        """Return a field of the latest event, None when it has no such field."""
        return self.events[-1]["data"].get(field) if self.events else None

    def _follow(self) -> None:
        fields: dict[str, str] = {}
        try:
            for line in self._answer:
                text = line.decode().rstrip("\n")
                if text:
                    name, _, value = text.partition(": ")
                    fields[name] = value
                elif fields:
                    self._take(fields)
                    fields = {}
        except (OSError, ValueError, http.client.HTTPException):
            return  # hung up: by the server, or by `__exit__`

    def _take(self, fields: dict[str, str]) -> None:
        if fields.get("event") == "reply-delta":
            told = json.loads(fields["data"])
            before = self.shown if told["draft"] == self._draft else ""
            self._draft = told["draft"]
            self.shown = before[: told["offset"]] + told["text"]
            self.drafts.append(self.shown)
        elif "id" in fields:
            told = json.loads(fields["data"])
            self.events.append(told)
            if told["event"] == "message-added" and told["data"]["speaker"] == "interviewer":
                self.shown, self._draft = "", None
