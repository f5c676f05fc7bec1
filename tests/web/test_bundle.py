"""What is committed as the page is what its sources say."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "api" / "static" / "page"
SAVED = Path(__file__).parents[2] / "kg" / "export"
WEB = Path(__file__).parents[2] / "api" / "web"

pytestmark = pytest.mark.node


def run(web: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=web, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_committed_bundle_is_built_from_the_sources(web: Path, tmp_path: Path) -> None:
    """Built anew, the page has the same files with the same bytes: `make web` was not forgotten."""
    run(web, "node", "build.mjs", str(tmp_path / "page"), str(tmp_path / "saved"))
    built = {path.name: path.read_bytes() for path in (tmp_path / "page").iterdir()}
    committed = {path.name: path.read_bytes() for path in STATIC.iterdir()}
    assert sorted(built) == sorted(committed)
    assert [name for name in built if built[name] != committed[name]] == []
    saved = {path.name: path.read_bytes() for path in (tmp_path / "saved").iterdir()}
    assert sorted(saved) == ["page.css", "page.js"]
    assert [name for name in saved if saved[name] != (SAVED / name).read_bytes()] == []


def test_the_sources_have_no_type_errors(web: Path) -> None:
    """The compiler finds nothing to complain about."""
    run(web, "node_modules/.bin/tsc", "--noEmit")


def test_the_bundle_is_small() -> None:
    """All that the page ever loads, the query editor aside, is at most 350 kB packed."""
    files = [path for path in STATIC.iterdir() if path.suffix in (".js", ".css")]
    editor = [path for path in files if path.name.startswith("editor-")]
    loaded = [path.read_bytes() for path in files if path not in editor]
    assert len(editor) == 1
    assert 0 < sum(len(gzip.compress(content, 9)) for content in loaded) <= 350_000


def test_the_script_of_a_saved_page_is_small_and_whole() -> None:
    """It is at most 350 kB packed, loads no further part, tells whose work it holds, and can stand inside of HTML."""
    script, style = (SAVED / "page.js").read_text("utf-8"), (SAVED / "page.css").read_text("utf-8")
    assert len(gzip.compress((script + style).encode(), 9)) <= 350_000
    assert not re.search(r'import\(\s*["\'`]', script)
    assert "\nsigma " in script
    assert "Permission is hereby granted" in script
    assert not any(mark in script.lower() for mark in ("</script", "<!--"))
    assert not any(mark in style.lower() for mark in ("</style", "url("))


def test_versions_are_exact_and_no_registry_is_named() -> None:
    """The lock file pins everything by digest and leaves it to the reader where packages come from."""
    lock = json.loads((WEB / "package-lock.json").read_text())
    wanted = json.loads((WEB / "package.json").read_text())
    versions = [*wanted["dependencies"].values(), *wanted["devDependencies"].values()]
    assert all(version[0].isdigit() for version in versions)
    assert not any("resolved" in package for package in lock["packages"].values())
    assert all("integrity" in package for path, package in lock["packages"].items() if path)


def test_the_notices_name_all_that_is_shipped() -> None:
    """THIRD_PARTY.txt has every package that is not for development alone, with its licence."""
    lock = json.loads((WEB / "package-lock.json").read_text())
    notices = (STATIC / "THIRD_PARTY.txt").read_text()
    ours = [path for path, told in lock["packages"].items() if path and not told.get("dev")]
    shipped = [path.rpartition("node_modules/")[2] for path in ours]
    assert shipped
    assert [name for name in shipped if f"\n{name} " not in notices] == []
