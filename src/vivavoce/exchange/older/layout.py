"""Where the older system kept what: finding organizations and their files in a folder.

    data/organizations/{organization}/manifest.json
    data/organizations/{organization}/teams/*.json
    data/organizations/{organization}/agents/*.json
    data/organizations/{organization}/interviews/{session}.json

Whatever cannot be read is told of and stops nothing: that system lost whole
organizations to one broken file.
"""

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec

from vivavoce.errors import CannotStart, Malformed

ORGANIZATIONS = "organizations"
INTERVIEWS = "interviews"
MANIFEST = "manifest.json"
SUFFIX = ".json"

# Five hundred times what a long interview takes. In memory it may be thirty times as much.
FILE_BYTES_MAX = 32 * 1024 * 1024


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A file that could not be read, and why."""

    file: str
    reason: str


class OlderOrganization(msgspec.Struct, frozen=True, kw_only=True):
    """One organization's folder. `teams` and `agents` are names by id."""

    id: str
    name: str | None
    folder: Path
    teams: dict[str, str]
    agents: dict[str, str]
    interviews: list[Path]  # in order of name
    unread: list[Unread]


def find_organizations(folder: Path) -> list[OlderOrganization]:
    """Return the organizations in `folder`, in order of name.

    Args:
        folder: what the older system called `data`, its `organizations`, or the folder
            of one organization.

    Raises:
        CannotStart: it is none of these, or cannot be read.
    """
    try:
        if not folder.is_dir():
            raise CannotStart(f"{folder} is not a folder; name the older system's data folder.")
        found = [_organization(each) for each in _organization_folders(folder)]
    except OSError as error:
        raise CannotStart(f"{folder} cannot be read: {error.strerror}.") from error
    if not found:
        raise CannotStart(
            f"There are no interviews of the older system in {folder}; name its data folder, "
            "the one that holds `organizations`."
        )
    return found


def read_json(path: Path) -> Any:
    """Return what a JSON file holds; halves of surrogate pairs are let through.

    Raises:
        Malformed: it cannot be read, is no ordinary file, larger than `FILE_BYTES_MAX`,
            or no JSON. The message is the reason alone.
    """
    try:
        # Anything else might never end (/dev/zero) or never begin (a pipe nobody writes to).
        if not stat.S_ISREG(path.stat().st_mode):
            raise Malformed("It is not an ordinary file.")
        with path.open("rb") as file:
            content = file.read(FILE_BYTES_MAX + 1)
    except (OSError, ValueError) as error:  # ValueError: the path itself holds NUL
        reason = getattr(error, "strerror", None) or error
        raise Malformed(f"It cannot be read: {reason}.") from error
    if len(content) > FILE_BYTES_MAX:
        raise Malformed(f"It is larger than {FILE_BYTES_MAX:,} bytes.")
    return parse_json(content)


def parse_json(content: bytes) -> Any:
    """Return what `content` says in JSON, in UTF-8, UTF-16 or UTF-32.

    Not by msgspec: that system escaped halves of surrogate pairs, which are refused there.

    Raises:
        Malformed: it is no JSON. The message is the reason alone.
    """
    if not content.strip(b" \t\r\n\0"):
        raise Malformed("It is empty: the system died while it wrote it, perhaps.")
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"It is no JSON: {error}.") from error


def _organization_folders(folder: Path) -> Iterator[Path]:
    """Return the folders of organizations, whichever level of the layout `folder` is."""
    if (folder / ORGANIZATIONS).is_dir():
        folder = folder / ORGANIZATIONS
    elif _is_organization(folder):
        return iter([folder])
    return iter([each for each in sorted(folder.iterdir()) if _is_organization(each)])


def _is_organization(folder: Path) -> bool:
    try:
        return (folder / INTERVIEWS).is_dir() or (folder / MANIFEST).is_file()
    except PermissionError:
        return True  # it will be told of as one that cannot be read


def _organization(folder: Path) -> OlderOrganization:
    unread: list[Unread] = []
    manifest = _members(folder, MANIFEST, unread) if _exists(folder / MANIFEST) else {}
    return OlderOrganization(
        # By its whole name: `data/organizations/.` is called as the folder is.
        # Not by its manifest, which may be readable one day and not the next.
        id=unquote(folder.resolve().name),
        name=_text(manifest.get("name")),
        folder=folder,
        teams=_names(folder, "teams", unread),
        agents=_names(folder, "agents", unread),
        interviews=_json_files(folder / INTERVIEWS, unread),
        unread=unread,
    )


def _names(folder: Path, kind: str, unread: list[Unread]) -> dict[str, str]:
    """Return the names that the files of a kind give, by id."""
    names = {}
    for path in _json_files(folder / kind, unread):
        record = _members(folder, f"{kind}/{path.name}", unread)
        name = _text(record.get("name")) or _text(record.get("displayName"))
        if name is not None:
            names[_text(record.get("id")) or path.stem] = name
    return names


def _members(folder: Path, name: str, unread: list[Unread]) -> dict[str, Any]:
    """Return the members of a JSON file; none when it cannot be read, which is told."""
    try:
        record = read_json(folder / name)
        if not isinstance(record, dict):
            raise Malformed("It holds no JSON object.")
    except Malformed as error:
        unread.append(Unread(file=str(folder / name), reason=str(error)))
        return {}
    return record


def _json_files(folder: Path, unread: list[Unread]) -> list[Path]:
    """Return the files to read in a folder, which may be missing, in order of name.

    Those whose name begins with a dot are unfinished or somebody else's.
    """
    try:
        found = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        unread.append(Unread(file=str(folder), reason=f"It cannot be read: {error.strerror}."))
        return []
    return [path for path in found if path.name.endswith(SUFFIX) and not path.name.startswith(".")]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
