"""What one file of the older system becomes: every word, date, value and status arrives."""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.exchange.older.documents import (
    CONTEXT,
    DOCUMENT,
    FIRST,
    GUIDE,
    REFERENCE,
    SECOND,
    SESSION,
    document,
    interview_of,
    messages,
    read,
    steady,
)
from vivavoce.domain.events import InterviewCompleted, Speaker, StateChanged
from vivavoce.domain.interview import Status
from vivavoce.domain.profile import FieldStatus
from vivavoce.domain.text import MESSAGE_BYTES_MAX
from vivavoce.errors import Malformed
from vivavoce.exchange.older.aside import METADATA_BYTES_MAX
from vivavoce.exchange.older.layout import parse_json
from vivavoce.exchange.older.reading import identify, read_interview
from vivavoce.exchange.older.statuses import STATUSES
from vivavoce.journal.codec import encode


def at(seconds: float) -> datetime:
    return datetime(2024, 3, 1, 10, tzinfo=UTC) + timedelta(seconds=seconds)


# --- everything arrives ---


def test_messages_arrive_with_author_date_and_what_they_reply_to() -> None:
    planned = read(DOCUMENT)
    first, second = interview_of(planned).transcript
    assert (planned.id, planned.remarks, planned.left_out) == (SESSION, [], [])
    assert (first.id, first.speaker, first.recorded_at) == (FIRST, Speaker.INTERVIEWER, at(1.123))
    assert first.author == "anthropic:claude-3-opus"
    assert (second.id, second.speaker, second.recorded_at) == (SECOND, "candidate", at(31.456))
    assert (second.text, second.in_reply_to) == ("SQL and Python", FIRST)
    assert second.author == "requester"


def test_dates_guide_and_places_arrive() -> None:
    interview = interview_of(read(DOCUMENT))
    assert interview.opened_at == at(0)
    assert interview.updated_at == at(32.789)
    assert interview.guide == REFERENCE
    assert interview.state == "skills.expertise"
    assert interview.organization == "acme"


def test_the_profile_arrives_under_the_names_of_the_guide() -> None:
    profile = interview_of(read(DOCUMENT)).profile
    assert {name: value.value for name, value in profile.items()} == {
        "role": "Keeps our data tidy",
        "preferences.communication": "briefly, in writing",
        "preferences.timezone": "EET",
        "personality": "tone: dry, traits: calm, exact",
        "personality.tone": "dry",
        "personality.traits": ["calm", "exact"],
        "suggestedName": "Tidy",
    }
    assert {value.status for value in profile.values()} == {FieldStatus.OBTAINED}


def test_a_value_of_another_kind_than_the_guide_asks_for_is_kept_as_it_was_too() -> None:
    profile = {"role": ["a", "b"], "expertise": "SQL", "custom": {"x": [1, None]}}
    interview = interview_of(read(document(candidateProfile=profile)))
    assert interview.profile["role"].value == "a, b"
    assert interview.profile["expertise"].value == ["SQL"]
    assert interview.profile["custom"].value == {"x": [1, None]}
    aside = interview.metadata["older"]["candidateProfile"]
    assert aside == {"role": ["a", "b"], "expertise": "SQL"}


def test_names_and_whatever_has_no_place_are_kept_in_the_metadata() -> None:
    told = document(agentDraft={"name": "T"}, nameSelection=["T", "U"], retries=3, empty=None)
    older = interview_of(read(told)).metadata["older"]
    assert older["organization"] == "acme"
    assert older["team"] == {"id": "team-7", "name": "Data"}
    assert older["interviewer"] == {"id": "agent-3", "name": "Irene"}
    assert (older["status"], older["currentState"]) == ("active", "gather_expertise")
    assert (older["agentDraft"], older["nameSelection"]) == ({"name": "T"}, ["T", "U"])
    assert older["retries"] == 3
    assert older["messages"][FIRST] == {"metadata": {"questionType": "open"}}
    assert "empty" not in older
    assert "transcript" not in older


