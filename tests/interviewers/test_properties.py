"""What holds for every interview the scripted interviewer leads, whatever is answered."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import KINDS, SMALL
from tests.interviewers.scripted.guides import WHOLE
from tests.strategies import written_texts
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide
from vivavoce.domain.profile import FieldStatus
from vivavoce.interviewers.agenda import Agenda
from vivavoce.interviewers.amending import amended

GUIDES = [
    parse_guide(source, name=name)
    for name, source in [
        *built_in_guides().items(),
        ("small", SMALL),
        ("kinds", KINDS),
        ("whole", WHOLE),
    ]
]

SAYINGS = st.sampled_from(
    [
        *("Sorry, make that 6 years", "Actually, the role should be something else", "go back"),
        *("Can we stop here?", "let me think", "How long will it take?", "Role: another one"),
        *("yes", "no", "5", "maybe", "I don't know", "I'd rather not say", "What do you mean?"),
        *("Who reads this?", "?", "skip", "that's all", "Ei tea", "nichts", "ok", "👍", "hm"),
        "A long answer, with commas, and every bit of detail one could wish for.",
    ]
)
ANSWERS = st.lists(SAYINGS | written_texts(max_size=40), min_size=1, max_size=3)

# Each may be asked, explained, put again and probed as often as guides allow.
REPLIES_PER_QUESTION_MAX = 8

journey = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def questions(guide: Guide) -> int:
    return len(Agenda(guide).places) + 1


@journey
@given(st.sampled_from(GUIDES), st.sampled_from(["en", "et", "de", "sv"]), st.data())
def test_any_answers_lead_to_an_end(guide: Guide, language: str, data: st.DataObject) -> None:
    talk = Conversation(guide, language=language)
    replies = 1
    while not talk.done:
        talk.hear(*data.draw(ANSWERS))
        replies += 1
        assert replies <= 2 + REPLIES_PER_QUESTION_MAX * questions(guide)
    heard = sum(message.speaker is Speaker.CANDIDATE for message in talk.interview.transcript)
    assert heard <= guide.rules.max_turns + 2  # up to three come at once


@journey
@given(st.sampled_from(GUIDES), st.lists(ANSWERS, max_size=30))
def test_nothing_is_said_twice_running(guide: Guide, answers: list[list[str]]) -> None:
    talk = Conversation(guide)
    for answer in answers:
        if talk.done:
            break
        before = talk.last
        asked_back = "Let me put it again" in before.text
        said = talk.hear(*answer)
        # The only reasons: a candidate who asks something beside the point once more, and
        # consent, whose question there are few ways to put.
        beside = asked_back and answer[-1].rstrip().endswith("?")
        assert said != before.text or beside or talk.state == "consent"


@journey
@given(st.sampled_from(GUIDES), st.lists(ANSWERS, max_size=30))
def test_a_probe_is_put_once_and_no_more_of_them_than_allowed(
    guide: Guide, answers: list[list[str]]
) -> None:
    talk = Conversation(guide)
    for answer in answers:
        if not talk.done:
            talk.hear(*answer)
    for place in Agenda(guide).places:
        probes = [
            message.text.partition(". ")[2]
            for message in talk.interview.transcript
            if message.question == place.question.id and message.probe is not None
        ]
        assert len(probes) == len(set(probes)) <= place.question.max_probes


@journey
@given(st.sampled_from(GUIDES), st.data())
def test_an_owner_may_move_it_anywhere_and_it_still_ends(guide: Guide, data: st.DataObject) -> None:
    talk = Conversation(guide)
    states = [place.state for place in Agenda(guide).places]
    anywhere = st.sampled_from([*states, "opening", "consent", "summary", "closing", "nowhere"])
    for _ in range(data.draw(st.integers(0, 6))):
        if not talk.done:
            talk.move(data.draw(anywhere))
            talk.hear(*data.draw(ANSWERS))
    replies = 0
    while not talk.done:
        talk.hear(*data.draw(ANSWERS))
        replies += 1
        assert replies <= REPLIES_PER_QUESTION_MAX * questions(guide)


@journey
@given(st.sampled_from(GUIDES), st.lists(ANSWERS, max_size=30))
def test_every_value_rests_on_words_of_the_candidate(
    guide: Guide, answers: list[list[str]]
) -> None:
    talk = Conversation(guide)
    for answer in answers:
        if not talk.done:
            talk.hear(*answer)
    for name, field in talk.interview.profile.items():
        assert name in {item.id for item in guide.information}
        assert field.sources or field.status is FieldStatus.NOT_APPLICABLE
        for source in field.sources:
            message = talk.interview.transcript.find(source)
            assert message is not None
            assert message.speaker is Speaker.CANDIDATE


def test_answers_as_long_as_may_be_are_kept_within_what_a_profile_holds() -> None:
    talk = Conversation(SMALL)
    talk.hear(*["\x01 said " * 4_000] * 20)
    assert len(talk.profile["role"][0]) > 10_000
    assert talk.state == "people.skills"
    enumeration = ", ".join(map(str, range(4_000)))
    talk.hear(*[enumeration] * 3, *[f"item {number}" for number in range(150)])
    assert talk.state == "people.heads"
    skills, _ = talk.profile["skills"]
    assert skills[:4_000] == [str(number) for number in range(4_000)]
    assert len(talk.interview.profile["skills"].sources) <= 200


CONSENT = parse_guide(WHOLE, name="whole")


@journey
@given(st.lists(st.lists(SAYINGS, min_size=1, max_size=3), max_size=8), st.data())
def test_no_question_is_put_before_somebody_has_agreed(
    answers: list[list[str]], data: st.DataObject
) -> None:
    """Whoever speaks in between, and however often something else is said."""
    talk = Conversation(CONSENT)
    agreed = False
    for answer in answers:
        if talk.done:
            break
        if data.draw(st.booleans()):
            talk.human_says("Hello, Anna here.")
        talk.hear(*answer)
        agreed = agreed or any("yes" in said.lower() or said in {"ok", "👍"} for said in answer)
        if not agreed:
            assert talk.state == "consent" or talk.done
            assert not talk.profile


@journey
@given(st.sampled_from(GUIDES), st.sampled_from(GUIDES), st.lists(ANSWERS, max_size=12), st.data())
def test_a_reply_is_always_there_also_after_the_guide_was_changed(
    guide: Guide, other: Guide, answers: list[list[str]], data: st.DataObject
) -> None:
    """(I6)."""
    talk = Conversation(guide)
    for answer in answers:
        if talk.done:
            break
        if data.draw(st.booleans()):
            talk.guide = data.draw(st.sampled_from([guide, other]))
        talk.hear(*answer)
        assert talk.last.text


@settings(journey, max_examples=20)
@given(st.sampled_from(GUIDES), st.sampled_from(["en", "et", "de"]), st.data())
def test_whatever_is_put_right_the_interview_goes_on(
    guide: Guide, language: str, data: st.DataObject
) -> None:
    """(I6)"""
    talk = Conversation(guide, language=language)
    for _ in range(data.draw(st.integers(0, 12))):
        if talk.done:
            break
        for text in data.draw(ANSWERS):
            said = [each.text for each in talk.interview.transcript if each.author is None]
            old = data.draw(st.none() | st.sampled_from(said)) if said else None
            talk.say(text) if old is None else talk.correct(old, text)
        talk.reply()
    read = amended(talk.interview.transcript)
    assert [each for each in read if each.author] == [
        each for each in talk.interview.transcript if each.author
    ]
