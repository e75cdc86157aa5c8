"""The snippets people copy from README and docs, run as they stand."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import free_port
from vivavoce.authoring.reading import parse_guide

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
SNIPPET = re.compile(
    r"<!-- runs: (?P<how>[^>]*) -->\n```(?P<language>\w+)\n(?P<code>.*?)```", re.DOTALL
)


def snippets(how: str) -> list[object]:
    return [
        pytest.param(match["code"], id=f"{page.relative_to(ROOT)}:{number}")
        for page in PAGES
        for number, match in enumerate(SNIPPET.finditer(page.read_text("utf-8")), 1)
        if match["how"] == how
    ]


def run_python(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_are_snippets_to_run() -> None:
    assert len(snippets("python")) >= 4
    assert len(snippets("curl")) == 2


@pytest.mark.parametrize("code", snippets("python"))
def test_a_python_snippet_runs(code: str, tmp_path: Path) -> None:
    run_python(code, tmp_path)


def test_the_readme_example_is_ten_lines_and_prints_the_next_question(tmp_path: Path) -> None:
    code = SNIPPET.findall((ROOT / "README.md").read_text("utf-8"))[-1][-1]
    body = [line for line in code.splitlines() if line.strip() and not line.startswith("import")]
    assert len(body) <= 10
    assert "stored: " in run_python(code, tmp_path)


def pages_with_steps() -> list[object]:
    return [
        pytest.param(page, id=str(page.relative_to(ROOT)))
        for page in PAGES
        if "<!-- runs: shell -->" in page.read_text("utf-8")
    ]


@pytest.mark.parametrize("page", pages_with_steps())
def test_the_steps_of_a_page_work_one_after_the_other(page: Path, tmp_path: Path) -> None:
    """Guides are written to the file that the page names, and the commands run beside it."""
    commands = tmp_path / "bin"
    commands.mkdir()
    (commands / "vivavoce").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m vivavoce.cli.main "$@"\n', "utf-8"
    )
    (commands / "vivavoce").chmod(0o755)
    for match in SNIPPET.finditer(page.read_text("utf-8")):
        how, _, name = match["how"].partition(" ")
        if how == "guide":
            parse_guide(match["code"], name=name)
            (tmp_path / name).write_text(match["code"], "utf-8")
        elif how == "shell":
            done = subprocess.run(
                ["bash", "-e", "-c", match["code"]],
                cwd=tmp_path,
                capture_output=True,
                text=True,
                timeout=100,
                check=False,
                env={**os.environ, "PATH": f"{commands}:{os.environ['PATH']}"},
            )
            assert done.returncode == 0, f"{match['code']}\n{done.stdout}\n{done.stderr}"
            assert done.stdout.strip()


def test_an_export_verifies_with_the_program_on_the_hash_chain_page(tmp_path: Path) -> None:
    [page] = [page for page in PAGES if page.name == "hash-chain.md"]
    [code] = [match["code"] for match in SNIPPET.finditer(page.read_text("utf-8"))]
    run_python(
        "import asyncio\n"
        "from vivavoce import Vivavoce\n"
        "async def main():\n"
        "    async with Vivavoce.open('data') as vv:\n"
        "        for n in range(2):\n"
        "            interview = await vv.open_interview('agent-hiring')\n"
        "            await interview.add_message('Ünï \\u2028 \"data\":{} 🙂\\r\\n\\x07')\n"
        "            await interview.reply()\n"
        "asyncio.run(main())\n",
        tmp_path,
    )
    run_python(
        "import sys; sys.argv = ['vivavoce', 'export', '--format', 'jsonl', '-o',"
        " 'interviews.jsonl']\n"
        "from vivavoce.cli.main import main; main()",
        tmp_path,
    )
    assert re.search(r"1\d events verified", run_python(code, tmp_path))

    # And it has teeth: one changed letter is found.
    exported = tmp_path / "interviews.jsonl"
    exported.write_text(exported.read_text("utf-8").replace("Ünï", "Uni", 1), "utf-8")
    with pytest.raises(AssertionError):
        run_python(code, tmp_path)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_alone_holds_an_interview_as_the_readme_says(tmp_path: Path) -> None:
    start, talk = (match.values[0] for match in snippets("curl"))  # type: ignore[attr-defined]
    port = free_port()
    serve = f"{sys.executable} -m vivavoce.cli.main serve --port {port} > serve.log 2>&1"
    start = start.replace("make serve", serve).replace(":8000", f":{port}")
    assert str(port) in start
    wait = f"until curl -sf http://127.0.0.1:{port}/readyz > /dev/null; do sleep 0.1; done\n"
    script = f"set -e\n{start}\nSERVER=$!\ntrap 'kill $SERVER' EXIT\n{wait}\n{talk}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ},
    )
    assert done.returncode == 0, done.stderr
    assert '"seq":4,"version":4' in done.stdout, "the receipt"
    assert '"transcript":[' in done.stdout
    assert "event: message-added" in done.stdout
    assert "> Somebody who keeps our data tidy." in done.stdout
