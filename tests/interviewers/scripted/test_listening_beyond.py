"""What an answer says about other questions: asked later, or asked before."""

from pathlib import Path

from msgspec.structs import replace

from tests.interviewers.conversation import Conversation
from tests.interviewers.scripted.guides import STORY, WHOLE
from vivavoce.domain.events import Candidate
from vivavoce.domain.profile import FieldStatus

OBTAINED = FieldStatus.OBTAINED


def begun() -> Conversation:
    talk = Conversation(WHOLE)
    talk.hear("Yes")
    return talk


def test_a_question_that_was_answered_along_with_another_is_not_asked() -> None:
    talk = begun()
    answer = "Yes, I lead a team of 12 people, and I joined the company in March 2019."
    talk.hear(answer)
    assert talk.profile["manages"] == (True, OBTAINED)
    assert talk.profile["team-size"] == (12, OBTAINED)
    assert talk.profile["start"] == ("2019-03", OBTAINED)
    assert talk.sources("team-size") == [answer]
    assert talk.state == "work.workplace"


def test_a_number_that_is_about_something_else_fills_nothing() -> None:
    talk = begun()
    talk.hear("Yes, for 12 years now, and it is a lot of work most of the time.")
    assert set(talk.profile) == {"manages"}


def test_make_that_six_changes_the_answer_before() -> None:
    talk = begun()
    talk.hear("yes")
    talk.hear("five")
    said = talk.hear("Actually, make that six")
    assert "“Team size” is now 6 people" in said
    assert said.endswith("When did you join the company?")
    assert talk.profile["team-size"] == (6, OBTAINED)
    assert talk.sources("team-size") == ["five", "Actually, make that six"]
    assert talk.state == "team.start"


def test_a_correction_that_names_its_matter_finds_it_however_long_ago() -> None:
    talk = begun()
    for answer in ("yes", "five", "May 2021", "from home"):
        talk.hear(answer)
    said = talk.hear("sorry, the team size is 8 people, not five")
    assert "“Team size” is now 8 people" in said
    assert talk.profile["team-size"] == (8, OBTAINED)


def test_actually_before_an_ordinary_answer_corrects_nothing() -> None:
    talk = begun()
    talk.hear("yes")
    talk.hear("five")
    talk.hear("Actually in May 2021")
    assert talk.profile["team-size"] == (5, OBTAINED)
    assert talk.profile["start"] == ("2021-05", OBTAINED)


def test_free_words_are_corrected_by_adding_what_was_said() -> None:
    talk = begun()
    for answer in ("yes", "five", "May 2021", "from home", STORY):
        talk.hear(answer)
    talk.hear("I meant three of us were ill")
    assert talk.profile["story"][0] == f"{STORY}\nI meant three of us were ill"


def test_a_variable_says_what_was_learned_or_what_the_guide_has_for_when_it_was_not() -> None:
    talk = begun()
    talk.hear("no")
    assert "Now to the work itself, wherever it is done." in talk.hear("May 2021")
    told = Conversation(WHOLE)
    told.hear("Yes")
    told.learn(workplace="office")
    told.hear("no")
    assert "Now to the work itself, Where" not in told.hear("May 2021")


def test_the_candidates_name_is_used_when_the_owner_gave_it() -> None:
    assert Conversation(WHOLE).last.text.startswith("Hello there.")
    named = Conversation(WHOLE, begin_now=False)
    named.interview = replace(named.interview, candidate=Candidate(name="Ada"))
    assert named.reply().say.startswith("Hello Ada.")


def test_a_probe_follows_its_rule_and_no_words_are_used_twice() -> None:
    talk = begun()
    for answer in ("no", "May 2021", "from home"):
        talk.hear(answer)
    assert talk.hear("Long meetings and then the usual paperwork until late").endswith(
        "Which day comes to mind?"
    )
    assert talk.last.probe == "example"
    talk.hear("the usual stuff")
    assert talk.state == "work.email"
    words = [message.text.split(". ")[-1] for message in talk.interview.transcript]
    assert len([text for text in words if text == "Which day comes to mind?"]) == 1


