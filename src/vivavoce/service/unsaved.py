"""Fire and forget, made safe: messages that were taken but are not on disk yet.

The older system returned before anything was written. Here a caller has to ask
for that, message by message; what was taken is tried until it is stored, kept in
order, counted, shown in health, and flushed before a calm stop. A crash may
still lose it: that is what the caller chose.
"""

import asyncio
import random
from collections import deque

from vivavoce import observability
from vivavoce.domain.events import Paradata, Speaker
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.text import check_message
from vivavoce.errors import Overloaded, StaleVersion, StoreBroken, StoreUnavailable, VivavoceError
from vivavoce.service.callers import Caller
from vivavoce.service.ids import new_id
from vivavoce.service.interviews import Interviews
from vivavoce.service.vitals import Vitals

UNSAVED_MAX = 10_000
RETRY_BASE_S = 0.1
RETRY_MAX_S = 5.0

Pending = tuple[Caller, MessageId, Speaker, str, Paradata | None]


class Unsaved:
    """Stores messages behind the callers' backs, each interview's in the order they came."""

    def __init__(self, interviews: Interviews, vitals: Vitals) -> None:
        self._interviews = interviews
        self._vitals = vitals
        self._queues: dict[InterviewId, deque[Pending]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def add_message(
        self,
        caller: Caller,
        interview: InterviewId,
        text: str,
        *,
        id: MessageId | None = None,
        speaker: Speaker = Speaker.CANDIDATE,
        paradata: Paradata | None = None,
    ) -> MessageId:
        """Take a message and return its id at once, before it is stored.

        Raises:
            Malformed: the text can never be stored.
            Overloaded: `UNSAVED_MAX` messages are waiting already.
        """
        check_message(text)
        if self._vitals.unsaved >= UNSAVED_MAX:
            raise Overloaded(f"{UNSAVED_MAX:,} messages are not saved yet; wait for some.")
        message = id or MessageId(new_id())
        self._vitals.unsaved += 1
        queue = self._queues.get(interview)
        if queue is None:
            queue = self._queues[interview] = deque()
            task = asyncio.create_task(self._drain(interview, queue))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        queue.append((caller, message, speaker, text, paradata))
        return message

    async def flush(self, *, patience_s: float) -> None:
        """Wait until everything taken so far is stored, or has been refused for good.

        What the store has not taken after `patience_s` is given up, each message with a
        log line: a stop must come to an end (I13).
        """
        deadline = asyncio.get_running_loop().time() + patience_s
        while self._tasks:
            left_s = deadline - asyncio.get_running_loop().time()
            if left_s <= 0:
                for task in self._tasks:
                    task.cancel()
                await asyncio.gather(*self._tasks, return_exceptions=True)
                return
            await asyncio.wait(set(self._tasks), timeout=left_s)

    async def _drain(self, interview: InterviewId, queue: deque[Pending]) -> None:
        try:
            while queue:
                await self._save(interview, queue[0])
                queue.popleft()
                self._vitals.unsaved -= 1
        finally:
            # Given up: whoever took these words without waiting is told at least by the log.
            for _, message, *_ in queue:
                self._lost(interview, message, StoreUnavailable("The server stopped."))
                self._vitals.unsaved -= 1
            del self._queues[interview]

    async def _save(self, interview: InterviewId, pending: Pending) -> None:
        caller, message, speaker, text, paradata = pending
        attempt = 0
        while True:
            try:
                await self._interviews.add_message(
                    caller, interview, text, id=message, speaker=speaker, paradata=paradata
                )
            except StoreBroken as error:
                self._lost(interview, message, error)
                return
            except (StoreUnavailable, StaleVersion):
                attempt += 1
                delay_s = min(RETRY_MAX_S, RETRY_BASE_S * 2 ** min(attempt, 10))
                await asyncio.sleep(delay_s * random.uniform(0.5, 1.0))  # noqa: S311 - jitter
            except Exception as error:
                self._lost(interview, message, error)
                return
            else:
                return

    def _lost(self, interview: InterviewId, message: MessageId, error: Exception) -> None:
        self._vitals.save_errors += 1
        observability.error(
            "unsaved:refused",
            "A message taken without waiting could not be stored",
            interviewId=interview,
            messageId=message,
            code=error.code if isinstance(error, VivavoceError) else "internal",
            reason=str(error) or type(error).__name__,
        )
