"""What the report says of interviews that went in a known way."""

import msgspec

from vivavoce.characters.view import Act
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import InterviewId
from vivavoce.simulation.oddities import Kind, Odd
from vivavoce.simulation.report import Report, report_of
from vivavoce.simulation.run import Outcome, Plan
from vivavoce.simulation.showing import report_lines, transcript_lines
from vivavoce.simulation.talk import Ended, Line

ODD = Odd(kind=Kind.ASKED_TWICE, question="why", heard="I said\nso", told="And why?")


def ended(number: int, character: str, *, turns: int = 10, odd: tuple[Odd, ...] = ()) -> Ended:
    return Ended(
        number=number,
        character=character,
        interview=InterviewId(f"i{number}"),
        ending="completed",
        seconds=1.0,
        turns=turns,
        messages=2 * turns + 1,
        coverage=0.5,
        probes=2,
        clarifications=1,
        refusals=3,
        reply_s=[0.001] * 98 + [0.010, 0.020],
        odd=odd,
        transcript=[
            Line(speaker=Speaker.INTERVIEWER, text="And why?", question="why", probe="example"),
            Line(speaker=Speaker.CANDIDATE, text="x" * 30_000, act=Act.BESIDE),
        ],
    )


def report(*interviews: Ended) -> Report:
    return report_of(
        Outcome(plan=Plan(), guide="kinds", language="en", seconds=2.0, ended=interviews)
    )


def test_figures_are_told_by_character_and_for_all() -> None:
    told = report(ended(1, "terse", turns=6), ended(2, "typos"), ended(3, "terse", turns=9))
    terse, typos = told.characters
    assert (terse.character, terse.interviews, terse.turns_median, terse.turns_max) == (
        "terse",
        2,
        7.5,
        9,
    )
    assert (typos.probes, typos.clarifications, typos.refusals) == (2, 1, 3)
    assert told.total.interviews == 3
    assert told.total.endings == {"completed": 3}
    assert told.interviews_per_second == 1.5
    assert told.reply_ms.p50 == 1.0
    assert told.reply_ms.p99 == 20.0
    assert told.faults == 0


def test_odd_things_are_counted_by_kind_with_examples() -> None:
    fault = Odd(kind=Kind.NO_END, told="still going on")
    told = report(*(ended(number, "terse", odd=(ODD, ODD)) for number in range(1, 6)))
    [odd] = told.odd
    assert (odd.kind, odd.count, odd.interviews, len(odd.examples)) == (Kind.ASKED_TWICE, 10, 5, 3)
    assert odd.examples[0].interview == "i1"
    assert report(ended(1, "terse", odd=(ODD, fault))).faults == 1


def test_the_table_lines_up_and_names_what_is_odd() -> None:
    lines = list(report_lines(report(ended(1, "terse", odd=(ODD,)), ended(2, "talkative"))))
    table = lines[2:6]
    assert [line.split()[0] for line in table] == ["character", "terse", "talkative", "all"]
    last = table[0].index("ended")
    assert [line[last:] for line in table[1:]] == ["1 completed", "1 completed", "2 completed"]
    assert "1 × asked twice without reason, in 1 interview. For example:" in lines
    assert "        candidate: I said so" in lines
    assert "Nothing odd." in list(report_lines(report(ended(1, "terse"))))


def test_a_transcript_says_what_each_message_is_about_and_cuts_long_ones() -> None:
    lines = list(transcript_lines(ended(7, "hostile")))
    assert lines[0] == "--- 7: hostile, completed, 10 turns ---"
    assert lines[1] == "Interviewer [why (example)]: And why?"
    assert lines[2].startswith("Candidate [beside the point]: xxx")
    assert len(lines[2]) < 1_100


def test_the_report_is_json_and_comes_back_the_same() -> None:
    told = report(ended(1, "terse", odd=(ODD,)))
    assert msgspec.json.decode(msgspec.json.encode(told), type=Report, strict=False).odd == told.odd
