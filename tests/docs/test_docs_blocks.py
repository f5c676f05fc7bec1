"""The commands and files in the docs are run as they are printed."""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import build

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(?P<language>\w+)(?P<told>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield language, remark and body of the code blocks of a page."""
    for match in FENCE.finditer((ROOT / "docs" / page).read_text("utf-8")):
        yield match["language"], match["told"].strip(), match["body"]


@pytest.mark.parametrize("page", ["cli.md", "formats.md", "gephi.md", "quality.md"])
def test_commands_of_the_docs_run(page: str, tmp_path: Path) -> None:
    """Files that a page shows are written, its commands run one after the other, and none fails."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1"}
    for language, told, body in blocks(page):
        if told.startswith("file="):
            (tmp_path / told.removeprefix("file=")).write_text(body, "utf-8")
        elif language == "sh" and told != "not-run":
            done = subprocess.run(
                ["bash", "-e", "-c", body], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=200
            )
            assert done.returncode == 0, f"{body}\n{done.stderr}"
            assert done.stdout or done.stderr, body


def test_python_of_the_docs_runs() -> None:
    """The Python blocks of the settings page are valid calls."""
    for language, _, body in blocks("settings.md"):
        if language == "python":
            exec(compile(body, "docs/settings.md", "exec"), {})


def test_sessions_of_the_docs_show_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python sessions of the client's page give what is printed there, over the example corpus."""
    build([str(ROOT / "examples" / "corpus")], tmp_path / "kg")
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    told = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, optionflags=flags)
    assert told.attempted > 20
    assert told.failed == 0
