"""What is said about a guide that has a mistake: the line, what it is, the way out."""

import pytest

from tests.authoring.sources import SOURCE, changed, complaint
from vivavoce.authoring.reading import SOURCE_BYTES_MAX, parse_guide
from vivavoce.errors import Malformed

# (what is changed, into what, line blamed, what is said)
MISTAKES = [
    (
        *("collects: [role]", "collects: [rolle]", 21),
        'sections[0].questions[0].collects names "rolle", which is not in information; '
        'did you mean "role"?',
    ),
    (
        *("collects: [role]", "collects: [weather]", 21),
        'names "weather", which is not in information; add it there or remove it here.',
    ),
    (
        *("collects: [role]", "collects: [role, role]", 21),
        'collects[1] is "role" like sections[0].questions[0].collects[0]; give each its own.',
    ),
    (
        *("    required: true", "    requierd: true", 8),
        'information[0] has no field "requierd"; did you mean "required"?',
    ),
    (
        *("  say: Goodbye.", "  say: Goodbye.\n  encore: Again!", 32),
        'closing has no field "encore"; it may have say, ask, summary_check.',
    ),
    (*("  say: Goodbye.", "  ask: Anything else?", 30), 'closing lacks "say"; add it.'),
    (
        *("        ask: What is the role for?\n", "", 19),
        'sections[0].questions[0] lacks "ask"; add it.',
    ),
    (
        *('version: "2"', "version: 2", 2),
        'version has to be a text, but is a whole number; put it in quotes: "2".',
    ),
    (
        *("required: true", "required: yes", 8),
        "information[0].required has to be true or false, but is a text; change it.",
    ),
    (
        *("opening: Hello.", "opening:", 15),
        "opening has to be a text or one text per language, but is empty; fill it in or remove it.",
    ),
    (*("et: Värbamine", "et: 5", 3), "title.et has to be a text, but is a whole number; put it in"),
    (
        *("type: choice", "type: choise", 11),
        'type is "choise", which is none of text, list, number, boolean, choice, date, email, '
        'phone, url; did you mean "choice"?',
    ),
    (*("max_turns: 40", "max_turns: many", 33), "rules.max_turns has to be a whole number"),
    (*("max_turns: 40", "max_turns: 0", 33), "rules.max_turns is 0; it has to be 1 to 1,000."),
    (
        *("kind: elaborate", "kind: elaborate\n            when: answer.shot", 24),
        'did you mean "answer.short"?',
    ),
    (
        *("ask: What is the role for?", "ask: Why?\n        max_probes: 9", 21),
        "max_probes is 9; it has to be 0 to 5.",
    ),
    (
        *("  - id: terms", "  - id: work", 25),
        'sections[1].id is "work" like sections[0].id; give each its own.',
    ),
    (
        *("      - id: contract", "      - id: role", 27),
        'sections[1].questions[0].id is "role" like sections[0].questions[0].id',
    ),
    (*("  - id: contract\n    label", "  - id: role\n    label", 9), 'information[1].id is "role"'),
    (*("{ id: part-time }", "{ id: full-time }", 14), 'options[1].id is "full-time" like'),
    (*("  - id: terms", "  - id: opening", 25), 'is "opening", which every interview uses itself'),
    (*("      - id: contract", "      - id: closing", 27), "which every interview uses itself"),
    (
        *("  - id: terms", "  - id: Terms of work", 25),
        'sections[1].id is "Terms of work"; an id is',
    ),
    (*("id: hiring", f"id: {'h' * 65}", 1), "an id is 1 to 64 of"),
    (*("opening: Hello.", "opening: { fr: Bonjour. }", 15), "opening has no text in en or et"),
    (
        *("opening: Hello.", "opening: { en: Hello., ett: Tere. }", 15),
        'opening has a text in "ett", which languages does not list; did you mean "et"?',
    ),
    (*("opening: Hello.", 'opening: "  "', 15), "opening is empty; write the text or remove"),
    (*("opening: Hello.", r'opening: "a\0b"', 15), "opening holds the NUL character"),
    (*("opening: Hello.", f"opening: {'x' * 9000}", 15), "opening is 9,000 bytes; at most 8,192"),
    (*("languages: [en, et]", "languages: []", 4), "languages lists no language"),
    (*("languages: [en, et]", "languages: [en, en, et]", 4), 'languages[1] is "en" like'),
    (*("languages: [en, et]", "languages: [en, et, e]", 4), "which is no language tag"),
    (*("type: choice", "type: text", 12), "options belongs to a choice, and contract is a text."),
    (
        *("    required: true", "    type: choice", 6),
        "information[0].options has 0 entries; a choice needs 1 to 50.",
    ),
    (*("id: hiring", "id: hiring\nid: again", 2), '"id" is here twice; remove one of them.'),
    (*("opening: Hello.", "opening: &hello Hello.", 15), 'guides have no anchors; remove "&hello"'),
    (*("opening: Hello.", "opening: *hello", 15), "guides have no aliases; write the part out"),
    (*("opening: Hello.", "opening: !!python/none x", 15), "guides have no tags; remove"),
    (*("opening: Hello.", "opening: Hello: you", 15), "this is not valid YAML (mapping values are"),
    (*("opening: Hello.", "? [a, b]\n: c", 15), "a field's name is a text"),
    (*("opening: Hello.", "opening: He\x07llo.", 15), "the character U+0007 cannot stand here"),
    (*("opening: Hello.", "---\nopening: Hello.", 15), "a second document begins"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_the_way_out(
    old: str, new: str, line: int, said: str
) -> None:
    message = complaint(changed(old, new))
    assert message.startswith(f"hiring.yaml, line {line}: "), message
    assert said in message


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "line 1: the file is empty"),
        ("# nothing but a remark\n", "line 1: the file is empty"),
        ("just words", "the guide has to be a group of named fields, but is a text"),
        ("- a\n- b\n", "the guide has to be a group of named fields, but is a list"),
        ("id: a\n\tversion: b", "hiring.yaml, line 2: this is not valid YAML"),
        ("\ud800", "line 1: half of a surrogate pair"),
        ("x" * (SOURCE_BYTES_MAX + 1), "hiring.yaml is larger than 1,048,576 bytes"),
        (SOURCE[: SOURCE.index("sections:")] + "closing: { say: Bye. }", '"sections"'),
    ],
)
def test_what_is_no_guide_at_all_is_told_so(source: str, said: str) -> None:
    assert said in complaint(source)


def test_a_section_without_questions_is_told() -> None:
    begin, end = SOURCE.index("  - id: terms"), SOURCE.index("closing:")
    message = complaint(f"{SOURCE[:begin]}  - {{ id: terms, questions: [] }}\n{SOURCE[end:]}")
    assert "sections[1].questions is empty; add a question or remove the section." in message


def test_two_questions_never_share_a_state() -> None:
    source = changed("  - id: work", "  - id: a").replace(
        "- id: role\n        ask", "- id: b.c\n        ask"
    )
    source = source.replace("  - id: terms", "  - id: a.b").replace(
        "      - id: contract", "      - id: c"
    )
    assert 'is "a.b.c" like' in complaint(source)


def test_the_field_that_is_wrong_is_named_for_programs_too() -> None:
    with pytest.raises(Malformed) as caught:
        parse_guide(changed("max_turns: 40", "max_turns: 0"), name="hiring.yaml")
    assert caught.value.field == "rules.max_turns"


def test_a_wrong_value_of_any_length_makes_a_short_message() -> None:
    assert len(complaint(changed("id: hiring", f"id: {'x' * 500_000}"))) < 300
    assert len(complaint(changed("[role]", f"[{'x' * 500_000}]"))) < 300
