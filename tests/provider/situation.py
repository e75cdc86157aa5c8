"""What the model interviewer tells a model: the one JSON object of its last message.

Read leniently, as a model would: what is not known here is passed over.
"""

from typing import Any

import msgspec


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """A follow-up that the guide allows."""

    kind: str
    when: str = "answer.any"
    ask: str | None = None
    generate: str | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question of the guide, and whether it is still to be asked."""

    id: str
    ask: str
    section: str | None = None
    wording: str = "adapt"
    collects: list[str] = []
    state: str = "open"  # current, open, done
    probes_left: int = 0
    probes: list[Probe] = []
    clarify: str | None = None


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """An option of an item of type choice."""

    id: str
    label: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Something the interview is to learn."""

    id: str
    label: str = ""
    type: str = "text"
    required: bool = False
    hint: str | None = None
    options: list[Choice] | None = None
    unit: str | None = None
    status: str = "pending"
    value: Any = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One message of the transcript."""

    n: int
    who: str  # interviewer, candidate
    text: str
    question: str | None = None


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a model is told for one task."""

    task: str  # reply, condense, review
    language: str = "en"
    candidate: str | None = None
    at: str | None = None
    questions: list[Question] = []
    information: list[Item] = []
    earlier: str | None = None
    transcript: list[Said] = []
    reply_to: list[int] = []
    turns_left: int | None = None
    owner_asks: str | None = None
    objections: list[Any] = []
    instructions: str | None = None
    profile: dict[str, Any] = {}

    @property
    def answered(self) -> list[Said]:
        """The messages that are to be replied to."""
        return [said for said in self.transcript if said.n in self.reply_to]

    @property
    def words(self) -> str:
        """What is to be replied to, in one text."""
        return "\n".join(said.text for said in self.answered)

    @property
    def current(self) -> Question | None:
        """The question that was put last."""
        return next((one for one in self.questions if one.state == "current"), None)


def read_situation(prompt: str) -> Situation | None:
    """Return what `prompt` tells, None when that is not a situation."""
    try:
        return msgspec.json.decode(prompt, type=Situation)
    except msgspec.MsgspecError:
        return None
