"""What the organization writes down beside an interview."""

from vivavoce.domain.commands import AddNote
from vivavoce.domain.events import AnyEvent, NoteAdded
from vivavoce.domain.interview import Interview
from vivavoce.domain.text import check_message
from vivavoce.errors import Refused

NOTES_MAX = 1_000


def add_note(interview: Interview, command: AddNote) -> list[AnyEvent]:
    """Keep a note, in whatever status the interview is. A repeat of a known id decides nothing.

    Raises:
        Malformed: the text is empty, too long or no text.
        Refused: there are `NOTES_MAX` of them.
    """
    if any(note.id == command.id for note in interview.notes):
        return []
    check_message(command.text)
    if len(interview.notes) >= NOTES_MAX:
        raise Refused(f"Interview {interview.id} has {NOTES_MAX:,} notes, the most it can have.")
    return [NoteAdded(id=command.id, text=command.text)]
