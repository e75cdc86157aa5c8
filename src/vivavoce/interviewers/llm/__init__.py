"""The interviewer that is led by a language model, along the guide and under the same rules.

The guide's own texts (opening, consent, summary, closing) are said by the script's `Course`;
the model leads what is between. `interviewer.py` makes one reply: `situation.py` says what a
model is told, `instructions.py` how it is to behave, `answer.py` what it answers with;
`requesting.py` makes one request through pydantic-ai, `asking.py` asks until the answer is fit;
`composing.py` makes a reply of it, `provisional.py` shows it as it comes, `condensing.py` keeps
long interviews short, `reviewing.py` reads a finished one. `models.py` finds the model.
pydantic-ai takes a second to import, so that only what is called on a thread imports it.
"""

from vivavoce.interviewers.llm.interviewer import NAME, LlmInterviewer
from vivavoce.interviewers.llm.models import Models

__all__ = ["NAME", "LlmInterviewer", "Models"]