def test_the_interviewers_name_is_the_author_of_what_names_no_model() -> None:
    told = document(transcript=messages({"speaker": "interviewer"}))
    assert interview_of(read(told)).transcript[0].author == "Irene"
    model = {"provider": "openai", "model": "gpt-4o"}
    told = document(transcript=messages({"speaker": "interviewer", "speakerLLM": model}))
    assert interview_of(read(told)).transcript[0].author == "openai:gpt-4o"


def test_a_history_of_states_becomes_moves_at_their_times() -> None:
    history = [
        {"from": None, "to": "greeting", "timestamp": "2024-03-01T10:00:00Z"},
        {"from": "greeting", "to": "gather_role", "timestamp": "2024-03-01T10:00:10Z"},
        {"state": "something else", "timestamp": "2024-03-01T10:00:31Z", "by": "timer"},
    ]
    planned = read(document(stateHistory=history))
    moves = [(e.entered, e.reason, when) for e, when in planned.events if type(e) is StateChanged]
    assert moves == [
        ("role.work", "gather_role", at(10)),
        ("something else", None, at(31)),
        ("skills.expertise", "gather_expertise", at(32.789)),
    ]
    order = [type(event).__name__ for event, _ in planned.events]
    assert order.index("StateChanged") == 2, "between the messages, as it happened"
    # Who did it has no place in a move.
    assert interview_of(planned).metadata["older"]["stateHistory"] == history


def test_a_member_that_is_called_like_one_of_ours_is_not_lost() -> None:
    older = interview_of(read(document(organization="Acme Ltd", team=["x"]))).metadata["older"]
    assert (older["organization"], older["organization in the file"]) == ("acme", "Acme Ltd")
    assert (older["team"]["name"], older["team in the file"]) == ("Data", ["x"])


@pytest.mark.parametrize(
    ("named", "spoken"), [("et", "et"), ("de-AT", "de-AT"), ("fi", "en"), (7, "en"), (None, "en")]
)
def test_an_interview_goes_on_in_its_language_if_the_guide_speaks_it(
    named: object, spoken: str
) -> None:
    assert interview_of(read(document(language=named))).language == spoken


# --- statuses ---


@pytest.mark.parametrize("theirs", list(STATUSES))
def test_every_known_status_becomes_one_of_ours(theirs: str) -> None:
    planned = read(document(status=theirs))
    assert interview_of(planned).status is STATUSES[theirs]
    assert planned.remarks == []


def test_a_status_nobody_knows_rests_and_is_told() -> None:
    planned = read(document(status="hibernating"))
    interview = interview_of(planned)
    assert interview.status is Status.PAUSED
    assert interview.reason == "hibernating"
    assert "'hibernating' is not known" in planned.remarks[0]


def test_a_completed_interview_ended_when_it_was_completed() -> None:
    told = document(status="completed", completedAt="2024-03-01T10:00:40Z")
    event, ended = read(told).events[-1]
    assert (type(event), ended) == (InterviewCompleted, at(40))


def test_an_active_interview_owes_a_reply_when_the_candidate_spoke_last() -> None:
    assert interview_of(read(DOCUMENT)).owes_reply
    answered = document(transcript=DOCUMENT["transcript"][:1])
    assert not interview_of(read(answered)).owes_reply
    assert interview_of(read(document(status="pending", transcript=[]))).owes_reply


# --- places ---


@pytest.mark.parametrize(
    ("theirs", "place"),
    [
        ("greeting", "opening"),
        ("GatherRole", "role.work"),
        ("ask-working-hours", "preferences.working-hours"),
        ("preferences", "preferences.communication"),
        ("character.avoid", "character.avoid"),
        ("summary", "closing"),
        ("limbo", "limbo"),
    ],
)
def test_a_place_is_recognised_by_the_words_in_its_name(theirs: str, place: str) -> None:
    told = document(status="completed", currentState=theirs)
    assert interview_of(read(told)).state == place


def test_an_interview_that_goes_on_stands_where_something_is_still_open() -> None:
    profile = {"role": "Analyst", "expertise": ["SQL"]}
    told = document(currentState="gather_role", candidateProfile=profile)
    assert interview_of(read(told)).state == "role.success"


