"""`vivavoce chat`: an interview in the terminal, which survives the terminal.

The interview's id is on disk before the interview exists, and each line has its
message id before it is sent, so whatever is killed, the next start goes on.
"""

import asyncio
import logging
import os
import shlex
import sys
import textwrap
from pathlib import Path
from typing import Any

import click

from vivavoce.cli.desk import (
    Desk,
    Failed,
    Place,
    Turns,
    Unreachable,
    at_desk,
    place_options,
)
from vivavoce.cli.display import harmless
from vivavoce.cli.hindrances import warn_of_hindrance
from vivavoce.settings import Settings

CHAT_FILE = "chat"
POLL_S = 0.1
REPLY_PATIENCE_S = 90.0
RETRY_EVERY_S = 1.0
WIDTH_MAX = 80

# Where no machine of ours speaks by itself.
FROM_OUTSIDE = {"human", "agent"}

# By reason of a delay; an interviewer whose reply was not fit to be said was reached.
DELAYED = {
    "interviewer-unavailable": "The interviewer cannot be reached at the moment.",
    "reply-unfit": "The interviewer needs another moment.",
}
GOES_ON = "Your answer is stored; the conversation goes on by itself."
# By reason: what else a pause asks for before it can end.
PAUSED = {
    "interviewer-unavailable": "Paused: the interviewer could not go on. Everything is stored; "
    "write when you like, and it is tried again.",
    "over-budget": "Paused: what the interviewer may use is used up. Everything is stored; "
    "the owner can raise the budget, or let somebody else lead.",
}
ENDS = {"pending_review": "in review"}


@click.command()
@click.argument("interview", required=False)
@click.option("--guide", default="agent-hiring", show_default=True, help="For a new interview.")
@click.option("--name", help="Your name, for a new interview.")
@click.option("--language", help="One of the guide's languages, for a new interview.")
@click.option("--interviewer", help="Who leads a new interview: scripted, llm, webhook.")
@click.option("--new", "is_new", is_flag=True, help="Start anew although one is unfinished.")
@place_options
def command(
    interview: str | None,
    guide: str,
    name: str | None,
    language: str | None,
    interviewer: str | None,
    is_new: bool,
    where: Place,
) -> None:
    """Hold an interview in this terminal.

    Goes on with INTERVIEW, or with the chat that is unfinished in the data folder,
    or else starts one. Leave with Ctrl-D and come back whenever you like.
    """
    # What holds a reply up is told in the conversation; log lines in between say it twice.
    logging.getLogger("vivavoce").setLevel(logging.ERROR)
    body: dict[str, Any] = {"guide": guide}
    body |= {"candidate": {"name": name}} if name else {}
    body |= {"language": language} if language else {}
    body |= {"interviewer": interviewer} if interviewer else {}
    asyncio.run(_chat(where, interview, body, is_new=is_new))


async def _chat(where: Place, interview: str | None, body: dict[str, Any], *, is_new: bool) -> None:
    async with at_desk(where, may_create=True, turns=Turns.ALL) as desk:
        if interview is None:
            interview = await _take_up(desk, where, body, is_new=is_new)
        shown = await desk.get(f"/interviews/{interview}")
        if sys.stdin.isatty():
            click.echo("[Ctrl-D leaves; come back whenever you like. Every line is kept.]")
        screen = _Screen(shown["interviewer"])
        screen.show(shown)
        await _converse(desk, where, interview, screen)


async def _take_up(desk: Desk, where: Place, body: dict[str, Any], *, is_new: bool) -> str:
    """Return the id of the unfinished chat, or of a new one."""
    note = where.data / CHAT_FILE
    if not is_new and where.url is None and note.exists():
        known = note.read_text("utf-8").strip()
        try:
            shown = await desk.get(f"/interviews/{known}")
        except Failed as error:
            if error.status != 404:
                raise
            # Noted, but killed before it was opened: open it now.
            await _open(desk, known, body)
            return known
        if shown["status"] in {"active", "paused"}:
            return known
    from vivavoce.service.ids import new_id

    interview = new_id()
    if where.url is None:
        _note(note, interview)
    await _open(desk, interview, body)
    return interview


async def _open(desk: Desk, interview: str, body: dict[str, Any]) -> None:
    await warn_of_hindrance(desk, await desk.post("/interviews", {**body, "id": interview}))


