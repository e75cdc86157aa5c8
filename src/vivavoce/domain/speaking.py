"""What follows from words: the candidate's, a person's, a machine's reply, an agent's items."""

from datetime import datetime

from vivavoce.domain.admitting import check_review, must_listen
from vivavoce.domain.changes import real_changes
from vivavoce.domain.commands import AddMessage, DelayReply, GiveReply, GiveReview, KeepItems
from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    InterviewCompleted,
    InterviewResumed,
    MessageAdded,
    ProfileUpdated,
    ReplyDelayed,
    ReviewGiven,
    ReviewRequested,
    Speaker,
    StateChanged,
    TranscriptCondensed,
)
from vivavoce.domain.evolving import evolve
from vivavoce.domain.interview import AGENT, IDLE, UNAVAILABLE, Interview, Status
from vivavoce.domain.text import check_label, check_message, check_name
from vivavoce.domain.values import check_plain
from vivavoce.errors import IdTaken, Malformed, Refused

# An interview paused for one of these goes on as soon as the candidate speaks.
GOES_ON_BY_ITSELF = frozenset({IDLE, UNAVAILABLE})
ITEMS_BYTES_MAX = 512 * 1024  # of one addition, as JSON


def add_message(interview: Interview, command: AddMessage) -> list[AnyEvent]:
    """Keep what was said.

    A paused interview still listens: what is said is kept, and answered once it
    is resumed. One that was paused because nobody spoke, or because its interviewer
    could not be reached, goes on as soon as the candidate does. A repeat of a known id decides
    nothing (I2), whatever its text and whatever has become of the interview since.

    Raises:
        InterviewClosed: it is completed, cancelled or in review.
        Malformed: the text is empty, too long or no text, or the author is; or what it
            corrects is no earlier message of the candidate's.
        IdTaken: the other speaker already used this message id.
    """
    known = interview.transcript.find(command.id)
    if known is not None:
        if known.speaker is not command.speaker:
            raise IdTaken(
                f"Message id {command.id} belongs to a message of the {known.speaker}; "
                "send a new id."
            )
        return []
    check_message(command.text)
    if command.author is not None:
        check_label(command.author, field="author")
    must_listen(interview)
    is_candidate = command.speaker is Speaker.CANDIDATE
    _check_corrected(interview, command)
    said = MessageAdded(
        id=command.id,
        speaker=command.speaker,
        text=command.text,
        in_reply_to=interview.asked if is_candidate else interview.heard,
        author=command.author,
        paradata=command.paradata,
        corrects=command.corrects,
    )
    rests = interview.status is Status.PAUSED and interview.reason in GOES_ON_BY_ITSELF
    if is_candidate and rests:
        return [InterviewResumed(), said]
    return [said]


def _check_corrected(interview: Interview, command: AddMessage) -> None:
    if command.corrects is None:
        return
    corrected = interview.transcript.find(command.corrects)
    is_theirs = corrected is not None and corrected.speaker is Speaker.CANDIDATE
    if command.speaker is not Speaker.CANDIDATE or not is_theirs:
        raise Malformed(
            "corrects: name an earlier message of the candidate's, in the candidate's own name.",
            field="corrects",
        )


def give_reply(interview: Interview, command: GiveReply) -> list[AnyEvent]:
    """Answer the candidate, all in one: what was learned, where to go, what to say.

    Returns:
        Nothing when no reply is owed any more, or when more was said meanwhile:
        somebody else answered, took over, moved or ended the interview, and a late
        reply loses. If one is still owed, it is to be made anew.

    Raises:
        Malformed: there is nothing to say, or something in it cannot be stored.
        IdTaken: a message with this id exists; the reply needs a new one.
    """
    if _comes_late(interview, command):
        return []
    _check_reply(interview, command)
    events: list[AnyEvent] = [command.condensed] if command.condensed is not None else []
    changes = real_changes(interview.profile, interview.transcript, command.changes)
    if changes:
        events.append(ProfileUpdated(changes=changes))
    if command.move is not None and command.move != interview.state:
        events.append(StateChanged(left=interview.state, entered=command.move))
    events.append(
        MessageAdded(
            id=command.id,
            speaker=Speaker.INTERVIEWER,
            text=command.say,
            in_reply_to=None if _is_unprompted(interview) else command.in_reply_to,
            author=command.author,
            question=command.question,
            probe=command.probe,
            usage=command.usage,
            guide=interview.guide.hash if command.latency_ms is not None else None,
            latency_ms=command.latency_ms,
        )
    )
    if command.done and command.review is not None:
        review = command.review
        events.append(
            ReviewRequested(reason=review.reason, reviewer=review.reviewer, summary=command.summary)
        )
    elif command.done:
        events.append(InterviewCompleted(disposition=command.disposition, summary=command.summary))
    return events


