"""The end of an interview: stopping, the summary, the closing words."""

import functools

from rapidfuzz import fuzz, process

from vivavoce.domain.guide import ValueType
from vivavoce.domain.profile import ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import CLOSING, STOP, SUMMARY
from vivavoce.interviewers.interviewer import Reply
from vivavoce.interviewers.language import Language, load, normal, normalised, words
from vivavoce.interviewers.listening import last_place
from vivavoce.interviewers.scripted.corrections import Correction, correction
from vivavoce.interviewers.scripted.course import STOPPED, Changes, Course
from vivavoce.interviewers.scripted.wording import paragraph, paragraphs
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked
from vivavoce.interviewers.understanding.asides import Aside, aside_of
from vivavoce.interviewers.understanding.intents import Intent, intent_of
from vivavoce.interviewers.understanding.understand import understand

# "No" and hardly more: somebody who did not mean to stop.
PLAIN_NO_WORDS_MAX = 4
# So many words, none of them about stopping, are an answer to the question before.
TELLING_WORDS_MIN = 6
STOPPING_CHARS_MAX = 400
# What is answered once before the last words.
ANSWERED_AT_THE_END = frozenset({Aside.REPEAT, Aside.PROGRAM, Aside.WHY, Aside.HOW_LONG})
# A summary that is still not right after so many rounds is for the owner to look at.
SUMMARY_ROUNDS_MAX = 5
# A longer message says something that is to be changed.
FINE_WORDS_MAX = 10
FINE_CHARS_MAX = 120

LIKENESS = 87  # of 100: one slip of the finger in a short phrase


def ask_to_stop(course: Course) -> Reply:
    """Make sure that the interview is to end; where there are no words for it, end it."""
    if not course.phrases.stop:
        return course.end(None, disposition=STOPPED)
    return Reply(say=course.phrases.stop, question=STOP)


def put_again(course: Course, question: str | None) -> Reply:
    """Put what is open at the end once more: a person took over, and nobody has answered it."""
    if question == STOP:
        return ask_to_stop(course)
    if question == SUMMARY:
        say = paragraphs(course.summary(), course.phrases.summary_check)
        return Reply(say=say, question=SUMMARY)
    ask = course.guide.closing.ask
    if ask is None:
        return course.end(CLOSING)
    return Reply(
        say=course.phrases.come_back.format(question=course.wording.text(ask)), question=CLOSING
    )


def stop(course: Course) -> Reply:
    """End the interview when that was meant, and in doubt; go on with who wants to go on.

    Somebody who asked to stop is not talked out of it: only a plain wish to go on, or an
    answer to the question before, keeps the interview going.
    """
    place = course.agenda.at_state(course.interview.state) or last_place(
        course.transcript, course.agenda
    )
    goes_on = any(_wants_to_go_on(message, course) for message in course.heard.turn)
    if place is None or course.interview.state == CLOSING or not goes_on:
        return course.end(None, disposition=STOPPED)
    return course.ask(place, {}, "", wording=course.phrases.go_on)


def _wants_to_go_on(message: Message, course: Course) -> bool:
    language = course.language
    if aside_of(message.text, language) in {Aside.STOP, Aside.INSULT, Aside.LATER}:
        return False
    if intent_of(message.text, language) is Intent.REFUSAL:
        return False
    said = f" {normal(message.text[:STOPPING_CHARS_MAX])} "
    for code in dict.fromkeys((language.code, "en")):
        asides = load(code).asides
        if any(f" {phrase} " in said for phrase in normalised(asides.stop_words)):
            return False
        if any(f" {phrase} " in said for phrase in normalised(asides.go_on)):
            return True
    if yes_or_no(message, course) is False:
        return len(said.split()) <= PLAIN_NO_WORDS_MAX
    return len(said.split()) >= TELLING_WORDS_MIN


def summary(course: Course) -> Reply:
    """Take what the candidate corrects, until it is right."""
    turn, thanks = course.heard.turn, course.wording.rotated(course.phrases.acknowledged)
    if any(aside_of(message.text, course.language) is Aside.STOP for message in turn):
        return course.end(None, disposition=STOPPED)
    found = [found for message in turn if (found := _correction(message, course)) is not None]
    is_last_round = has_rounds_enough(course)
    if found:
        return _corrected(course, found, is_last_round=is_last_round)
    message = turn[-1]
    is_right = any(_is_right(each, course) for each in turn)
    if is_right or is_last_round or _declines(message, course):
        return course.close({}, thanks)
    if aside_of(message.text, course.language) is Aside.REPEAT:
        say = paragraphs(course.summary(), course.phrases.summary_check)
        return Reply(say=say, question=SUMMARY)
    change = course.wording.unused([course.phrases.summary_change])
    if change is None:
        # Asked already: the words are in the transcript, for the owner to read.
        return course.close({}, thanks)
    return Reply(say=paragraph(answer_to_candidate(message, course), change), question=SUMMARY)


