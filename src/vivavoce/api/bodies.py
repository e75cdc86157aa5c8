"""What requests and answers look like. The OpenAPI document is made from these."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from vivavoce.api.model_bodies import UsageBody
from vivavoce.domain.coverage import Coverage
from vivavoce.domain.events import Candidate, Origin, Speaker
from vivavoce.domain.interview import Status
from vivavoce.domain.profile import FieldStatus
from vivavoce.domain.text import LABEL_BYTES_MAX, MESSAGE_BYTES_MAX
from vivavoce.journal.registry import Role

# To Python `$` is also the place before a line feed at the end; to JSON Schema it is not.
END = r"$(?!\n)"

NO_NUL = r"^[^\u0000]*$"
NO_NUL_NOT_BLANK = r"^(?=[\s\S]*\S)[^\u0000]*$"


def text_of(bytes_max: int, *, pattern: str = NO_NUL) -> Meta:
    """Return how the document tells of a text; the domain checks it, and counts bytes."""
    return Meta(
        description=f"At most {bytes_max:,} bytes of UTF-8, without NUL.",
        extra_json_schema={"maxLength": bytes_max, "pattern": pattern},
    )


Words = Annotated[str, text_of(MESSAGE_BYTES_MAX, pattern=NO_NUL_NOT_BLANK)]
Place = Annotated[str, text_of(LABEL_BYTES_MAX, pattern=NO_NUL_NOT_BLANK)]
Label = Annotated[str, text_of(LABEL_BYTES_MAX)]
Name = Annotated[
    str, Meta(min_length=1, max_length=200, extra_json_schema={"pattern": NO_NUL_NOT_BLANK})
]
Uuid = Annotated[str, Meta(pattern=r"^[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}" + END)]
Language = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}" + END,
        description="BCP 47, for example `en` or `pt-BR`.",
    ),
]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Time = Annotated[
    str,
    Meta(
        description="RFC 3339, UTC, microseconds.",
        extra_json_schema={"format": "date-time"},
    ),
]


class Body(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=False
):
    """The root of request bodies: an unknown field is an error, not silence."""


class NewCandidate(Body, frozen=True, kw_only=True):
    """The person to be interviewed, as far as you like to tell."""

    name: Label | None = None
    email: Label | None = None


class NewParadata(Body, frozen=True, kw_only=True):
    """How an answer came about, as the candidate's page measured it."""

    typing_ms: Count | None = None
    edits: Count | None = None
    sent_offline: bool = False


class NewInterview(Body, frozen=True, kw_only=True):
    """Open an interview on the newest version of `guide`. The same `id` again is harmless."""

    guide: Name
    candidate: NewCandidate | None = None
    interviewer: Name = "scripted"
    language: Language | None = None
    id: Uuid | None = None
    metadata: dict[str, Any] | None = None


class NewMessage(Body, frozen=True, kw_only=True):
    """Say something. The same `id` again returns the first receipt again.

    `corrects` is the id of an earlier message of the candidate's that this one puts right.
    """

    text: Words
    id: Uuid | None = None
    speaker: Speaker = Speaker.CANDIDATE
    paradata: NewParadata | None = None
    corrects: Uuid | None = None


class NewState(Body, frozen=True, kw_only=True):
    """Go to another place in the guide."""

    state: Place


class Reason(Body, frozen=True, kw_only=True):
    """Why; may be left out."""

    reason: Label | None = None


class NewInterviewer(Body, frozen=True, kw_only=True):
    """Who leads from here on: the name of an interviewer, such as `human` or `scripted`."""

    interviewer: Name


class Onward(Body, frozen=True, kw_only=True):
    """Go on; `ask`, if given, is put to the candidate next, in these words."""

    ask: Words | None = None


class NewWithdrawal(Body, frozen=True, kw_only=True):
    """Take no part any more. `erase`: what was said is to be erased, which an owner does."""

    erase: bool = False


class NewNote(Body, frozen=True, kw_only=True):
    """Write something down beside an interview. The same `id` again returns the first note."""

    text: Words
    id: Uuid | None = None


class NewCopy(Body, frozen=True, kw_only=True):
    """Copy an interview. The same `id` again returns the copy as it stands.

    `until` is the seq of the last event that goes along, null for all. `guide` is one to follow
    the newest version of, null for the version that the original follows. `interviewer` leads
    the copy, null for who led the original then.
    """

    until: Annotated[int, Meta(ge=1, le=2**53)] | None = None
    guide: Name | None = None
    interviewer: Name | None = None
    id: Uuid | None = None


class NewOrganization(Body, frozen=True, kw_only=True):
    """Make an organization with its first owner's key."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,62}" + END)]
    name: Name


class NewKey(Body, frozen=True, kw_only=True):
    """Make a key to your organization."""

    name: Name
    role: Role = Role.OWNER


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """Proof that a message is on stable storage."""

    id: str
    seq: int
    version: int
    recorded_at: Time
    hash: str


class TranscriptItem(msgspec.Struct, frozen=True, kw_only=True):
    """One message. `corrects` is the id of the candidate's earlier one that it puts right."""

    id: str
    seq: int
    speaker: Speaker
    text: str
    recorded_at: Time
    author: str | None
    corrects: str | None


class ProfileItem(msgspec.Struct, frozen=True, kw_only=True):
    """One field of the profile, with the ids of the messages it rests on."""

    value: Any
    status: FieldStatus
    sources: tuple[str, ...]


