"""Ctrl-C, SIGKILL, a full disk, two at once: what was committed is kept, and the same command finishes the work."""

import json
import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest
from calling import Kg, start

from kg.errors import StoreError
from kg.store.folder import open_view

ARTICLES = 80


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles for some seconds."""
    text = (
        "Norway accused Iceland of taking herring {0} times. Iceland denied it on Monday, minister Kari Nordmo said. "
    )
    rows = (
        {"title": f"Herring {i}", "publisher": "Log", "published": "2025-03-04", "text": text.format(i)}
        for i in range(ARTICLES)
    )
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def committed(folder: Path) -> int:
    """Return the number of articles in a folder; 0 while it is being made."""
    try:
        view = open_view(folder)
    except StoreError:
        return 0
    try:
        return sum(1 for _ in view.articles())
    finally:
        view.close()


def wait_for_commit(process: "subprocess.Popen[str]", folder: Path) -> None:
    """Wait until something is committed, while the build still runs."""
    deadline = time.monotonic() + 60
    while not committed(folder):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.01)


def finishes(kg: Kg, source: Path, folder: Path, kept: int) -> None:
    """Build again: what was kept is passed over, the rest is read."""
    report = json.loads(kg("build", source, "-o", folder, "--json", "-q").out)
    assert (report["unchanged"], report["new"]) == (kept, ARTICLES - kept)
    assert committed(folder) == ARTICLES


def heed_interrupts() -> None:
    """Take Ctrl-C as processes of a terminal do; those of a job in the background inherit that it is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupted(kg: Kg, source: Path, tmp_path: Path) -> None:
    """Ctrl-C, which reaches the whole group, ends a build with 130 and one line; another build waits its turn."""
    folder = tmp_path / "kg"
    with start("build", source, "-o", folder, preexec_fn=heed_interrupts) as process:
        wait_for_commit(process, folder)
        # Stopped, it cannot be done before the second one has looked.
        os.killpg(process.pid, signal.SIGSTOP)
        second = kg("build", source, "-o", folder)
        os.killpg(process.pid, signal.SIGINT)
        os.killpg(process.pid, signal.SIGCONT)
        out, err = process.communicate(timeout=30)
    assert second.code == 3 and second.err.startswith(f"kg: {folder} is being written by process {process.pid}\n")
    kept = f"interrupted: what is finished is kept in {folder}; the same command goes on from there"
    assert (process.returncode, out, err.splitlines()[-1]) == (130, "", kept)
    assert "Traceback" not in err
    done = committed(folder)
    assert 0 < done < ARTICLES
    finishes(kg, source, folder, done)


def test_killed(kg: Kg, source: Path, tmp_path: Path) -> None:
    """A build that was killed leaves whole articles, and the same command finishes the work."""
    folder = tmp_path / "kg"
    with start("build", source, "-o", folder) as process:
        wait_for_commit(process, folder)
        process.kill()
        process.wait(10)
    assert process.returncode == -signal.SIGKILL
    # What the journal held is carried out when the folder is next written.
    assert kg("derive", folder).code == 0
    finishes(kg, source, folder, committed(folder))
    assert kg("check", folder, "-q").code == 0


def limit_files() -> None:
    """Let no file of this process grow beyond 600 KB, as on a disk that is nearly full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))


def test_no_room(kg: Kg, source: Path, tmp_path: Path) -> None:
    """A disk that fills up ends a build with 5 and says what to do; with room, the same command finishes the work."""
    folder = tmp_path / "kg"
    with start("build", source, "-o", folder, preexec_fn=limit_files) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 5
    assert err.splitlines()[-2].startswith(f"kg: no room is left on the disk of {folder}")
    assert err.splitlines()[-1] == "    make room and run again: what was committed is safe"
    assert kg("build", source, "-o", folder, "-q").code == 0
    assert committed(folder) == ARTICLES


def test_no_room_for_an_export(kg: Kg, sample: Path, tmp_path: Path) -> None:
    """An export without room ends with 5 and leaves no part of a file."""
    target = tmp_path / "all.nq"
    shrink = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))  # noqa: E731
    with start("export", sample, "-f", "nq", "-o", target, preexec_fn=shrink) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 5 and err.startswith(f"kg: no room is left for {target}")
    assert list(tmp_path.iterdir()) == []