def has_rounds_enough(course: Course) -> bool:
    """Whether a summary was put right so often that it is left as it is."""
    return len(course.heard.said) >= SUMMARY_ROUNDS_MAX or course.is_last_turn


def _correction(message: Message, course: Course) -> Correction | None:
    if is_fine(message.text, course.language):
        return None
    return correction(
        message,
        place=None,
        agenda=course.agenda,
        ear=course.ear,
        wording=course.wording,
        is_expected=True,
    )


def _corrected(course: Course, found: list[Correction], *, is_last_round: bool) -> Reply:
    """Say what is different now; ask what a correction made relevant, or whether all is right."""
    changes: dict[str, ProfileValue | None] = {each.item.id: each.value for each in found}
    course.learn(changes)
    changed = paragraph(*[corrected_words(course, each.item.id) for each in found])
    return summed_up_again(course, changes, changed, is_last_round=is_last_round)


def summed_up_again(
    course: Course, changes: Changes, changed: str, *, is_last_round: bool = False
) -> Reply:
    """Go on from a summary in which something was put right: `changed` says what."""
    profile = course.learn(changes)
    if course.agenda.applicable_again(profile) and not course.is_last_turn:
        return course.go_on(None, changes, changed)
    if is_last_round or not course.phrases.summary_once_more:
        return course.close(changes, changed)
    say = paragraph(changed, course.phrases.summary_once_more)
    return Reply(say=say, changes=dict(changes), question=SUMMARY)


def _is_right(message: Message, course: Course) -> bool:
    """Whether the summary may stand; "almost" leaves something to change."""
    return is_fine(message.text, course.language) or bool(
        yes_or_no(message, course, takes_thin=False)
    )


def closing(course: Course) -> Reply:
    """Say the last words, unless the candidate asks back or corrects something; once each."""
    ask = course.guide.closing.ask
    message = course.heard.turn[-1]
    if ask is None or course.is_last_turn:
        return course.end(CLOSING)
    found = correction(
        message,
        place=None,
        agenda=course.agenda,
        ear=course.ear,
        wording=course.wording,
    )
    if found is not None:
        changes = {found.item.id: found.value}
        course.learn(changes)
        return course.end(CLOSING, changes, corrected_words(course, found.item.id))
    intent = intent_of(message.text, course.language)
    aside = aside_of(message.text, course.language)
    asks = intent in {Intent.UNCLEAR, Intent.QUESTION} or aside in ANSWERED_AT_THE_END
    if not asks or aside is Aside.STOP or len(course.heard.said) > 1:
        return course.end(CLOSING)
    again = course.phrases.again.format(question=course.wording.text(ask))
    return Reply(say=paragraph(answer_to_candidate(message, course), again), question=CLOSING)


def answer_to_candidate(message: Message, course: Course) -> str:
    """Return an honest answer to what a candidate asks beside the point; "" when it is nothing."""
    aside = aside_of(message.text, course.language)
    answers = {
        Aside.PROGRAM: course.phrases.program,
        Aside.WHY: course.phrases.why,
        Aside.HOW_LONG: course.phrases.how_long_last,
        Aside.LATER: course.phrases.later,
        Aside.WAIT: course.phrases.wait,
    }
    if aside in answers:
        return answers[aside]
    if intent_of(message.text, course.language) is Intent.QUESTION:
        return course.phrases.cannot_answer
    return ""


def corrected_words(course: Course, item_id: str, *, replaces: bool = False) -> str:
    """Return the words that say what an item's value is now.

    Args:
        replaces: the value is in the place of the one before, also where it is a text, which
            otherwise only grows.
    """
    item = course.wording.items[item_id]
    known = course.wording.profile[item_id]
    value = course.wording.value(known.value, item, chars_max=120).rstrip(".!")
    is_added = item.type is ValueType.TEXT and not replaces
    template = course.wording.rotated(
        course.phrases.added if is_added else course.phrases.corrected
    )
    return template.format(label=course.wording.label(item), value=value) if template else ""


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


def yes_or_no(
    message: Message, course: Course, question: str = "", *, takes_thin: bool = True
) -> bool | None:
    """Return whether a message says yes to `question`; None: neither, or not outright."""
    asked = Asked(type=ValueType.BOOLEAN, question=question, today=message.recorded_at.date())
    understood = understand(message.text, asked, course.language)
    if understood.status is not AnswerStatus.OBTAINED or (understood.thin and not takes_thin):
        return None
    return bool(understood.value)
