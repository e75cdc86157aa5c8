"""What was said since the last question: the part of a transcript a turn is about."""

from itertools import pairwise

import msgspec

from vivavoce.domain.events import Speaker
from vivavoce.domain.profile import Profile
from vivavoce.domain.transcript import Message, Transcript
from vivavoce.interviewers.agenda import Agenda, Place


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """The question on the table and everything said about it.

    `question` is None when nobody asked one of the guide's, or when somebody else
    (a person who took over, say) has spoken since: the candidate's latest words
    then answer something the guide knows nothing of. What tells that a person takes
    over is passed over: it asks nothing and answers nothing.
    """

    question: str | None = None
    said: tuple[Message, ...] = ()  # by the interviewer: the question, explanations, probes
    answers: tuple[Message, ...] = ()  # by the candidate, since it was asked
    turn: tuple[Message, ...] = ()  # those of `answers` that still wait for a reply

    @property
    def explanations(self) -> int:
        """How many times the question was put again or explained."""
        return max(0, sum(message.probe is None for message in self.said) - 1)


def listen(transcript: Transcript) -> Heard:
    """Return what the candidate's latest words are about."""
    question: str | None = None
    said: list[Message] = []
    answers: list[Message] = []
    turn: list[Message] = []
    for message in reversed(transcript):
        if message.on_takeover:
            continue
        if message.speaker is Speaker.CANDIDATE:
            answers.append(message)
            if not said:
                turn.append(message)
            continue
        if message.question is None or (said and message.question != question):
            break
        question = message.question
        said.append(message)
    if not said:
        return Heard(turn=tuple(reversed(turn)))
    # What was said before the question was asked does not answer it.
    asked_at = said[-1].seq
    return Heard(
        question=question,
        said=tuple(reversed(said)),
        answers=tuple(message for message in reversed(answers) if message.seq > asked_at),
        turn=tuple(reversed(turn)),
    )


def questions_asked(transcript: Transcript) -> set[str]:
    """Return the ids of the guide's questions that were put, by whoever led."""
    return {message.question for message in transcript if message.question is not None}


def dealt_with(transcript: Transcript, agenda: Agenda, profile: Profile) -> set[str]:
    """Return the ids of the guide's questions that were put and left behind, or are on the table.

    One that was left to go back to an earlier question is still to be answered, unless
    something came of it.
    """
    put = [message.question for message in transcript if message.question is not None]
    places = [place for place in map(agenda.of_question, put) if place is not None]
    done = {place.question.id for place in places[-1:]}
    for place, following in pairwise(places):
        if following.at >= place.at or was_dealt_with(place, profile, transcript):
            done.add(place.question.id)
    return done


def was_dealt_with(place: Place, profile: Profile, transcript: Transcript) -> bool:
    """Whether anything came of the question at `place`."""
    if place.question.collects:
        return any(name in profile for name in place.question.collects)
    return was_answered(transcript, place.question.id)


def probes_put(transcript: Transcript, question_id: str) -> list[Message]:
    """Return the messages that probed this question, whenever that was."""
    return [
        message
        for message in transcript
        if message.question == question_id and message.probe is not None
    ]


def was_answered(transcript: Transcript, question_id: str) -> bool:
    """Whether the candidate ever spoke right after this question."""
    before: Message | None = None
    for message in transcript:
        if message.on_takeover:
            continue
        if message.speaker is Speaker.INTERVIEWER:
            before = message
        elif before is not None and before.question == question_id:
            return True
    return False


def turns_taken(transcript: Transcript) -> int:
    """Return how many messages the candidate has sent."""
    return sum(message.speaker is Speaker.CANDIDATE for message in transcript)


def last_place(transcript: Transcript, agenda: Agenda) -> Place | None:
    """Return the place of the guide's question that was put last, by whoever led."""
    for message in reversed(transcript):
        place = agenda.of_question(message.question)
        if place is not None:
            return place
    return None


def place_before(place: Place, transcript: Transcript, agenda: Agenda) -> Place | None:
    """Return the place of the question that was put before the one at `place` came up."""
    for message in reversed(transcript):
        before = agenda.of_question(message.question)
        if before is not None and before.at < place.at:
            return before
    return None


def interviewer_texts(transcript: Transcript) -> list[str]:
    """Return everything the interviewer has said, in order."""
    return [message.text for message in transcript if message.speaker is Speaker.INTERVIEWER]
