"""The interviewer that is an HTTP service of the operator's own: it decides what comes next.

`interviewer.py` makes one reply: `request.py` says what the service is told, `sending.py` takes
it there and brings the answer back, `answer.py` makes a reply of that.
"""

from vivavoce.interviewers.webhook.interviewer import WebhookInterviewer

__all__ = ["WebhookInterviewer"]
