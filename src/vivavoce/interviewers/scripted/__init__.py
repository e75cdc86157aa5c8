"""The interviewer that needs no model: it follows the guide.

`turn.py` makes one reply. `ear.py` tells answers from everything else, `capture.py` reads
them, `probing.py` looks for a follow-up, `overheard.py` and `corrections.py` for what is
said about other questions; `staying.py` answers what is no answer yet; `framing.py` is
everything around the questions: consent, summary, the end; `course.py` knows where to go
next, and `wording.py` how to say it.
"""

from vivavoce.interviewers.scripted.turn import NAME, ScriptedInterviewer

__all__ = ["NAME", "ScriptedInterviewer"]
