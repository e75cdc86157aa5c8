"""The other rules: what is collected, how long it is, how it is put, what helps."""

import pytest

from tests.authoring.lint.linted import (
    CONTRACT,
    ROLE,
    SOURCE,
    asking,
    changed,
    findings,
    only,
    rules,
)
from vivavoce.authoring.lint.findings import Severity
from vivavoce.authoring.lint.linting import RULES, lint, refused
from vivavoce.authoring.lint.readability import lix
from vivavoce.authoring.reading import built_in_guides, kept_guide
from vivavoce.authoring.source import compose
from vivavoce.errors import Malformed


@pytest.mark.parametrize(("name", "source"), built_in_guides().items())
def test_the_built_in_guides_have_neither_errors_nor_warnings(name: str, source: str) -> None:
    told = [finding for finding in findings(source) if finding.severity is not Severity.HINT]
    assert told == [], name


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


class TestCollecting:
    def test_required_information_that_nobody_collects_is_an_error(self) -> None:
        source = changed(("information:", "information:\n  - { id: x, label: X, required: true }"))
        assert only(source, "uncollected", Severity.ERROR).line == 5

    def test_other_information_that_nobody_collects_is_a_hint(self) -> None:
        source = changed(("information:", "information:\n  - { id: x, label: X }"))
        only(source, "unused-information", Severity.HINT)

    def test_what_the_review_fills_needs_no_question_but_an_explanation(self) -> None:
        source = changed(
            ("information:", "information:\n  - { id: x, label: X }"),
            ("opening:", "review: { collects: [x] }\nopening:"),
        )
        finding = only(source, "unexplained-review", Severity.HINT)
        assert finding.message == "nothing says what the review is to write as x"
        hinted = source.replace("{ id: x, label: X }", "{ id: x, label: X, hint: In short. }")
        assert rules(hinted) == []
        assert rules(source.replace("[x] }", "[x], instructions: In short. }")) == []

    def test_required_information_under_a_condition_is_a_hint(self) -> None:
        source = changed(
            ("id: contract\n", "id: contract\n    required: true\n"),
            (CONTRACT, f"{CONTRACT}, relevant: remote"),
        )
        only(source, "collected-on-condition", Severity.HINT)

    def test_a_question_that_only_collects_again_is_a_warning(self) -> None:
        source = changed(("collects: [skills]", "collects: [role]"))
        assert "already-collected" in rules(source)
        several = changed(("collects: [role]", "collects: [role, skills]"))
        assert rules(several) == [], "the first answer may leave one of them open"


class TestLength:
    def test_probes_after_any_answer_are_a_warning(self) -> None:
        probe = "{{ kind: example, ask: {}, when: answer.any }}"
        one, two = probe.format("Which one?"), probe.format("And another?")
        source = changed((ROLE, f"{ROLE}, max_probes: 2, probes: [{one}, {two}]"))
        only(source, "endless-probes", Severity.WARNING)
        assert rules(source.replace("max_probes: 2", "max_probes: 1")) == []
        assert rules(changed((ROLE, f"{ROLE}, max_probes: 2, probes: [{one}]"))) == []

    def test_what_may_not_be_refused_needs_help(self) -> None:
        source = changed(
            (", clarify: I mean its use.", ""),
            ("closing:", "rules: { refuse_ok: false }\nclosing:"),
        )
        assert rules(source) == ["no-way-out", "missing-clarify"]

    def test_an_interview_that_ends_before_its_questions_is_a_warning(self) -> None:
        source = changed(("closing:", "rules: { max_turns: 5 }\nclosing:"))
        finding = only(source, "too-few-turns", Severity.WARNING)
        assert "take up to 7 answers, and the interview ends after 5" in finding.message

    def test_a_question_of_more_than_35_words_is_a_warning(self) -> None:
        assert rules(asking("What is " + "it " * 33 + "for?")) == ["long-question"]
        assert rules(asking("What is " + "it " * 32 + "for?")) == []


class TestWording:
    @pytest.mark.parametrize(
        "words",
        [
            "Don't you think that it helps?",
            "Don’t you think that it helps?",
            "Wouldn't you agree that it helps?",
            "It helps, isn't it?",
            "It helps you a lot, right?",
            "Surely it helps?",
            "How much did you enjoy the work?",
            "Would you say that it helps?",
        ],
    )
    def test_a_leading_question_is_a_warning(self, words: str) -> None:
        assert rules(asking(words)) == ["leading"]

    @pytest.mark.parametrize(
        "words",
        [
            "How do you plan and why do you plan like this?",
            "What do you plan? Who reads it?",
            "Which tools and/or people help you?",
            "What went well, and what went badly?",
            "Where does the work begin and who ends it?",
        ],
    )
    def test_a_double_barrelled_question_is_a_warning(self, words: str) -> None:
        assert rules(asking(words)) == ["double-barrelled"]

    @pytest.mark.parametrize(
        "words",
        [
            "What and who would you like to see more of?",
            "How and why did it begin?",
            "Which knowledge and skills does the role need?",
            "Could you tell me more about that work and what it is for?",
            "How do you decide what to keep and what to leave out?",
            "What would you say to somebody who is right about that?",
            "What makes a wonderfully plain day?",
            "When did you last search for something and give up?",
            "What is the right order of things, and of people?",
        ],
    )
    def test_a_plain_question_is_let_alone(self, words: str) -> None:
        assert rules(asking(words)) == []

    @pytest.mark.parametrize(
        ("language", "words", "rule"),
        [
            ("de", "Finden Sie nicht auch, dass es hilft?", "leading"),
            ("de", "Es hilft Ihnen, oder?", "leading"),
            ("de", "Wie planen Sie und warum planen Sie so?", "double-barrelled"),
            ("de", "Haben Sie einen Plan?", "closed"),
            ("et", "Kas te ei arva, et see aitab?", "leading"),
            ("et", "Kuidas te plaanite ja miks just nii?", "double-barrelled"),
            ("et", "Kas teil on plaan?", "closed"),
            ("ja", "それは何ですか?なぜですか?", "double-barrelled"),
        ],
    )
    def test_other_languages_have_their_words(self, language: str, words: str, rule: str) -> None:
        source = asking(words).replace("title:", f"languages: [{language}]\ntitle:")
        assert rule in rules(source)

    @pytest.mark.parametrize("words", ["Do you have a plan?", "Is there a plan?"])
    def test_a_closed_question_for_a_text_is_a_hint(self, words: str) -> None:
        only(asking(words), "closed", Severity.HINT)

    def test_a_judging_word_is_a_hint(self) -> None:
        only(asking("What makes this terrible work?"), "loaded", Severity.HINT)

    @pytest.mark.parametrize("text", ["opening: Hello, how are you?", "opening: Ready? Hello."])
    def test_a_question_in_the_opening_is_a_warning(self, text: str) -> None:
        source = changed(("opening: Hello {candidate.name|there}.", text))
        only(source, "question-in-statement", Severity.WARNING)


