"""What holds for every reply, whatever a model or a service makes up."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interviewers import test_golden as golden
from tests.interviewers.conversation import Conversation, Unguarded
from tests.interviewers.guides import SMALL
from tests.strategies import written_texts
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.interviewers.checks import Code, changes_objections, objections, unsayable
from vivavoce.interviewers.checks.told import Ground
from vivavoce.interviewers.interviewer import Reply, View

GUIDES = {name: parse_guide(source, name=name) for name, source in built_in_guides().items()}
PIECES = [
    *("?", "？", "؟", ";", "…", "\n", '"', "”", "{", "{candidate.name|there}", "we will pay you "),
    *(
        "you will hear from us ",
        "my instructions ",
        "What do you do",
        " and why do you ",
        "as an AI ",
    ),
    *("\ud800", "\0", "é" * 9, "What would you like this agent to do for you?", "1" * 400, "@a.b"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | written_texts(max_size=30), max_size=12).map("".join)
NUMBERS = st.integers() | st.floats() | st.just(10**400)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
RANGES = st.fixed_dictionaries({"min": VALUES, "max": VALUES})
IDS = st.sampled_from(["a2", "a3", "q1", "none"]).map(MessageId)
LEARNED = st.builds(
    ProfileValue,
    value=VALUES | RANGES,
    status=st.sampled_from(FieldStatus),
    sources=st.lists(IDS, max_size=3).map(tuple),
)
STATES = st.none() | st.sampled_from(["opening", "closing", "role.work", "summary"]) | TEXTS


def names(items: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(items) | TEXTS


def replies(view: View) -> st.SearchStrategy[Reply]:
    questions = [place.id for section in view.guide.sections for place in section.questions]
    items = [item.id for item in view.guide.information]
    return st.builds(
        Reply,
        say=TEXTS,
        changes=st.dictionaries(names(items), st.none() | LEARNED, max_size=3),
        move=STATES,
        done=st.booleans(),
        disposition=st.sampled_from(["completed", "stopped", "declined", "cut_short", ""]),
        question=st.none() | names(questions),
        probe=st.none() | st.sampled_from(["elaborate", "clarify", "nonsense"]),
    )


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(list(GUIDES)), st.sampled_from(["en", "de", "el", "xx"]), st.data())
def test_whatever_is_made_up_is_judged(guide: str, language: str, data: st.DataObject) -> None:
    talk = Conversation(GUIDES[guide], language=language)
    talk.say(data.draw(written_texts(max_size=60)), "I have 12 years. ada@example.com")
    view = View(interview=talk.interview, guide=talk.guide)
    reply = data.draw(replies(view))
    words = data.draw(st.none() | TEXTS)
    found = objections(view, reply, words=words, secret=[data.draw(TEXTS)])
    assert {each.code for each in found} <= set(Code)
    changes_objections(view, reply.changes, is_review=True)


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
def test_words_that_are_cut_anywhere_are_judged(text: str, secret: str) -> None:
    view = View(interview=Conversation(SMALL).interview, guide=GUIDES["agent-hiring.yaml"])
    for end in range(0, len(text), 7):
        unsayable(text[:end], view, secret=[secret])


@settings(max_examples=80, deadline=None)
@given(written_texts(max_size=200), st.sampled_from(["en", "de", "et", "fi"]))
def test_what_was_said_word_for_word_is_what_was_said(said: str, code: str) -> None:
    ground = Ground([said], [], code)
    assert ground.carries(said) or not any(map(str.isalnum, said))


def test_nothing_is_said_against_the_scripted_interviewer() -> None:
    judged = 0

    class Watched(Unguarded):
        async def reply(self, view: View) -> Reply:
            nonlocal judged
            reply = await super().reply(view)
            judged += 1
            assert objections(view, reply, words="") == []
            assert [
                found.code for found in objections(view, reply) if found.code != Code.TOO_LONG
            ] == []
            return reply

    for name in golden.NAMES:
        answers = golden.Answers.read(name)
        guide = GUIDES[f"{answers.guide}.yaml"]
        talk = Conversation(guide, language=answers.language, begin_now=False)
        talk.interviewer = Watched()
        talk.reply()
        for turn in answers.turns:
            talk.hear(*turn)
    assert judged > 100
