"""What an interviewer from outside may say and claim to have learned, looked at before it counts.

A model or a web service is trusted with nothing: what it wants to say, and what it says
the candidate told it, is held against the guide and the transcript. What does not fit
goes back to it with the reason.
"""

from vivavoce.interviewers.checks.changes import changes_objections
from vivavoce.interviewers.checks.checking import objections
from vivavoce.interviewers.checks.forbidden import unsayable
from vivavoce.interviewers.checks.objection import Code, Objection

__all__ = ["Code", "Objection", "changes_objections", "objections", "unsayable"]