def test_the_last_question_is_known_only_where_there_is_no_doubt() -> None:
    def question(**members: Any) -> str | None:
        return interview_of(read(document(**members))).transcript[0].question

    assert question() == "expertise"
    assert question(status="completed") is None
    assert question(currentState="preferences") is None
    assert question(candidateProfile={"expertise": ["SQL"]}) is None


# --- what is not as it should be ---


def test_messages_keep_their_order_when_their_dates_go_backward() -> None:
    told = document(
        transcript=messages(
            {"timestamp": "2024-03-01T12:00:00Z"},
            {"timestamp": "2024-03-01T09:00:00Z"},
            {"timestamp": "no date"},
        )
    )
    planned = read(told)
    interview = interview_of(planned)
    assert [message.text for message in interview.transcript] == ["Words 0", "Words 1", "Words 2"]
    assert [message.recorded_at for message in interview.transcript] == [
        at(7200),
        at(-3600),
        at(-3600),
    ]
    assert planned.remarks == ["message 3 has no date that makes sense; it got the one before"]
    aside = interview.metadata["older"]["messages"][interview.transcript[2].id]
    assert aside["timestamp"] == "no date"


def test_ids_that_are_missing_or_taken_are_made_and_told() -> None:
    told = document(
        transcript=messages({"id": None}, {"id": "x"}, {"id": "x"}, {"id": 7}, {"id": FIRST})
    )
    planned = read(told)
    ids = [message.id for message in interview_of(planned).transcript]
    assert len(set(ids)) == 5
    assert ids[4] == FIRST
    assert ids == [message.id for message in interview_of(read(told)).transcript]
    assert len(planned.remarks) == 2
    assert "has no id" in planned.remarks[0]
    assert "of another one" in planned.remarks[1]


def test_a_message_written_twice_word_for_word_is_kept_once() -> None:
    [entry] = messages({"id": "x"})
    planned = read(document(transcript=[entry, dict(entry)]))
    assert len(interview_of(planned).transcript) == 1
    assert "word for word" in planned.remarks[0]


def test_a_message_that_is_too_long_becomes_several() -> None:
    text = "ä€😀" * 20_000
    planned = read(document(transcript=messages({"message": text}, {"message": "and so on"})))
    *parts, last = interview_of(planned).transcript
    assert "".join(part.text for part in parts) == text
    assert all(len(part.text.encode()) <= MESSAGE_BYTES_MAX for part in parts)
    assert {part.recorded_at for part in parts} == {at(0)}
    assert last.text == "and so on"
    assert "became 6 messages" in planned.remarks[0]


@pytest.mark.parametrize("empty", ["", " \n\t", None])
def test_a_message_without_words_is_kept_aside(empty: str | None) -> None:
    planned = read(document(transcript=messages({"message": empty}, {})))
    interview = interview_of(planned)
    assert [message.text for message in interview.transcript] == ["Words 1"]
    assert interview.metadata["older"]["messages"]["entry 1"]["id"] == "m0"


def test_what_no_store_can_keep_is_shown_as_such() -> None:
    planned = read(document(transcript=messages({"message": "a\0b \ud800"}), note="\ud83d"))
    interview = interview_of(planned)
    assert interview.transcript[0].text == "a�b �"
    assert interview.metadata["older"]["note"] == "�"
    assert len(planned.remarks) == 1


def test_an_unknown_speaker_is_no_candidate() -> None:
    planned = read(document(transcript=messages({"speaker": "moderator"})))
    [message] = interview_of(planned).transcript
    assert (message.speaker, message.author) == (Speaker.INTERVIEWER, "moderator")
    assert "'moderator'" in planned.remarks[0]


def test_metadata_too_large_for_an_event_loses_its_largest_members_and_says_so() -> None:
    planned = read(document(agentDraft={"text": "x" * 600_000}, nameSelection=["T"]))
    assert planned.left_out == ["its member `agentDraft` of 600,011 bytes"]
    assert interview_of(planned).metadata["older"]["nameSelection"] == ["T"]


