"""Every setting, command, route, event, log line, metric and link has its entry in the docs."""

import re
from pathlib import Path

import click
import pytest

from vivavoce.api.routes import all_operations
from vivavoce.cli.main import COMMANDS, root
from vivavoce.domain.profile import FieldStatus
from vivavoce.journal.codec import CLASSES
from vivavoce.settings import Settings

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text(name: str) -> str:
    return (REFERENCE / name).read_text("utf-8")


@pytest.mark.parametrize("setting", Settings.__struct_fields__)
def test_every_setting_is_in_the_readme(setting: str) -> None:
    assert f"`VIVAVOCE_{setting.upper()}`" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_and_option_is_on_the_command_line_page(name: str) -> None:
    page = text("command-line.md")
    assert f"`vivavoce {name}" in page
    with click.Context(root) as context:
        command = root.get_command(context, name)
        assert command is not None
        commands = _with_subcommands(command, context)
    if name == "serve":
        page += (ROOT / "README.md").read_text("utf-8")
    for parameter in (each for one in commands for each in one.params):
        longest = max(parameter.opts, key=len)
        if isinstance(parameter, click.Option):
            assert any(opt in page for opt in parameter.opts), f"{name} {longest}"


def _with_subcommands(command: click.Command, context: click.Context) -> list[click.Command]:
    """Return a command, or those of a group, which may be imported only now."""
    if not isinstance(command, click.Group):
        return [command]
    found = [command.get_command(context, name) for name in command.list_commands(context)]
    return [one for one in found if one is not None]


def test_every_operation_is_on_the_http_page_and_nothing_else() -> None:
    told = set(re.findall(r"^\| `([A-Z]+ /\S+)` \| ([\w ]+)", text("http.md"), re.MULTILINE))
    there = {f"{operation.method} {operation.path}" for operation in all_operations()}
    assert {operation for operation, _ in told} == there
    roles = {operation: who.split()[0] for operation, who in told}
    assert roles == {
        f"{operation.method} {operation.path}": operation.who.value
        for operation in all_operations()
    }


@pytest.mark.parametrize("name", list(CLASSES))
def test_every_event_and_field_is_on_the_events_page(name: str) -> None:
    [row] = re.findall(rf"^\| `{name}` \|.*$", text("events.md"), re.MULTILINE)
    for field in CLASSES[name].__struct_encode_fields__:
        assert f"`{field}`" in row


@pytest.mark.parametrize("status", list(FieldStatus))
def test_every_profile_status_is_on_the_events_page(status: str) -> None:
    assert f"`{status}`" in text("events.md")


def test_every_log_line_is_on_the_operations_page_and_nothing_else() -> None:
    logged = set()
    for path in (ROOT / "src").rglob("*.py"):
        source = path.read_text("utf-8")
        logged |= set(
            re.findall(r"observability\.(?:info|warning|error)\(\s*\"([a-z:-]+)\"", source)
        )
        # A store knows no `observability`, which is above it.
        logged |= set(re.findall(r"\"event_name\": \"([a-z:-]+)\"", source))
    told = set(re.findall(r"`([a-z]+:[a-z-]+)`", text("operations.md")))
    assert told == logged


def test_every_metric_is_on_the_operations_page() -> None:
    source = (ROOT / "src/vivavoce/api/metrics.py").read_text("utf-8")
    names = re.findall(r'^\s+\("(\w+)",', source, re.MULTILINE)
    assert len(names) > 8
    for name in [*names, "commit_latency_seconds"]:
        assert f"`vivavoce_{name}" in text("operations.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
