"""What a record of the journal has for search: what was said, and who the candidate is."""

import msgspec


class Message(msgspec.Struct):
    """What is kept of a message's content."""

    text: str
    id: str = ""  # "" for who the candidate is, which is found like words of theirs
    speaker: str = ""


class Named(msgspec.Struct, frozen=True):
    """Who the candidate is, as far as it was told when the interview was opened."""

    name: str | None = None
    email: str | None = None


class Opened(msgspec.Struct):
    """What is kept of an opening's content."""

    candidate: Named = Named()


def message_of(name: str, content: bytes | None) -> Message | None:
    """Return what a record has for search; None when that is nothing.

    Args:
        name: the record's wire name.
        content: None once erased.
    """
    if content is None:
        return None
    try:
        if name == "message-added":
            return msgspec.json.decode(content, type=Message)
        if name == "interview-opened":
            return _naming(msgspec.json.decode(content, type=Opened).candidate)
    except msgspec.MsgspecError:
        pass  # damaged; the interview itself is set aside when it is read
    return None


def _naming(candidate: Named) -> Message | None:
    named = " ".join(filter(None, (candidate.name, candidate.email)))
    return Message(text=named, speaker="candidate") if named else None
