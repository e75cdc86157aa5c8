"""The hash chain that makes a transcript tamper-evident, yet erasable (I10).

    digest = SHA-256(salt ‖ length of actor ‖ actor ‖ content)
    hash   = SHA-256(previous hash ‖ seq ‖ recorded_at ‖ length of name ‖ name ‖ digest)

`salt` is 16 random bytes per event, `content` the event's JSON exactly as stored,
`recorded_at` microseconds since 1970 (UTC). Numbers are unsigned big-endian, 8
bytes (lengths 4). The first event's previous hash is SHA-256("vivavoce/1 " ‖
interview id as text), so a chain cannot be passed off as another interview's.

Erasing removes content and salt and keeps the digest: the chain still verifies,
and without the salt the digest tells nothing about what was said.
"""

import hashlib
import os
import struct

from vivavoce.domain.ids import InterviewId

SALT_BYTES = 16

pack_length = struct.Struct(">I").pack
pack_position = struct.Struct(">QqI").pack


def genesis(interview: InterviewId) -> bytes:
    """Return the 32 bytes that stand before an interview's first event."""
    return hashlib.sha256(b"vivavoce/1 " + interview.encode()).digest()


def new_salt() -> bytes:
    """Return 16 bytes nobody can guess."""
    return os.urandom(SALT_BYTES)


def digest_of(salt: bytes, actor: str, content: bytes) -> bytes:
    """Return the 32-byte digest of who did what."""
    who = actor.encode()
    return hashlib.sha256(b"".join((salt, pack_length(len(who)), who, content))).digest()


def hash_of(previous: bytes, seq: int, name: str, recorded_at_us: int, digest: bytes) -> bytes:
    """Return the 32-byte link that follows `previous`."""
    kind = name.encode()
    position = pack_position(seq, recorded_at_us, len(kind))
    return hashlib.sha256(b"".join((previous, position, kind, digest))).digest()