class TestReading:
    def test_lix_is_words_a_sentence_and_long_words_in_a_hundred(self) -> None:
        assert lix("The cat sat. The elephants walked away slowly.") == 4 + 100 / 8
        assert lix("") == lix("?! 12") == 0

    def test_a_text_that_is_hard_to_read_is_a_warning(self) -> None:
        hard = "Organisational responsibilities necessitate comprehensive documentation of "
        finding = only(asking(f"What {hard}{hard}it?"), "hard-to-read", Severity.WARNING)
        assert "LIX" in finding.message
        assert rules(asking("What organisational responsibilities necessitate it?")) == []


class TestTranslations:
    def test_a_text_that_lacks_a_language_is_a_warning(self) -> None:
        source = SOURCE.replace("title:", "languages: [en, et, en-GB]\ntitle:")
        assert set(rules(source)) == {"missing-translation"}
        one = source.replace("title: Hiring", "title: { en: Hiring }")
        assert findings(one)[0].message == "the text is missing in et", "en-GB falls back to en"
        both = source.replace("title: Hiring", "title: { en: Hiring, et: Palkamine }")
        assert "title" not in [finding.path for finding in findings(both)]

    def test_hints_and_intents_are_for_the_authors(self) -> None:
        source = SOURCE.replace("title:", "languages: [en, et]\ntitle:").replace(
            "- id: work", "- id: work\n    intent: Why."
        )
        assert not any("intent" in finding.path for finding in findings(source))

    def test_a_language_that_the_script_does_not_speak_is_a_hint(self) -> None:
        finding = only(
            SOURCE.replace("title:", "languages: [ar]\ntitle:"), "unspoken-language", Severity.HINT
        )
        assert finding.path == "languages[0]"
        assert "English" in finding.message
        assert not findings(SOURCE.replace("title:", "languages: [de-AT]\ntitle:"))


class TestHelping:
    def test_a_question_without_an_explanation_is_a_hint(self) -> None:
        only(changed((", clarify: I mean its use.", "")), "missing-clarify", Severity.HINT)

    def test_a_probe_in_words_that_are_used_up_is_a_warning(self) -> None:
        probe = "probes: [{ kind: example, ask: Which one? }]"
        source = changed((ROLE, f"{ROLE}, {probe}"), (CONTRACT, f"{CONTRACT}, {probe}"))
        finding = only(source, "repeated-probe", Severity.WARNING)
        assert "sections[0].questions[0].probes[0].ask" in finding.message

    def test_a_label_of_two_options_is_a_warning(self) -> None:
        source = changed(
            ("{ id: full-time }", "{ id: full-time, labels: [whole, Full] }"),
            ("{ id: part-time }", "{ id: part-time, labels: [half, full, full] }"),
        )
        finding = only(source, "ambiguous-option", Severity.WARNING)
        assert finding.message == '"full" means the option full-time and part-time'


class TestKeptGuides:
    def test_a_kept_guide_is_told_of_unknown_names_and_broken_conditions(self) -> None:
        source = changed(
            (ROLE, f"{ROLE}, relevant: a = b"),
            (CONTRACT, f"{CONTRACT}, relevant: nobody == 'x'"),
            ("{candidate.name|there}", "{weather}"),
            ("collects: [skills]", "collects: [skils]"),
        )
        told = lint(kept_guide(source, name="kept"), compose(source, name="kept"))
        errors = [finding for finding in told if finding.severity is Severity.ERROR]
        assert [finding.rule for finding in errors] == [
            *("unknown-name", "malformed-condition", "unknown-name", "unknown-name"),
            "unreachable",
        ]

    def test_what_is_no_guide_is_one_finding_with_its_line(self) -> None:
        [finding] = findings(changed(("required: true", "requierd: true")))
        assert (finding.rule, finding.line) == ("not-a-guide", 5)
        assert finding.message == 'information[0] has no field "requierd"'
        assert finding.advice == 'Did you mean "required"?'
        assert refused(Malformed("No way")).message == "No way"
