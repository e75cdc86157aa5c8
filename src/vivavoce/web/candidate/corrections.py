"""Which of the candidate's words put right which earlier ones."""

from collections.abc import Mapping

import msgspec

from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import MessageId
from vivavoce.domain.transcript import Message, Transcript
from vivavoce.errors import Malformed
from vivavoce.service.ids import canonical_id
from vivavoce.web.candidate.windows import Window


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What a message has to do with corrections. Addresses are links from the page it is on."""

    old: Message | None = None  # the one it puts right
    old_at: str | None = None
    new_at: str | None = None  # where it is put right itself, by the latest that does


def corrections(transcript: Transcript, shown: Window) -> Mapping[MessageId, Correction]:
    """Return the corrections that concern the messages of a window, by their ids."""
    new: dict[MessageId, Message] = {
        message.corrects: message for message in transcript if message.corrects is not None
    }
    found = {}
    for message in shown.messages:
        old = transcript.find(message.corrects) if message.corrects is not None else None
        later = new.get(message.id)
        if old is not None or later is not None:
            found[message.id] = Correction(
                old=old,
                old_at=shown.address(old) if old is not None else None,
                new_at=shown.address(later) if later is not None else None,
            )
    return found


def to_correct(transcript: Transcript, wanted: str) -> Message | None:
    """Return the message of the candidate's that `wanted` names; None when it names none."""
    try:
        message = transcript.find(MessageId(canonical_id(wanted, field="correct")))
    except Malformed:
        return None
    return message if message is not None and message.speaker is Speaker.CANDIDATE else None