def delay_reply(interview: Interview, command: DelayReply) -> list[AnyEvent]:
    """Note that the reply cannot be made yet; once for each reply, and what was spent in vain.

    Nothing when it is not owed any more, or another one is: more was said, or another
    interviewer leads.

    Raises:
        Malformed: the reason is no label.
    """
    is_owed = interview.owes_reply and command.in_reply_to == interview.heard
    is_known = interview.delay is not None and command.usage is None
    if not is_owed or command.interviewer != interview.interviewer or is_known:
        return []
    check_name(command.reason, field="reason")
    return [ReplyDelayed(reason=command.reason, usage=command.usage)]


def give_review(interview: Interview, command: GiveReview) -> list[AnyEvent]:
    """Take what a machine found in the whole interview; it stays in review until a person decides.

    Nothing when it is late: not asked for any more, or something changed since it was read.

    Raises:
        Malformed: something in it cannot be stored.
    """
    review = interview.review
    if not interview.owes_review or review is None or review.reviewer != command.reviewer:
        return []
    if interview.version != command.version:
        return []
    check_label(command.author, field="author")
    changes = real_changes(interview.profile, interview.transcript, command.changes)
    events: list[AnyEvent] = [ProfileUpdated(changes=changes)] if changes else []
    events.append(
        ReviewGiven(author=command.author, usage=command.usage, latency_ms=command.latency_ms)
    )
    return events


def keep_items(interview: Interview, command: KeepItems, now: datetime) -> list[AnyEvent]:
    """Keep what an agent outside keeps, and what was said in it as messages.

    Messages that are known decide nothing (I2); items have no ids, so whoever may send
    them twice has to say at which version they were meant (I5). Where another one leads by
    now, what the agent hears and does is kept, and it says nothing: never two voices.

    Raises:
        InterviewClosed: it is completed, cancelled or in review.
        Refused: another one leads, and there are new words of the agent.
        Malformed: an item or a message cannot be stored.
        TooLarge: the items are longer than `ITEMS_BYTES_MAX`, or a message is too long.
        IdTaken: a message id is taken by the other speaker.
    """
    must_listen(interview)
    check_plain(list(command.added), field="items", bytes_max=ITEMS_BYTES_MAX)
    if command.removed is not None and command.removed < 0:
        raise Malformed("removed is less than 0; name how many items go.", field="removed")
    events: list[AnyEvent] = []
    for message in command.messages:
        # Each message follows the one before it, and may answer it or repeat its id.
        said = add_message(interview, message)
        if said and message.speaker is Speaker.INTERVIEWER:
            _must_lead(interview)
        for event in said:
            interview = evolve(interview, event, now)
        events += said
    if command.removed != 0 or command.added:
        events.append(AgentItemsChanged(removed=command.removed, added=command.added))
    return events


def _must_lead(interview: Interview) -> None:
    if interview.interviewer != AGENT:
        raise Refused(
            f"{interview.interviewer} leads interview {interview.id}, so what an agent wants to "
            "say is not kept; say nothing, or have the interview handed over to the agent first."
        )


def _is_unprompted(interview: Interview) -> bool:
    """Whether the interviewer speaks although nothing of the candidate's waits for an answer."""
    heard, asked = (
        interview.transcript.find(id_) if id_ is not None else None
        for id_ in (interview.heard, interview.asked)
    )
    return heard is not None and asked is not None and heard.seq < asked.seq


def _comes_late(interview: Interview, command: GiveReply) -> bool:
    knows_all = command.version is None or command.version >= interview.turn_from
    return (
        not interview.owes_reply
        or not knows_all
        or command.in_reply_to != interview.heard
        or command.interviewer not in {None, interview.interviewer}
        or command.state not in {None, interview.state}
        or command.guide not in {None, interview.guide.hash}
    )


def _check_reply(interview: Interview, command: GiveReply) -> None:
    check_message(command.say, field="say")
    check_label(command.author, field="author")
    check_label(command.question, field="question")
    check_label(command.probe, field="probe")
    check_name(command.disposition, field="disposition")
    if command.move is not None:
        check_name(command.move, field="move")
    if command.summary is not None:
        check_message(command.summary, field="summary")
    if command.review is not None:
        check_review(command.review)
    if command.condensed is not None:
        _check_condensed(interview, command.condensed)
    if interview.transcript.find(command.id) is not None:
        raise IdTaken(f"Message id {command.id} is taken; give the reply a new one.")


def _check_condensed(interview: Interview, condensed: TranscriptCondensed) -> None:
    check_message(condensed.text, field="condensed")
    check_label(condensed.author, field="author")
    if interview.transcript.find(condensed.until) is None:
        raise Malformed(
            f"{condensed.until} is no message of this interview; what is condensed ends at one.",
            field="condensed.until",
        )
