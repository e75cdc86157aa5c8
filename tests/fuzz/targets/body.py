"""Request bodies: any bytes are what an operation expects, or malformed."""

import msgspec

from vivavoce.api.decoding import decode_body
from vivavoce.api.profiles import profile_changes
from vivavoce.api.routes import all_operations
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import Malformed

BODIES = list(
    {
        str(operation.body): operation.body
        for operation in all_operations()
        if operation.body is not None
    }.values()
)
DECODERS = [msgspec.json.Decoder(body) for body in BODIES]
PROFILE = {"a": ProfileValue(value={"b": {"c": 1}}), "d": ProfileValue(value="lead")}


def run(data: bytes) -> None:
    """Decode a body for every operation; of a merge patch, also find out what it changes."""
    for decoder in DECODERS:
        try:
            body = decode_body(decoder, data)
            if isinstance(body, dict):
                profile_changes(PROFILE, body)
        except Malformed:
            continue
        again = decode_body(decoder, msgspec.json.encode(body))
        assert again == body, "what was written is not what was read"
