"""What the candidate agrees to before anything is asked."""

import re

from vivavoce.domain.events import Speaker
from vivavoce.domain.handing_over import puts_question
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import CONSENT
from vivavoce.interviewers.interviewer import Reply
from vivavoce.interviewers.language import load, normal, words
from vivavoce.interviewers.listening import last_place, questions_asked, was_dealt_with
from vivavoce.interviewers.scripted.course import DECLINED, Course
from vivavoce.interviewers.scripted.framing import answer_to_candidate, yes_or_no
from vivavoce.interviewers.scripted.wording import paragraph
from vivavoce.interviewers.understanding.asides import Aside, aside_of
from vivavoce.interviewers.understanding.intents import Intent, intent_of

# After so many answers that are neither yes nor no, and no question either, nobody has
# agreed to anything. Questions are answered as often as they are put.
UNCLEAR_MAX = 4
# However many questions: then it ends without consent.
ASKED_MAX = 12

SAID_CHARS_MAX = 400

SENTENCE = re.compile(r"(?<=[.!?])\s+")


def consent(course: Course) -> Reply:
    """Go on with a yes, end politely with a no, ask again when it is neither.

    Whoever spoke last, nothing is asked before the candidate has agreed. A yes with a
    condition is not yet one, and a yes beside a no is neither. An answer to another
    question, put by a person meanwhile, is nothing of all that.
    """
    if course.guide.consent is None:
        return course.begin("")  # the interview was moved to a version that asks for none
    ask = course.wording.text(course.guide.consent.ask)
    if CONSENT not in questions_asked(course.transcript):
        return Reply(say=ask, question=CONSENT)
    verdicts = [
        _verdict(message, course, ask)
        for message in course.heard.turn
        if not _answers_another(course) or _stops(message, course)
    ]
    if True in verdicts and False not in verdicts:
        return _agreed(course)
    if (False in verdicts and True not in verdicts) or _is_hopeless(course, ask):
        return declined(course)
    return Reply(say=_again(course, ask), question=CONSENT)


def taken_back(course: Course, message: Message) -> bool | None:
    """Whether a correction of the answer to the consent takes it back; None: it is neither.

    Agreement is never concluded: what is no plain yes is asked for anew.
    """
    if course.guide.consent is None:
        return False
    agreed = _verdict(message, course, course.wording.text(course.guide.consent.ask))
    return None if agreed is None else not agreed


def ask_anew(course: Course) -> Reply:
    """Ask for the consent once more, from wherever the interview stands."""
    assert course.guide.consent is not None, "there is a consent to be asked for"
    again = course.phrases.consent_again or "{question}"
    ask = course.wording.text(course.guide.consent.ask)
    return Reply(say=again.format(question=ask), move=CONSENT, question=CONSENT)


def declined(course: Course) -> Reply:
    """End without the candidate's consent."""
    consent = course.guide.consent
    say = consent.declined if consent is not None else None
    return course.end(None, disposition=DECLINED, say=say or course.phrases.declined or None)


def _agreed(course: Course) -> Reply:
    """Begin, or go back to the question that was open when the consent was asked for anew."""
    thanks = course.wording.rotated(course.phrases.acknowledged)
    place = last_place(course.transcript, course.agenda)
    if place is None or was_dealt_with(place, course.interview.profile, course.transcript):
        return course.begin(thanks)
    return course.ask(place, {}, thanks, wording=course.phrases.come_back)


def _answers_another(course: Course) -> bool:
    """Whether the candidate's latest words answer another question, a person's say."""
    if course.heard.question == CONSENT:
        return False
    said = (each for each in reversed(course.transcript) if each.speaker is Speaker.INTERVIEWER)
    return puts_question(next(each for each in said if not each.on_takeover))


def _stops(message: Message, course: Course) -> bool:
    return aside_of(message.text, course.language) is Aside.STOP


def _again(course: Course, ask: str) -> str:
    message = course.heard.turn[-1] if course.heard.turn else None
    answered = answer_to_candidate(message, course) if message is not None else ""
    if message is None or course.heard.question != CONSENT:
        # The question is some way up, and "do you agree?" alone would not say to what.
        thanks = course.wording.rotated(course.phrases.acknowledged) if message else ""
        return paragraph(answered or thanks, ask)
    wordings = [course.phrases.consent_again, course.phrases.again]
    if answered:  # somebody who asked a question was not unclear
        wordings.reverse()
    question = SENTENCE.split(ask.strip())[-1]
    again = course.wording.unused([wording.format(question=question) for wording in wordings])
    return paragraph(answered, again or question)


def _verdict(message: Message, course: Course, ask: str) -> bool | None:
    """Return whether a message agrees; None when it does neither."""
    if _asks(message, course):
        return None
    aside = aside_of(message.text, course.language)
    if aside is Aside.STOP or intent_of(message.text, course.language) is Intent.REFUSAL:
        return False
    if aside in {Aside.LATER, Aside.WAIT}:
        return None
    agreed = yes_or_no(message, course, ask, takes_thin=False)
    if agreed and (_has_condition(message, course) or not _is_said(message, course)):
        return None
    return agreed


def _is_said(message: Message, course: Course) -> bool:
    """Whether agreement is put in words of agreement, or a thumb: it is never concluded."""
    if not words(message.text):
        return True
    said = f" {normal(message.text[:SAID_CHARS_MAX])} "
    return any(
        f" {normal(phrase)} " in said
        for code in dict.fromkeys((course.language.code, "en"))
        for phrase in load(code).asides.agrees
    )


def _has_condition(message: Message, course: Course) -> bool:
    heard = message.text.casefold().split()
    return any(word.strip(",.;:") in course.language.asides.conditions for word in heard)


def _asks(message: Message, course: Course) -> bool:
    if message.text.rstrip().endswith("?"):
        return True
    intent = intent_of(message.text, course.language)
    return intent in {Intent.UNCLEAR, Intent.QUESTION} or aside_of(
        message.text, course.language
    ) in {Aside.HOW_LONG, Aside.PROGRAM, Aside.WHY, Aside.REPEAT}


def _is_hopeless(course: Course, ask: str) -> bool:
    asked = sum(message.question == CONSENT for message in course.transcript)
    unclear = [
        message
        for message in course.heard.answers
        if not _asks(message, course) and _verdict(message, course, ask) is None
    ]
    return asked >= ASKED_MAX or len(unclear) >= UNCLEAR_MAX