class ReviewBody(msgspec.Struct, frozen=True, kw_only=True):
    """The latest review that was asked for.

    `reviewer` is the machine that reads the interview first, null for a person alone; `given`
    says that it has done so.
    """

    reviewer: str | None
    requested_at: Time
    given: bool


class NoteBody(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody of the organization wrote down beside an interview."""

    id: str
    seq: int
    text: str
    recorded_at: Time


class WithdrawalBody(msgspec.Struct, frozen=True, kw_only=True):
    """That the candidate takes no part any more, and whether the words are to be erased."""

    at: Time
    erasure_asked: bool


class InterviewBody(msgspec.Struct, frozen=True, kw_only=True):
    """An interview as it stands.

    `metadata` is the organization's, null for candidates. `link` lets its holder speak as
    the candidate: null for candidates and viewers, and once it was withdrawn. `usage` and
    `review` are the organization's, too; so are the fields that a guide leaves to its review
    and the `reason` for one, which a candidate's `profile` and `reason` are without.
    `delayed_since` and `delay_reason` (a problem's code) are of an owed reply that could not
    be made yet and is being tried again. `owner_asks` is what an owner wants put next. `lost`
    are the seqs of events that damage took and no repair could recover. `notes` are the
    organization's, null for candidates. `withdrawal` is null unless the candidate withdrew, and
    `copy_of` unless what was said first is another interview's.
    """

    id: str
    status: Status
    state: str
    version: int
    guide: str
    guide_version: str
    guide_hash: str
    interviewer: str
    language: str
    candidate: Candidate
    metadata: dict[str, Any] | None
    link: str | None
    opened_at: Time
    updated_at: Time
    owed_since: Time | None
    delayed_since: Time | None
    delay_reason: str | None
    owner_asks: str | None
    review: ReviewBody | None
    usage: UsageBody | None
    disposition: str | None
    summary: str | None
    reason: str | None
    withdrawal: WithdrawalBody | None
    copy_of: Origin | None
    notes: list[NoteBody] | None
    lost: list[int]
    profile: dict[str, ProfileItem]
    coverage: Coverage | None
    transcript: list[TranscriptItem]


class InterviewItem(msgspec.Struct, frozen=True, kw_only=True):
    """An interview in a list. `damaged` says why it was set aside, null when it is well."""

    id: str
    status: Status | None  # null when even that cannot be read
    state: str
    version: int
    guide: str
    guide_version: str
    interviewer: str
    language: str
    candidate: Candidate
    opened_at: Time
    updated_at: Time
    owed_since: Time | None
    messages: int
    last_speaker: str | None
    last_text: str | None
    progress: float | None  # settled share of what is required; null when not known
    reason: str | None  # the beginning of why it rests or was ended
    withdrawn: Literal["withdrawn", "erasure-asked"] | None  # by its candidate
    damaged: str | None


class InterviewPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of interviews, newest first. Pass `next` as `after` for more; null at the end."""

    items: list[InterviewItem]
    next: str | None


class EventItem(msgspec.Struct, frozen=True, kw_only=True):
    """One event. `data` is null once erased."""

    seq: int
    event: str
    recorded_at: Time
    actor: str
    data: msgspec.Raw
    hash: str
    prev: str


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """Events in order of seq, and the version the interview is at."""

    items: list[EventItem]
    version: int


class LinkBody(msgspec.Struct, frozen=True, kw_only=True):
    """The candidate's link."""

    link: str


class OrganizationItem(msgspec.Struct, frozen=True, kw_only=True):
    """An organization. `key` is its first owner's key, told only when it is made."""

    id: str
    name: str
    created_at: Time
    key: str | None = None


class OrganizationList(msgspec.Struct, frozen=True, kw_only=True):
    """The organizations the caller may see."""

    items: list[OrganizationItem]


class KeyItem(msgspec.Struct, frozen=True, kw_only=True):
    """A key. `key`, the secret, is told only when it is made."""

    id: str
    name: str
    role: Role
    created_at: Time
    revoked_at: Time | None = None
    key: str | None = None


class KeyList(msgspec.Struct, frozen=True, kw_only=True):
    """An organization's keys, oldest first."""

    items: list[KeyItem]


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """The journal's condition. Latencies are upper bounds in seconds, null before any commit.

    `delayed_replies`, `unfit_replies`, `fallbacks` and `retention_erased` count since the start.
    `owed_replies` is null while the store does not say.
    The disk is the file system that the data folder is on, null where it does not say.
    `unusable_interviewers` are set up and cannot be used; `/api/v1/interviewers` says why.
    """

    status: Literal["ok", "failing"]
    failing: str | None
    started_at: Time
    queue_depth: int
    saves: int
    saves_per_second: float
    last_commit_at: Time | None
    commit_latency_p50_s: float | None
    commit_latency_p99_s: float | None
    errors_24h: int
    owed_replies: int | None
    recovered_at_start: int
    unsaved: int
    damaged: int
    discarded_replies: int
    delayed_replies: int
    unfit_replies: int
    fallbacks: int
    unusable_interviewers: list[str]
    live_pages: int
    read_errors: int
    turned_away: int
    mirror_failing: str | None
    mirror_damaged: int
    retention_erased: int
    disk_free_bytes: int | None
    disk_size_bytes: int | None
