"""Which file an interview is read from, and how many may be in memory at a time."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import Malformed
from vivavoce.exchange.older.ids import interview_id
from vivavoce.exchange.older.layout import FILE_BYTES_MAX, read_json
from vivavoce.exchange.older.reading import Context, identify


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file that holds an interview, and what it does not say itself."""

    path: Path
    context: Context
    interview: InterviewId

    @property
    def is_named_so(self) -> bool:
        """Whether its name is that of the interview it holds."""
        return interview_id(self.context.older, self.path.stem) == self.interview


class Claims(msgspec.Struct, kw_only=True):
    """Each interview's file, in the order they were found; and the other files, with why not."""

    holders: dict[InterviewId, File] = {}
    refused: list[tuple[Path, str]] = []


async def claims_of(
    files: Iterable[tuple[Path, Context]], *, shown: Callable[[Path], str]
) -> Claims:
    """Look into all `files`, one after the other, and settle which is read for what.

    Of several that hold one interview it is the one that bears its name, else the first.

    Args:
        shown: how a file is called in reports.
    """
    claims = Claims()
    beaten: list[File] = []
    for path, context in files:
        try:
            file = await asyncio.to_thread(_look_into, path, context)
        except Malformed as error:
            claims.refused.append((path, str(error)))
            continue
        except Exception as error:
            claims.refused.append((path, mistake(error)))
            continue
        holder = claims.holders.setdefault(file.interview, file)
        if holder is not file and file.is_named_so and not holder.is_named_so:
            claims.holders[file.interview] = file
            file = holder
        if claims.holders[file.interview] is not file:
            beaten.append(file)
    for file in beaten:
        holder = claims.holders[file.interview]
        reason = f"It holds interview {file.interview}, as {shown(holder.path)} does."
        claims.refused.append((file.path, reason))
    return claims


def _look_into(path: Path, context: Context) -> File:
    _, interview = read_file(path, context)
    return File(path=path, context=context, interview=interview)


def read_file(path: Path, context: Context) -> tuple[dict[str, Any], InterviewId]:
    """Return what a file says, and the interview it holds.

    Raises:
        Malformed: it cannot be read, or holds none. The message is the reason alone.
    """
    try:
        document = read_json(path)
        return document, identify(document, name=path.stem, older=context.older)
    except RecursionError as error:
        raise Malformed("It is nested too deep.") from error


def mistake(error: Exception) -> str:
    """Return why a file is left out that nobody foresaw could not be imported."""
    told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"It could not be imported because of a mistake in Vivavoce ({told}); please report it."


class Budget:
    """Bytes of files that may be in memory at a time. One larger than that has it alone."""

    def __init__(self, bytes_max: int) -> None:
        self._bytes_max = bytes_max
        self._left_bytes = bytes_max
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def room_for(self, path: Path) -> AsyncIterator[None]:
        """Wait for room for a file, and keep it until the block ends."""
        size_bytes = min(await asyncio.to_thread(_size, path), self._bytes_max)
        async with self._changed:
            await self._changed.wait_for(lambda: self._left_bytes >= size_bytes)
            self._left_bytes -= size_bytes
        try:
            yield
        finally:
            async with self._changed:
                self._left_bytes += size_bytes
                self._changed.notify_all()


def _size(path: Path) -> int:
    try:
        return min(path.stat().st_size, FILE_BYTES_MAX)
    except (OSError, ValueError):
        return 0  # reading it will tell why
