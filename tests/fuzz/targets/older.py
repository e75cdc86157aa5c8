"""Files of the older system: any bytes are an interview that can be stored, or no interview."""

from vivavoce.authoring.reading import built_in_guides, guide_hash, parse_guide
from vivavoce.domain.events import GuideRef
from vivavoce.domain.evolving import fold
from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import Malformed
from vivavoce.exchange.older.layout import parse_json
from vivavoce.exchange.older.reading import Context, identify, read_interview
from vivavoce.journal.codec import encode

SOURCE = built_in_guides()["agent-hiring.yaml"]
GUIDE = parse_guide(SOURCE, name="agent-hiring")
CONTEXT = Context(
    organization=OrganizationId("acme"),
    older="acme",
    guide=GUIDE,
    reference=GuideRef(id=GUIDE.id, version=GUIDE.version, hash=guide_hash(SOURCE)),
)


def run(data: bytes) -> None:
    """Read a file twice; its events can be stored and tell an interview."""
    try:
        document = parse_json(data)
        interview = identify(document, name="a file", older=CONTEXT.older)
        planned = read_interview(document, interview, CONTEXT)
    except Malformed:
        return
    again = read_interview(parse_json(data), interview, CONTEXT)
    assert again == planned, "reading it again gives another interview"
    for event, _ in planned.events:
        encode(event)
    told = fold(interview, planned.events)
    assert told is not None
    assert told.version == len(planned.events)
