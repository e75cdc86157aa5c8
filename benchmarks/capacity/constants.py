"""What one of each thing costs, as it was measured: `constants.json`, written by `measuring.py`."""

from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("constants.json")


class Constants(msgspec.Struct, frozen=True, kw_only=True):
    """Costs of one of each thing, on one core of the machine that is named.

    Processor times are of busy servers, all threads; bytes are what is there afterwards,
    indexes too.
    """

    measured_on: str  # the day
    machine: str

    # A message that is posted over HTTP and acknowledged once it is stored.
    node_message_us: float
    node_message_elsewhere_us: float  # the message before it went through another node
    database_message_us: float
    batch: float  # messages that shared a commit meanwhile
    wal_message_bytes: float  # without the whole pages that follow a checkpoint
    disk_message_bytes: float  # its event and the entries in indexes
    search_message_bytes: float  # its words

    # A reply, from the message that owes it to the reply in the journal.
    node_scripted_us: float
    node_model_us: float
    database_turn_us: float

    # An interview's own: its row, its opening, entries in indexes.
    disk_interview_bytes: float
    memory_interview_kib: float  # of a node that holds it, of eight messages

    # A live page.
    page_kib: float
    page_idle_us_a_minute: float
    page_event_us: float  # handing one event to one page

    # The database as a whole.
    commits_a_second: float  # what many connections commit at once
    telling_a_second: float  # and if each of them notified in the same transaction
    notified_us: float  # of a node's processor for a batch of another node
    sync_ms: float  # a commit alone, from the statement to its acknowledgement


def load() -> Constants:
    """Return what was measured last."""
    return msgspec.json.decode(FILE.read_bytes(), type=Constants)


def keep(constants: Constants) -> None:
    """Write down what was measured."""
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(constants), indent=2) + b"\n")
