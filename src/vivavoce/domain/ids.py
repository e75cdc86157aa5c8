"""The kinds of ids, told apart for the type checker.

All are canonical lower-case UUID texts (`xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`),
except `OrganizationId` and `GuideId`, which are short names chosen by people.
The edge canonicalises; everything inside compares them as plain text.
"""

from typing import NewType

InterviewId = NewType("InterviewId", str)
MessageId = NewType("MessageId", str)
NoteId = NewType("NoteId", str)
OrganizationId = NewType("OrganizationId", str)
GuideId = NewType("GuideId", str)