async def _converse(desk: Desk, where: Place, interview: str, screen: "_Screen") -> None:
    while True:
        shown = await _await_reply(desk, interview, screen)
        if shown["status"] not in {"active", "paused"}:
            end = ENDS.get(shown["status"], shown["status"])
            click.echo(f"\n[{end}: thank you. Everything is stored.]")
            return
        if shown["status"] == "paused" and shown["reason"] in PAUSED:
            click.echo(f"\n[{PAUSED[shown['reason']]}]")
        elif shown["status"] == "paused":
            await _insist(desk, f"/interviews/{interview}/resume", None)
        line = await asyncio.to_thread(_read_answer)
        if line is None:
            click.echo(f"\n[Stored. Go on with: {_again(where, interview)}]")
            return
        from vivavoce.service.ids import new_id

        message = {"id": new_id(), "text": line}
        try:
            await _insist(desk, f"/interviews/{interview}/messages", message)
        except Failed as error:
            click.echo(f"[{harmless(str(error))}]")
            continue
        screen.seen += 1


async def _await_reply(desk: Desk, interview: str, screen: "_Screen") -> Any:
    """Show what is new until the interviewer has nothing more to say for now."""
    waited_s = 0.0
    while True:
        try:
            shown = await desk.get(f"/interviews/{interview}")
        except Unreachable:
            await asyncio.sleep(RETRY_EVERY_S)
            continue
        screen.show(shown)
        is_owed = shown["owed_since"] and shown["status"] == "active"
        if not is_owed or shown["interviewer"] in FROM_OUTSIDE or waited_s > REPLY_PATIENCE_S:
            return shown
        await asyncio.sleep(POLL_S)
        # A delay ends by itself: the guide says when. Until then there is nothing to answer.
        waited_s = 0.0 if shown["delayed_since"] else waited_s + POLL_S


async def _insist(desk: Desk, path: str, body: dict[str, Any] | None) -> None:
    """POST until the server has answered. The message's id makes repeats harmless."""
    has_told = False
    while True:
        try:
            await desk.post(path, body)
        except Unreachable:
            pass
        except Failed as error:
            if error.status not in {429, 503}:
                raise
        else:
            return
        if not has_told:
            click.echo("[The server is away; your answer is kept and will be sent.]")
            has_told = True
        await asyncio.sleep(RETRY_EVERY_S)


class _Screen:
    """What the terminal shows already, so that each thing is told once."""

    def __init__(self, interviewer: str) -> None:
        self.seen = 0  # messages
        self._interviewer = interviewer  # who leads, as far as was told
        self._delay: str | None = None  # since when a reply is late, as far as was told

    def show(self, shown: dict[str, Any]) -> None:
        """Show what is new of an interview: who leads, what was said, that a reply is late."""
        if shown["interviewer"] != self._interviewer:
            self._interviewer = shown["interviewer"]
            click.echo(f"\n[{harmless(self._interviewer)} leads from here on.]")
        for message in shown["transcript"][self.seen :]:
            _show(message)
        self.seen = len(shown["transcript"])
        if shown["delayed_since"] not in {None, self._delay}:
            self._delay = shown["delayed_since"]
            why = DELAYED.get(shown["delay_reason"], DELAYED["reply-unfit"])
            click.echo(f"\n[{why} {GOES_ON}]")


def _show(message: dict[str, Any]) -> None:
    width = min(WIDTH_MAX, _columns())
    indent = "" if message["speaker"] == "interviewer" else "  > "
    click.echo()
    for line in harmless(message["text"]).split("\n"):
        click.echo(
            textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent)
            if line
            else ""
        )


def _read_answer() -> str | None:
    """Return a line that is not blank, None at the end of input."""
    while True:
        if sys.stdin.isatty():
            click.echo("\n  > ", nl=False)
        line = sys.stdin.readline()
        if not line:
            return None
        if line.strip():
            # What the terminal sent that is no UTF-8 cannot be stored; show that it was there.
            return line.rstrip("\n").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _note(path: Path, interview: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{CHAT_FILE}.new")
    with unfinished.open("w", encoding="utf-8") as file:
        file.write(interview)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _again(where: Place, interview: str) -> str:
    if where.url is not None:
        return f"vivavoce chat --url {where.url} {interview}"
    folder = "" if where.data == Settings().data else f" --data {shlex.quote(str(where.data))}"
    return f"vivavoce chat{folder}"


def _columns() -> int:
    try:
        return os.get_terminal_size().columns
    except OSError:
        return WIDTH_MAX
