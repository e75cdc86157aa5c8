"""What came of a turn."""

from enum import Enum, auto


class Outcome(Enum):
    """What is to be done about an interview once its turn was taken."""

    AGAIN = auto()  # look at once whether more is owed
    DONE = auto()  # nothing is owed that could be made here
    LATER = auto()  # it rests, and is looked at again
