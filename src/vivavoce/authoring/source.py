"""YAML in, plain data with line numbers out.

Guides are written by people, so every part remembers the line it came from. The
YAML understood here is the plain half of it, read by the rules of YAML 1.2: `no`
is a language and not a boolean, `12:30` is a text. Aliases, tags and endless
nesting have no place in a guide and are refused, which also keeps a hostile file
from expanding into more than was sent.
"""

import re
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from vivavoce.errors import Malformed

if TYPE_CHECKING:
    import yaml

DEPTH_MAX = 32
NODES_MAX = 50_000
QUOTED_CHARS_MAX = 60  # of a wrong value, in an error message

# What YAML calls printable; everything else has to be written as an escape.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
FLOAT = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")

Path = tuple[str | int, ...]
"""Where a part is, from the top: `("sections", 0, "id")`."""


class Node(msgspec.Struct):
    """One part of the source: its plain value, or for lists and mappings its parts."""

    line: int  # counted from 1; for the value of a field, the line of the field's name
    value: Any = None
    items: list["Node"] | None = None
    fields: dict[str, "Node"] | None = None

    def plain(self) -> Any:
        """Return the plain data below this part."""
        if self.items is not None:
            return [node.plain() for node in self.items]
        if self.fields is not None:
            return {key: node.plain() for key, node in self.fields.items()}
        return self.value

    def find(self, path: Path) -> "Node":
        """Return the part at `path`, or the last one on the way that is there."""
        node = self
        for step in path:
            child: Node | None = None
            if isinstance(step, int) and node.items is not None and step < len(node.items):
                child = node.items[step]
            elif isinstance(step, str) and node.fields is not None:
                child = node.fields.get(step)
            if child is None:
                break
            node = child
        return node


class Mistake(Malformed):
    """What is wrong with a guide, and in which line.

    Attributes:
        line: counted from 1.
        told: the message without the file's name and the line.
    """

    def __init__(self, name: str, line: int, told: str, *, field: str | None = None) -> None:
        super().__init__(f"{name}, line {line}: {told}", field=field)
        self.line = line
        self.told = told


def wrong(name: str, line: int, message: str, *, field: str | None = None) -> NoReturn:
    """Raise `Mistake` for what is wrong in line `line` of the file called `name`."""
    raise Mistake(name, line, message, field=field)


def quoted(text: object) -> str:
    """Return `text` in quotes, shortened to what a message can carry."""
    shown = str(text)
    if len(shown) > QUOTED_CHARS_MAX:
        shown = shown[: QUOTED_CHARS_MAX - 1] + "…"
    return '"' + shown.encode(errors="replace").decode() + '"'


def compose(source: str, *, name: str) -> Node:
    """Read `source` and return its top part.

    Raises:
        Malformed: it is no YAML, or YAML that no guide needs.
    """
    import yaml

    _check_printable(source, name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(name).build(yaml.parse(source, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Mistake(
            name,
            mark.line + 1 if mark else 1,
            f"this is not valid YAML ({error.problem or error.context}); "
            "check the indentation and quotes around here.",
        ) from error
    except yaml.YAMLError as error:
        raise Mistake(name, 1, f"this is not valid YAML ({error}).") from error


def _check_printable(source: str, name: str) -> None:
    found = UNPRINTABLE.search(source)
    if found is not None:
        line = source.count("\n", 0, found.start()) + 1
        wrong(name, line, f"the character U+{ord(found[0]):04X} cannot stand here; remove it.")


class _Builder:
    """Builds nodes from YAML's events, without recursion: depth is the sender's choice."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[Node] = []
        self.keys: list[tuple[str, int] | None] = []  # of each open mapping, the key that waits
        self.nodes = 0
        self.top: Node | None = None

    def build(self, events: Any) -> Node:
        import yaml

        for event in events:
            match event:
                case yaml.AliasEvent():
                    self._wrong(event, "guides have no aliases; write the part out again.")
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.SequenceStartEvent():
                    self._begin(event, Node(line=self._line(event), items=[]))
                case yaml.MappingStartEvent():
                    self._begin(event, Node(line=self._line(event), fields={}))
                case yaml.CollectionEndEvent():
                    self.open.pop()
                    self.keys.pop()
                case yaml.DocumentStartEvent() if self.top is not None:
                    self._wrong(event, "a second document begins; a file holds one guide.")
        if self.top is None:
            wrong(self.name, 1, "the file is empty; write a guide into it.")
        return self.top

    def _begin(self, event: "yaml.CollectionStartEvent", node: Node) -> None:
        self._check(event)
        if len(self.open) == DEPTH_MAX:
            self._wrong(event, f"nested more than {DEPTH_MAX} deep; guides are flatter.")
        if self._wants_key():
            self._wrong(event, "a field's name is a text, not a list or mapping.")
        self._place(node)
        self.open.append(node)
        self.keys.append(None)

    def _scalar(self, event: "yaml.ScalarEvent") -> None:
        self._check(event)
        if not self._wants_key():
            value = event.value if event.style else _resolve(event.value)
            self._place(Node(line=self._line(event), value=value))
        elif event.value in (self.open[-1].fields or {}):
            self._wrong(event, f"{quoted(event.value)} is here twice; remove one of them.")
        else:
            self.keys[-1] = (event.value, self._line(event))

    def _place(self, node: Node) -> None:
        if not self.open:
            self.top = node
            return
        parent = self.open[-1]
        if parent.items is not None:
            parent.items.append(node)
            return
        waiting = self.keys[-1]
        assert waiting is not None, "a value came without its key"
        assert parent.fields is not None, "only mappings wait for keys"
        node.line = waiting[1]
        parent.fields[waiting[0]] = node
        self.keys[-1] = None

    def _wants_key(self) -> bool:
        return bool(self.open) and self.open[-1].fields is not None and self.keys[-1] is None

    def _check(self, event: "yaml.NodeEvent") -> None:
        self.nodes += 1
        if self.nodes > NODES_MAX:
            self._wrong(event, f"more than {NODES_MAX:,} parts; guides are smaller.")
        if event.anchor is not None:
            self._wrong(event, f"guides have no anchors; remove {quoted('&' + event.anchor)}.")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self._wrong(event, f"guides have no tags; remove {quoted(tag)}.")

    def _line(self, event: "yaml.Event") -> int:
        return event.start_mark.line + 1 if event.start_mark else 1

    def _wrong(self, event: "yaml.Event", message: str) -> NoReturn:
        wrong(self.name, self._line(event), message)


def _resolve(text: str) -> Any:
    """Return what an unquoted scalar means; what is no constant or number is a text."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if FLOAT.fullmatch(text):
        return float(text)
    return text
