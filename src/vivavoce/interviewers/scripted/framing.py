"""Everything around the guide's questions: consent, stopping, the summary, the closing words."""

import functools
import re

from rapidfuzz import fuzz, process

from vivavoce.domain.guide import ValueType
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import CLOSING, CONSENT, SUMMARY
from vivavoce.interviewers.interviewer import Reply
from vivavoce.interviewers.language import Language, load, normalised, words
from vivavoce.interviewers.listening import last_place
from vivavoce.interviewers.scripted.corrections import correction
from vivavoce.interviewers.scripted.course import DECLINED, STOPPED, Course
from vivavoce.interviewers.scripted.wording import paragraph
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked
from vivavoce.interviewers.understanding.asides import Aside, aside_of
from vivavoce.interviewers.understanding.intents import Intent, intent_of
from vivavoce.interviewers.understanding.understand import understand

# What the interviewer asks in a candidate's name to be sure: shall it end here?
STOP = "stop"

# After so many unclear answers nobody has agreed to anything.
CONSENT_ASKED_MAX = 3
# A summary that is still not right after so many rounds is for the owner to look at.
SUMMARY_ROUNDS_MAX = 5
# A longer message says something that is to be changed.
FINE_WORDS_MAX = 10
FINE_CHARS_MAX = 120

LIKENESS = 87  # of 100: one slip of the finger in a short phrase

SENTENCE = re.compile(r"(?<=[.!?])\s+")


def consent(course: Course) -> Reply:
    """Go on with a yes, end politely with a no, ask again when it is neither."""
    message = course.heard.turn[-1]
    assert course.guide.consent is not None, "consent is asked only when the guide does"
    ask = course.wording.text(course.guide.consent.ask)
    agreed = _yes_or_no(message, course, ask)
    if agreed:
        return course.begin(course.wording.rotated(course.phrases.acknowledged))
    aside = aside_of(message.text, course.language)
    intent = intent_of(message.text, course.language)
    refuses = agreed is False or aside is Aside.STOP or intent is Intent.REFUSAL
    if refuses or len(course.heard.said) >= CONSENT_ASKED_MAX:
        declined = course.guide.consent.declined
        return course.end(
            None, disposition=DECLINED, say=declined or course.phrases.declined or None
        )
    wordings = (course.phrases.consent_again, course.phrases.again)
    answered = answer_to_candidate(message, course)
    if answered:  # somebody who asked a question was not unclear
        wordings = (course.phrases.again, course.phrases.consent_again)
    again = course.wording.unused(
        [wording.format(question=last_question(ask)) for wording in wordings]
    )
    return Reply(say=paragraph(answered, again or ask), question=CONSENT)


def ask_to_stop(course: Course) -> Reply:
    """Make sure that the interview is to end; where there are no words for it, end it."""
    if not course.phrases.stop:
        return course.end(None, disposition=STOPPED)
    return Reply(say=course.phrases.stop, question=STOP)


def stop(course: Course) -> Reply:
    """End the interview when that was meant, else go on where it was."""
    message = course.heard.turn[-1]
    meant = _yes_or_no(message, course)
    if meant or aside_of(message.text, course.language) in {Aside.STOP, Aside.INSULT}:
        return course.end(None, disposition=STOPPED)
    place = course.agenda.at_state(course.interview.state) or last_place(
        course.transcript, course.agenda
    )
    if course.interview.state == CLOSING or place is None:
        return course.end(CLOSING)
    return course.ask(place, {}, "", wording=course.phrases.go_on)


