"""Stored content: any bytes are an event or damage, and an event is written as it was read.

Input: a line with the event's name, then the content.
"""

from vivavoce.errors import DamagedRecord, TooLarge
from vivavoce.journal.codec import NAMES, decode, encode


def run(data: bytes) -> None:
    """Decode, encode, and decode again."""
    line, _, stored = data.partition(b"\n")
    name = line.decode(errors="replace")
    try:
        event = decode(name, stored)
    except DamagedRecord:
        return
    assert NAMES[type(event)] == name
    try:
        content = encode(event)
    except TooLarge:
        return
    assert decode(name, content) == event, "what was written is not what was read"
    assert encode(decode(name, content)) == content, "writing it again gives other bytes"
