"""Interviews as the older system wrote them, and what becomes of one."""

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings

from vivavoce.authoring.reading import built_in_guides, guide_hash, parse_guide
from vivavoce.domain.events import GuideRef
from vivavoce.domain.evolving import fold
from vivavoce.domain.ids import OrganizationId
from vivavoce.domain.interview import Interview
from vivavoce.exchange.older.reading import Context, Planned, identify, read_interview

SOURCE = built_in_guides()["agent-hiring.yaml"]
GUIDE = parse_guide(SOURCE, name="agent-hiring.yaml")
REFERENCE = GuideRef(id=GUIDE.id, version=GUIDE.version, hash=guide_hash(SOURCE))
CONTEXT = Context(
    organization=OrganizationId("acme"),
    older="acme",
    guide=GUIDE,
    reference=REFERENCE,
    teams={"team-7": "Data"},
    agents={"agent-3": "Irene"},
)

SESSION = "4f8f8f8e-7b7a-4000-8000-000000000001"
FIRST = "4f8f8f8e-7b7a-4000-8000-00000000000a"
SECOND = "4f8f8f8e-7b7a-4000-8000-00000000000b"

DOCUMENT: dict[str, Any] = {
    "id": SESSION,
    "candidateId": "person-1",
    "teamId": "team-7",
    "interviewerId": "agent-3",
    "status": "active",
    "currentState": "gather_expertise",
    "transcript": [
        {
            "id": FIRST,
            "speaker": "interviewer",
            "message": "Which skills does the agent need?",
            "timestamp": "2024-03-01T10:00:01.123Z",
            "metadata": {"questionType": "open"},
            "speakerLLM": "anthropic:claude-3-opus",
        },
        {
            "id": SECOND,
            "speaker": "requester",
            "message": "SQL and Python",
            "timestamp": "2024-03-01T10:00:31.456Z",
            "metadata": {"followUpTo": FIRST},
        },
    ],
    "candidateProfile": {
        "role": "Keeps our data tidy",
        "expertise": [],
        "preferences": {"communicationStyle": "briefly, in writing", "timezone": "EET"},
        "personality": {"tone": "dry", "traits": ["calm", "exact"]},
        "systemPrompt": "",
        "suggestedName": "Tidy",
    },
    "createdAt": "2024-03-01T10:00:00.000Z",
    "updatedAt": "2024-03-01T10:00:32.789Z",
    "completedAt": None,
}


def steady(examples: int) -> settings:
    """So many examples, however slow the machine is: nothing here is about time."""
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


def document(**members: Any) -> dict[str, Any]:
    """Return an interview with these members instead of its own."""
    return {**copy.deepcopy(DOCUMENT), **members}


def messages(*entries: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a transcript; what an entry does not say is as usual."""
    return [
        {
            "id": f"m{n}",
            "speaker": "candidate",
            "message": f"Words {n}",
            "timestamp": f"2024-03-01T10:00:{n:02}.000Z",
            **entry,
        }
        for n, entry in enumerate(entries)
    ]


def read(told: Any, *, name: str = "session", context: Context = CONTEXT) -> Planned:
    """Return what `told` becomes, by way of a file."""
    parsed = json.loads(json.dumps(told))
    return read_interview(parsed, identify(parsed, name=name, older=context.older), context)


def interview_of(planned: Planned) -> Interview:
    """Return the interview that the planned events tell of."""
    told = fold(planned.id, planned.events)
    assert told is not None
    return told


def write_organization(
    folder: Path, *interviews: dict[str, Any], manifest: dict[str, Any] | None = None
) -> Path:
    """Write an organization's folder, its interviews named by their ids; return it."""
    (folder / "interviews").mkdir(parents=True)
    if manifest is not None:
        (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    for interview in interviews:
        path = folder / "interviews" / f"{interview['id']}.json"
        path.write_text(json.dumps(interview), "utf-8")
    return folder
