"""What a new guide is refused for beyond its form: conditions, variables, probes, limits."""

import pytest

from tests.authoring.sources import SOURCE, changed, complaint
from vivavoce.authoring.checking import CONDITIONS_CHARS_MAX
from vivavoce.authoring.checks import QUESTIONS_MAX
from vivavoce.authoring.reading import kept_guide, parse_guide

ASK = "ask: Which contract is it?"
PROBE = "            ask: Could you say more?"

# (what is changed, into what, line blamed, what is said)
MISTAKES = [
    (
        *(ASK, f"{ASK}\n        relevant: role = 1", 29),
        "relevant is no condition: column 6: = 1 was not expected; compare with ==.",
    ),
    (
        *(ASK, f"{ASK}\n        relevant: rolle == 'x'", 29),
        'sections[1].questions[0].relevant names "rolle", which is not in information; '
        'did you mean "role"?',
    ),
    (
        *(ASK, f"{ASK}\n        relevant: role == permanent", 29),
        'names "permanent", which is not in information; add it there, or put it in quotes if',
    ),
    (*("  - id: terms", "  - id: terms\n    relevant: known(x)", 26), 'names "x", which is not in'),
    (*("  - id: terms", "  - id: terms\n    relevant: true", 26), "relevant has to be a text"),
    (*("  - id: terms", "  - id: terms\n    relevant: ''", 26), "it ends too early"),
    (*(PROBE, f"{PROBE}\n            relevant: known(y)", 25), "probes[0].relevant names"),
    (*("  - id: terms", "  - id: terms\n    time_budget: 0", 26), "is 0; it has to be 1 to 600."),
    (*("  - id: terms", "  - id: terms\n    time_budget: 601", 26), "it has to be 1 to 600."),
    (*(f"\n{PROBE}", "", 23), "probes[0] says nothing; give it ask, or generate for a model."),
    (
        *(PROBE, f"{PROBE}\n            generate: Ask why.", 25),
        "probes[0].generate stands beside ask; keep one of them, or make two probes.",
    ),
    (*(PROBE, "            generate: '  '", 24), "probes[0].generate is empty"),
    (
        *("    required: true", "    unit: years", 8),
        "information[0].unit belongs to a number, and role is a text; remove it or write type:",
    ),
    (*("  - id: role\n    label", "  - id: candidate.name\n    label", 6), "uses itself; choose"),
    (*("opening: Hello.", "opening: Hello.\nconsent: { ask: ' ' }", 16), "consent.ask is empty"),
    (*("opening: Hello.", "opening: Hello.\nconsent: {}", 16), 'consent lacks "ask"; add it.'),
    (
        *(
            "opening: Hello.",
            "opening: Hello.\nconsent: { ask: Ok?, declined: { fr: Au revoir } }",
            16,
        ),
        "consent.declined has no text in en or et",
    ),
    (*("opening: Hello.", "opening: Hello.\ntakeover: { say: '' }", 16), "takeover.say is empty"),
    (*("max_turns: 40", "off_topic: '{x|y}'", 33), "rules.off_topic names {x}, which is neither"),
    (
        *("opening: Hello.", "opening: 'Hello {candidat.name|you}.'", 15),
        'opening names {candidat.name}, which is neither information nor a name; did you mean "can',
    ),
    (
        *("opening: Hello.", "opening: 'Hello {weather|you}.'", 15),
        "neither information nor a name; write {{ and }} for braces that are meant to be seen.",
    ),
    (
        *("opening: Hello.", "opening: { en: 'Hello {candidate.name}.' }", 15),
        "opening.en has no words for when {candidate.name} is not known; "
        "write them like this: {candidate.name|…}.",
    ),
    (
        *("max_turns: 40", "fallback_after_s: 604801", 33),
        "rules.fallback_after_s is 604801; it has to be 0 to 604,800.",
    ),
    (*("max_turns: 40", "token_budget: 0", 33), "rules.token_budget is 0; it has to be 1 to 1,000"),
    (
        *("opening: Hello.", "opening: Hello.\nmodel: gpt-5-mini", 16),
        'model is "gpt-5-mini"; name provider and model, such as openai:gpt-5-mini.',
    ),
    (*("opening: Hello.", "opening: Hello.\nmodel: 'openai:'", 16), "name provider and model"),
    (*("opening: Hello.", "opening: Hello.\nmodel: 'acme:a b'", 16), "name provider and model"),
    (
        *("opening: Hello.", "opening: Hello.\nreview:\n  collects: [contrakt]", 17),
        'review.collects names "contrakt", which is not in information; did you mean "contract"?',
    ),
    (
        *("opening: Hello.", "opening: Hello.\nreview: { by: nobody }", 16),
        'review.by is "nobody", which is none of llm, human',
    ),
    (
        *("opening: Hello.", "opening: Hello.\nreview: {}", 16),
        "review collects nothing that a model could fill; name an item, or write by: human.",
    ),
    (
        *("opening: Hello.", "opening: Hello.\nreview:\n  collects:\n    - contract", 18),
        'review.collects names "contract", which the question contract collects; '
        "remove it from one of them.",
    ),
    (
        *("opening: Hello.", "opening: Hello.\nreview: { by: human, instructions: ' ' }", 16),
        "review.instructions is empty",
    ),
    (*("  - id: terms", "  - id: summary", 25), 'is "summary", which every interview uses itself'),
    (*("  - id: terms", "  - id: consent", 25), 'is "consent", which every interview uses itself'),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_the_way_out(
    old: str, new: str, line: int, said: str
) -> None:
    message = complaint(changed(old, new))
    assert message.startswith(f"hiring.yaml, line {line}: "), message
    assert said in message


def test_conditions_variables_and_generated_probes_are_accepted() -> None:
    source = changed(ASK, "ask: 'Which contract is it, {candidate.name|}?'")
    source = source.replace(PROBE, "            generate: Ask what it is for.")
    source = source.replace("  - id: terms", "  - id: terms\n    relevant: known(role)")
    source = source.replace("opening: Hello.", "opening: 'Hi {role|you} {{role}} {Role}.'")
    assert parse_guide(source, name="hiring.yaml").sections[1].relevant == "known(role)"


REVIEWED = changed(
    "opening: Hello.",
    "  - { id: motto, label: Motto, required: false }\n"
    "opening: Hello.\nreview: { collects: [motto], instructions: { en: Write it. } }",
)


def test_a_review_collects_what_no_question_does() -> None:
    guide = parse_guide(REVIEWED, name="hiring.yaml")
    assert guide.left_to_review == {"motto"}
    assert [item.id for item in guide.asked_for] == ["role", "contract"]
    by_person = changed("opening: Hello.", "opening: Hello.\nreview: { by: human }")
    assert parse_guide(by_person, name="hiring.yaml").left_to_review == frozenset()


def test_what_is_left_to_the_review_is_not_required_of_anybody() -> None:
    message = complaint(REVIEWED.replace("required: false", "required: true"))
    assert message.startswith("hiring.yaml, line 15: information[2].required is true, but motto is")
    assert message.endswith("left to the review and never asked for; remove required.")


def test_a_review_fills_at_most_twelve_items_each_once() -> None:
    items = "".join(f"  - {{ id: m{at}, label: M }}\n" for at in range(13))
    names = ", ".join(f"m{at}" for at in range(13))
    many = changed("opening: Hello.", f"{items}opening: Hello.\nreview: {{ collects: [{names}] }}")
    assert "review.collects has more than 12; leave some out." in complaint(many)
    twice = REVIEWED.replace("collects: [motto]", "collects: [motto, motto]")
    assert 'review.collects[1] is "motto" like review.collects[0]' in complaint(twice)


@pytest.mark.parametrize(
    "model", ["openai:gpt-5-mini", "ollama:qwen3:8b", "google-gla:models/gemini-2.5-flash"]
)
def test_a_guide_may_name_its_model_and_the_limits_of_its_use(model: str) -> None:
    source = changed("opening: Hello.", f"opening: Hello.\nmodel: '{model}'")
    source = source.replace("max_turns: 40", "fallback_after_s: 0\n  token_budget: 200000")
    guide = parse_guide(source, name="hiring.yaml")
    assert (guide.model, guide.rules.fallback_after_s) == (model, 0)
    assert guide.rules.token_budget == 200_000


def test_a_kept_guide_is_never_checked_again() -> None:
    source = changed(ASK, f"{ASK}\n        relevant: nobody = knows")
    assert kept_guide(source, name="kept").sections[1].questions[0].relevant == "nobody = knows"


def many_questions(count: int, more: str = "") -> str:
    begin, end = SOURCE.index("      - id: contract"), SOURCE.index("closing:")
    questions = [f"      - {{ id: q{at}, ask: Why?{more} }}\n" for at in range(count)]
    return SOURCE[:begin] + "".join(questions) + SOURCE[end:]


def test_a_guide_has_at_most_a_thousand_questions() -> None:
    parse_guide(many_questions(QUESTIONS_MAX - 1), name="many.yaml")
    message = complaint(many_questions(QUESTIONS_MAX))
    assert "sections hold 1,001 questions; a guide has at most 1,000." in message
    assert "50,000 parts" in complaint(many_questions(20_000))


def test_a_guide_has_so_many_conditions_that_they_are_read_at_once() -> None:
    condition = " or ".join(f"role == {at}" for at in range(30))
    fitting = CONDITIONS_CHARS_MAX // len(condition)
    parse_guide(many_questions(fitting, f", relevant: '{condition}'"), name="many.yaml")
    assert "is one condition too many: a guide's are at most 100,000 characters" in complaint(
        many_questions(fitting + 1, f", relevant: '{condition}'")
    )