def summary(course: Course) -> Reply:
    """Take what the candidate corrects, until it is right."""
    message = course.heard.turn[-1]
    if aside_of(message.text, course.language) is Aside.STOP:
        return course.close({}, "")
    thanks = course.wording.rotated(course.phrases.acknowledged)
    if is_fine(message.text, course.language):
        return course.close({}, thanks)
    found = correction(
        message,
        place=None,
        agenda=course.agenda,
        ear=course.ear,
        wording=course.wording,
        is_expected=True,
    )
    is_last_round = len(course.heard.said) >= SUMMARY_ROUNDS_MAX
    if found is not None:
        changes = {found.item.id: found.value}
        course.learn(changes)
        changed = corrected_words(course, found.item.id)
        if is_last_round or not course.phrases.summary_once_more:
            return course.close(changes, changed)
        say = paragraph(changed, course.phrases.summary_once_more)
        return Reply(say=say, changes=dict(changes), question=SUMMARY)
    if _yes_or_no(message, course, takes_thin=False):  # "almost" leaves something to change
        return course.close({}, thanks)
    change = course.wording.unused([course.phrases.summary_change])
    if change is None or is_last_round or _declines(message, course):
        # Asked already, or not wanted: the words are in the transcript, for the owner to read.
        return course.close({}, thanks)
    return Reply(say=paragraph(answer_to_candidate(message, course), change), question=SUMMARY)


def closing(course: Course) -> Reply:
    """Say the last words, unless the candidate asks back; once."""
    ask = course.guide.closing.ask
    message = course.heard.turn[-1]
    intent = intent_of(message.text, course.language)
    aside = aside_of(message.text, course.language)
    asks = intent in {Intent.UNCLEAR, Intent.QUESTION} or aside in {Aside.REPEAT, Aside.PROGRAM}
    if ask is None or not asks or course.is_last_turn or len(course.heard.said) > 1:
        return course.end(CLOSING)
    again = course.phrases.again.format(question=course.wording.text(ask))
    return Reply(say=paragraph(answer_to_candidate(message, course), again), question=CLOSING)


def answer_to_candidate(message: Message, course: Course) -> str:
    """Return an honest answer to what a candidate asks beside the point; "" when it is nothing."""
    if aside_of(message.text, course.language) is Aside.PROGRAM:
        return course.phrases.program
    if intent_of(message.text, course.language) is Intent.QUESTION:
        return course.phrases.cannot_answer
    return ""


def corrected_words(course: Course, item_id: str) -> str:
    """Return the words that say what an item's value is now."""
    item = course.wording.items[item_id]
    known = course.wording.profile[item_id]
    value = course.wording.value(known.value, item, chars_max=120).rstrip(".!")
    is_added = item.type is ValueType.TEXT
    template = course.wording.rotated(
        course.phrases.added if is_added else course.phrases.corrected
    )
    return template.format(label=course.wording.label(item), value=value) if template else ""


def last_question(text: str) -> str:
    """Return the last sentence of `text`, which puts the question."""
    return SENTENCE.split(text.strip())[-1]


def is_fine(text: str, language: Language) -> bool:
    """Whether a candidate who was shown a summary leaves it as it is: "yes", "looks good"."""
    heard = words(text[:FINE_CHARS_MAX])
    if not heard or len(heard) > FINE_WORDS_MAX:
        return "👍" in text or "✅" in text
    for code in dict.fromkeys((language.code, "en")):
        phrases, fillers = _words_for_fine(code)
        rest = f" {' '.join(heard)} "
        for phrase in phrases:
            rest = rest.replace(f" {phrase} ", "  ")
        found = rest.split() != heard
        if found and all(word in fillers for word in rest.split()):
            return True
        if process.extractOne(" ".join(heard), phrases, scorer=fuzz.ratio, score_cutoff=LIKENESS):
            return True
    return intent_of(text, language) is Intent.NOTHING and heard not in (["no"], ["nope"])


@functools.lru_cache(maxsize=64)
def _words_for_fine(code: str) -> tuple[tuple[str, ...], frozenset[str]]:
    language = load(code)
    return normalised(language.asides.fine), frozenset(normalised(language.lexicon.fillers))


def _declines(message: Message, course: Course) -> bool:
    return intent_of(message.text, course.language) in {Intent.REFUSAL, Intent.UNKNOWN}


def _yes_or_no(
    message: Message, course: Course, question: str = "", *, takes_thin: bool = True
) -> bool | None:
    asked = Asked(type=ValueType.BOOLEAN, question=question, today=message.recorded_at.date())
    understood = understand(message.text, asked, course.language)
    if understood.status is not AnswerStatus.OBTAINED or (understood.thin and not takes_thin):
        return None
    return bool(understood.value)