def test_what_messages_say_besides_words_is_kept_as_far_as_there_is_room() -> None:
    told = document(transcript=messages(*[{"mood": "x" * 1_000} for _ in range(600)]))
    planned = read(told)
    older = interview_of(planned).metadata["older"]
    assert 400 < len(older["messages"]) < 600
    assert len(msgspec.json.encode(older)) <= METADATA_BYTES_MAX
    assert any("entries of its transcript say besides words" in each for each in planned.left_out)
    assert read(told) == planned, "the same each time"


@pytest.mark.parametrize("kind", [list, dict])
def test_of_a_member_with_many_entries_as_many_stay_as_there_is_room_for(kind: type) -> None:
    sizes = [100, 300_000, 100, 200_000, 100_000]
    told: Any = ["z" * size for size in sizes]
    if kind is dict:
        told = {f"entry {n}": text for n, text in enumerate(told)}
    planned = read(document(drafts=told))
    kept = interview_of(planned).metadata["older"]["drafts"]
    lengths = [len(text) for text in (kept.values() if isinstance(kept, dict) else kept)]
    assert lengths == ([100, 100, 200_000, 100_000] if kind is dict else sizes[:4])
    [left_out] = planned.left_out
    assert left_out.startswith("1 of the 5 entries of its member `drafts` (")


def test_an_interview_without_dates_begins_with_its_first_message() -> None:
    told = document(createdAt=None, updatedAt="?")
    planned = read(told)
    assert interview_of(planned).opened_at == at(1.123)
    assert interview_of(planned).metadata["older"]["updatedAt"] == "?"
    assert len(planned.remarks) >= 2


@pytest.mark.parametrize("told", [[], "x", 7, None, {}, {"transcript": {}}, {"a": 1}])
def test_what_is_no_interview_is_refused(told: object) -> None:
    with pytest.raises(Malformed):
        read(told)


# --- anything at all ---

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters()), inner),
    max_leaves=15,
)
# Whatever stands where that system wrote something.
MEMBERS = st.fixed_dictionaries(
    {},
    optional={
        **{name: JSON | st.just(value) for name, value in DOCUMENT.items()},
        "stateHistory": JSON
        | st.lists(st.fixed_dictionaries({}, optional={"to": JSON, "timestamp": JSON})),
        "transcript": st.lists(
            JSON
            | st.fixed_dictionaries(
                {},
                optional={
                    name: JSON | st.sampled_from([value, "candidate", FIRST])
                    for name, value in DOCUMENT["transcript"][0].items()
                },
            ),
            max_size=4,
        ),
        "candidateProfile": st.fixed_dictionaries(
            {}, optional=dict.fromkeys(DOCUMENT["candidateProfile"], JSON)
        ),
        "vivavoce": JSON,
        "strange": JSON,
    },
)


@steady(100)
@given(MEMBERS | JSON)
@example({**DOCUMENT, "vivavoce": {"\ud800": 0}})
def test_anything_in_a_file_is_imported_or_refused_and_never_a_crash(told: Any) -> None:
    parsed = parse_json(json.dumps(told).encode())
    try:
        planned = read_interview(parsed, identify(parsed, name="x", older="acme"), CONTEXT)
    except Malformed:
        return
    interview = interview_of(planned)
    assert interview.guide.hash == REFERENCE.hash
    assert len({message.id for message in interview.transcript}) == len(interview.transcript)
    for event, _ in planned.events:
        encode(event)


@steady(100)
@given(st.binary() | st.binary().map(lambda junk: json.dumps(DOCUMENT).encode()[:-1] + junk))
def test_bytes_that_are_no_json_are_refused_and_never_a_crash(content: bytes) -> None:
    with suppress(Malformed):
        parse_json(content)


def test_the_guide_has_the_items_that_profiles_are_mapped_to() -> None:
    assert {"role", "expertise", "personality"} <= {item.id for item in GUIDE.information}
