"""Producing one reply of the scripted interviewer: every built-in guide, ordinary answers.

And once with 30 KiB of everything that could make a pattern run wild.
"""

import statistics
import time

from benchmarks.harness import Line, Plan, percentile
from tests.interviewers.conversation import Conversation
from tests.interviewers.understanding.corpus import written
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.scripted.turn import reply_to

GOAL_MEDIAN_MS = 1.0
GOAL_WORST_MS = 10.0
BYTES = 30 * 1024
NASTY = (
    "a",
    "1 ",
    "1,",
    "and ",
    "no ",
    "(",
    "a@",
    "http://",
    "January ",
    "five ",
    "\n",
    "🙂",
    "' ",
)


async def run(plan: Plan) -> list[Line]:
    guides = [parse_guide(source, name=name) for name, source in built_in_guides().items()]
    answers = [line.answer for line in written()]
    usual: list[float] = []
    for number in range(plan.many(10) * len(guides)):
        usual += _led(Conversation(guides[number % len(guides)]), answers[number * 7 :])
    long = [
        milliseconds
        for guide in guides
        for nasty in NASTY
        for milliseconds in _led(Conversation(guide), [_repeated(nasty)] * 100)
    ]
    return [
        Line(
            name="reply",
            rounds=usual,
            goal=GOAL_MEDIAN_MS,
            unit="ms",
            told=f"p99 {percentile(usual, 0.99):.2f} ms over {len(usual):,} replies",
        ),
        Line(
            name="reply, 30 KiB, p99",
            rounds=[percentile(long, 0.99)],
            goal=GOAL_WORST_MS,
            unit="ms",
            told=f"median {statistics.median(long):.2f} ms, worst {max(long):.2f} ms, "
            f"{len(long):,} replies",
        ),
    ]


def _repeated(text: str) -> str:
    return (text * BYTES).encode()[:BYTES].decode(errors="ignore") + "."


def _led(talk: Conversation, answers: list[str]) -> list[float]:
    """Return how many milliseconds each reply took."""
    taken = []
    for answer in answers[:60]:
        if talk.done:
            break
        talk.say(answer)
        view = View(interview=talk.interview, guide=talk.guide)
        began = time.perf_counter()
        reply_to(view)
        taken.append((time.perf_counter() - began) * 1e3)
        talk.reply()
    return taken
