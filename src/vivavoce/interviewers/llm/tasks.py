"""What a model may be asked for."""

from vivavoce.interviewers.llm.answer import ANSWER_SCHEMA, FINDINGS_SCHEMA, SUMMARY_SCHEMA
from vivavoce.interviewers.llm.requesting import Task

REPLY = "reply"
CONDENSE = "condense"
REVIEW = "review"

TASKS = {
    REPLY: Task(name="reply", description="Say what comes next.", schema=ANSWER_SCHEMA),
    CONDENSE: Task(name="summary", description="Give the summary.", schema=SUMMARY_SCHEMA),
    REVIEW: Task(name="findings", description="Give what was found.", schema=FINDINGS_SCHEMA),
}
