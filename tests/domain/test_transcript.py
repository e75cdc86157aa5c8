"""The transcript: a value that grows without being copied."""

import copy
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.domain.facts import AT
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import MessageId
from vivavoce.domain.transcript import Message, Transcript


def message(name: str, seq: int = 1, text: str = "") -> Message:
    return Message(
        id=MessageId(name),
        seq=seq,
        speaker=Speaker.CANDIDATE,
        text=text or name,
        recorded_at=AT[0],
    )


A, B, C, D = (message(name, seq) for seq, name in enumerate("abcd", start=1))


def test_a_new_transcript_is_empty() -> None:
    assert len(Transcript()) == 0
    assert list(Transcript()) == []
    assert not Transcript()
    assert Transcript().find(A.id) is None


def test_plus_gives_a_longer_transcript_and_leaves_the_shorter_one() -> None:
    short = Transcript([A])
    longer = short.plus(B)
    assert list(longer) == [A, B]
    assert list(short) == [A]


def test_a_message_is_found_by_its_id() -> None:
    transcript = Transcript([A]).plus(B)
    assert transcript.find(A.id) is A
    assert transcript.find(B.id) is B
    assert transcript.find(C.id) is None


def test_an_older_version_does_not_find_what_was_said_later() -> None:
    short = Transcript([A])
    short.plus(B)
    assert short.find(B.id) is None
    assert B not in short


def test_two_futures_of_one_transcript_know_nothing_of_each_other() -> None:
    """An append that failed is decided again from the same past."""
    past = Transcript([A])
    failed = past.plus(B)
    again = past.plus(C).plus(D)
    assert list(failed) == [A, B]
    assert list(again) == [A, C, D]
    assert failed.find(C.id) is None
    assert again.find(B.id) is None
    assert list(failed.plus(D)) == [A, B, D]
    assert list(past) == [A]


def test_the_first_message_with_an_id_is_the_one_that_is_found() -> None:
    once = Transcript([A])
    same_id = message("a", seq=2, text="again")
    twice = once.plus(same_id)
    assert twice.find(A.id) is A
    assert once.find(A.id) is A
    assert Transcript([A, same_id]).find(A.id) is A


def test_a_transcript_does_not_change_with_the_list_it_was_made_of() -> None:
    messages = [A, B]
    transcript = Transcript(messages)
    messages.append(C)
    assert list(transcript) == [A, B]


def test_messages_are_reached_by_position_from_both_ends() -> None:
    transcript = Transcript([A]).plus(B)
    transcript.plus(C)
    assert (transcript[0], transcript[1], transcript[-1], transcript[-2]) == (A, B, B, A)
    for beyond in (2, -3):
        with pytest.raises(IndexError):
            transcript[beyond]


def test_slices_end_where_their_version_ends() -> None:
    transcript = Transcript([A, B]).plus(C)
    transcript.plus(D)
    assert transcript[:] == [A, B, C]
    assert transcript[-2:] == [B, C]
    assert transcript[::-1] == [C, B, A]
    assert transcript[1:99] == [B, C]
    assert list(reversed(transcript)) == [C, B, A]


def test_a_walk_through_a_transcript_ends_where_it_ended_when_it_began() -> None:
    transcript = Transcript([A, B])
    walked = []
    longer = transcript
    for said in transcript:
        walked.append(said)
        longer = longer.plus(message(f"meanwhile {len(longer)}"))
    assert walked == [A, B]
    assert len(longer) == 4


def test_transcripts_with_the_same_messages_are_equal_however_they_grew() -> None:
    grown = Transcript().plus(A).plus(B)
    grown.plus(C)
    assert grown == Transcript([A, B])
    assert hash(grown) == hash(Transcript([A, B]))
    assert hash(Transcript()) == hash(Transcript())
    assert grown != Transcript([A])
    assert grown != Transcript([B, A])
    assert grown != [A, B]


def test_a_copied_transcript_is_equal() -> None:
    transcript = Transcript([A]).plus(B)
    assert copy.deepcopy(transcript) == transcript
    assert pickle.loads(pickle.dumps(transcript)) == transcript


def test_a_transcript_shows_its_messages() -> None:
    assert repr(Transcript([A])) == f"Transcript([{A!r}])"


def test_a_long_transcript_grows_without_being_copied() -> None:
    transcript = Transcript()
    for seq in range(2000):
        transcript = transcript.plus(message(str(seq), seq))
    shared = transcript._shared
    assert transcript.plus(A)._shared is shared
    assert transcript.plus(B)._shared is not shared


# --- the transcript, against a model that copies ---


@example(choices=[(0, "a"), (0, "a"), (1, "b"), (1, "b"), (0, "c"), (2, "a")])
@given(
    choices=st.lists(
        st.tuples(st.integers(0, 1000), st.text("abcdef", min_size=1, max_size=1)), max_size=40
    )
)
def test_no_version_of_a_transcript_is_affected_by_what_another_adds(
    choices: list[tuple[int, str]],
) -> None:
    """Also when an older version is extended again, and when an id occurs twice."""
    versions = [Transcript()]
    models: list[list[Message]] = [[]]
    for seq, (choice, name) in enumerate(choices, start=1):
        parent = choice % len(versions)
        message = Message(
            id=MessageId(name),
            seq=seq,
            speaker=Speaker.CANDIDATE,
            text=name,
            recorded_at=AT[0],
        )
        versions.append(versions[parent].plus(message))
        models.append([*models[parent], message])
    for version, model in zip(versions, models, strict=True):
        assert list(version) == version[:] == model
        assert len(version) == len(model)
        assert list(reversed(version)) == model[::-1]
        assert version == Transcript(model)
        for name in "abcdef":
            first = next((message for message in model if message.id == name), None)
            assert version.find(MessageId(name)) is first
