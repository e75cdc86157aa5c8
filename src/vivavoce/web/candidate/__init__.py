"""The candidate's pages: in by the link, the conversation, forms that work without scripts.

`routes.py` has what one can do; `desk.py` who is let in, and the page around the conversation;
`windows.py` how much of a long history is shown at once, `corrections.py` which words put
others right. What stands beside the conversation is computed from guide and state:
`suggestions.py` (answers in one tap), `topics.py`, `recap.py`, `learned.py`.
"""

from vivavoce.web.candidate.routes import CandidatePages

__all__ = ["CandidatePages"]