def test_an_answer_that_tells_of_a_case_is_not_asked_for_one() -> None:
    talk = begun()
    for answer in ("no", "May 2021", "from home"):
        talk.hear(answer)
    talk.hear(STORY)
    assert talk.state == "work.email"


def test_a_correction_is_not_read_once_more_as_an_answer() -> None:
    talk = begun()
    for answer in ("yes", "five"):
        talk.hear(answer)
    talk.hear("Actually, make that six")
    talk.hear("No sorry, make that 7")
    assert talk.profile["team-size"] == (7, OBTAINED)
    talk.hear("May 2021")
    assert talk.profile["start"] == ("2021-05", OBTAINED)
    assert talk.sources("start") == ["May 2021"]
    for answer in ("from home", "sorry, the team size is 8 people", STORY):
        talk.hear(answer)
    assert talk.profile["story"] == (STORY, OBTAINED)
    assert talk.profile["team-size"] == (8, OBTAINED)


def test_a_correction_counts_also_with_another_message_behind_it() -> None:
    talk = begun()
    for answer in ("yes", "five"):
        talk.hear(answer)
    talk.hear("Actually, make that six", "sorry about that")
    assert talk.profile["team-size"] == (6, OBTAINED)
    assert "start" not in talk.profile


def test_the_last_turn_of_all_takes_a_correction_too() -> None:
    talk = Conversation(WHOLE.replace("closing:", "rules: { max_turns: 4 }\nclosing:"))
    for answer in ("Yes", "yes", "five"):
        talk.hear(answer)
    talk.hear("Actually, make that six")
    assert talk.done
    assert talk.profile["team-size"] == (6, OBTAINED)


def test_the_answer_to_a_follow_up_does_not_change_a_number() -> None:
    probed = WHOLE.replace(
        "{ id: start, ask: When did you join the company?, collects: [start] }",
        "{ id: start, ask: When did you join the company?, collects: [start], probes: "
        "[{ kind: elaborate, when: answer.any, ask: What was it like then? }] }",
    )
    talk = Conversation(probed)
    for answer in ("Yes", "no", "May 2019", "Quieter than in 2023, when we moved."):
        talk.hear(answer)
    assert talk.profile["start"] == ("2019-05", OBTAINED)


def test_the_how_to_page_promises_no_more_than_is_heard() -> None:
    page = (Path(__file__).parents[3] / "docs/how-to/write-a-guide.md").read_text("utf-8")
    source = page[page.index("id: leaving") : page.index("```", page.index("id: leaving"))]
    said = "Seven years, and I led a team of twelve people."
    assert said[1:-1] in page
    talk = Conversation(source)
    talk.hear(said)
    assert talk.profile["tenure"] == (7, OBTAINED)
    assert talk.profile["manages"] == (True, OBTAINED)
    assert talk.profile["team"] == (12, OBTAINED)
    assert talk.state == "leaving.reason"


def test_a_choice_is_named_and_understood_in_the_language_of_the_interview() -> None:
    bilingual = WHOLE.replace("title: A whole one", "title: A whole one\nlanguages: [en, de]")
    bilingual = bilingual.replace(
        "labels: [fully remote, from home]",
        "labels: { en: [fully remote, from home], de: [von zu Hause] }",
    )
    talk = Conversation(bilingual, language="de")
    for answer in ("Ja", "Nein", "Mai 2021", "von zu Hause"):
        talk.hear(answer)
    assert talk.profile["workplace"] == ("remote", OBTAINED)
    asked = Conversation(bilingual, language="de")
    for answer in ("Ja", "Nein", "Mai 2021"):
        asked.hear(answer)
    assert "von zu Hause, in the office" in asked.hear("mal so, mal so")
