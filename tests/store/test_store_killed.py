"""Nothing that was committed is lost, and a rerun finishes the job, when the writer dies or the disk is full."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from endless_writer import batch
from making import BASE, threat
from sample_folder import add, quarrel

from kg import derive
from kg.store.dump import dump
from kg.store.folder import FolderStore, open_view
from kg.store.memory import MemoryStore

HERE = Path(__file__).parent


@pytest.mark.parametrize(("kind", "points"), [("commit", 4), ("recover", 2), ("create", 2), ("write", 3), ("undo", 1)])
def test_killed_at_many_points(tmp_path: Path, kind: str, points: int) -> None:
    """SIGKILL between any two calls of a change leaves the old state or the new one, and recovery never goes back."""
    command = [sys.executable, str(HERE / "kill_sweep.py"), kind, str(tmp_path), str(points)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=250, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["wrong"] == [], done.stderr
    assert report["finished_later"] >= points // 2, report


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Killed at random moments, a folder holds every acknowledged batch and no part of another."""
    folder, number, chance = tmp_path / "graph", 0, random.Random(7)
    FolderStore.create(folder, derive, BASE)
    expected = MemoryStore(derive, BASE)
    for _ in range(4):
        command = [sys.executable, str(HERE / "endless_writer.py"), str(folder), str(number)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            acknowledged = [running.stdout.readline()]
            time.sleep(chance.uniform(0, 0.6))
            running.kill()
            acknowledged += running.stdout.readlines()
        last = int(acknowledged[-1])
        FolderStore(folder, derive).writer().close()
        for done in range(number, last + 1):
            with expected.writer() as writer:
                batch(writer, done)
        number, found = last + 1, list(dump(open_view(folder)))
        if found != list(dump(expected.view())):
            # The batch after it was in the journal, and is there as well.
            with expected.writer() as writer:
                batch(writer, number)
            number += 1
        assert found == list(dump(expected.view()))
        assert list(open_view(folder).articles()) == list(expected.view().articles())


FILLING = """
import resource, sys
from pathlib import Path
from making import threat
from kg import derive
from kg.errors import StoreFull
from kg.store.folder import FolderStore
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    with FolderStore(folder, derive).writer() as writer:
        for number in range(400):
            writer.put(threat(f"Long {number}", text=f"Long {number}. " + "Many words. " * 9000))
            writer.commit()
            print(number, flush=True)
except StoreFull as error:
    print("told:", error)
"""


def fill(folder: Path, limit: int, prefix: tuple[str, ...] = ()) -> list[str]:
    """Write until no room is left, and return the lines printed."""
    command = [*prefix, sys.executable, "-c", FILLING, str(folder), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=HERE)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_no_room_left(tmp_path: Path) -> None:
    """Where files may not grow any more the writer says so, and everything acknowledged is there afterwards."""
    folder = tmp_path / "graph"
    FolderStore.create(folder, derive, BASE)
    *numbers, told = fill(folder, 2_000_000)
    assert told.startswith("told: no room is left on the disk of")
    assert len(numbers) >= 2
    stored = {name for name, _ in open_view(folder).articles()}
    assert stored >= {threat(f"Long {number}").article for number in numbers}
    with FolderStore(folder, derive).writer() as writer:
        writer.put(threat("After"))
    view = open_view(folder)
    assert len(list(view.articles())) in (len(numbers) + 1, len(numbers) + 2)
    assert derive.differences(view) == (set(), set())


def test_a_full_disk(tmp_path: Path) -> None:
    """On a disk that is full the writer says so, readers read on, and with room again the work goes on."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk can be mounted by root only")
    try:
        folder = disk / "graph"
        FolderStore.create(folder, derive, BASE)
        *numbers, told = fill(folder, 0)
        assert told.startswith("told: no room is left on the disk of")
        stored = {name for name, _ in open_view(folder).articles()}
        assert stored >= {threat(f"Long {number}").article for number in numbers}
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        with FolderStore(folder, derive).writer() as writer:
            writer.put(threat("After"))
        view = open_view(folder)
        assert len(list(view.articles())) in (len(numbers) + 1, len(numbers) + 2)
        assert derive.differences(view) == (set(), set())
        view.close()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_leavings_of_a_load_are_swept(tmp_path: Path) -> None:
    """Tables that a killed load had half written do not stay on the disk."""
    FolderStore.create(tmp_path / "graph", derive, BASE)
    leaving = tmp_path / "graph" / "quads" / "bulk-170141183460469231731687303715884105727.sst"
    leaving.write_bytes(b"half a table")
    with FolderStore(tmp_path / "graph", derive).writer() as writer:
        writer.put(threat("Comes"))
    assert not leaving.exists()
    assert [name for name, _ in open_view(tmp_path / "graph").articles()] == [threat("Comes").article]


PUTTING = """
import resource, sys
from pathlib import Path
from kg import derive
from kg.errors import StoreFull
from kg.store.documents import Document
from kg.store.folder import FolderStore
from kg.store.graph_writer import GraphWriter
folder, path = Path(sys.argv[1]), Path(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
with GraphWriter(FolderStore(folder, derive)) as writer:
    for _ in range(2):
        try:
            writer.put("urn:g", [(path, Document("big", "application/n-triples", graph="urn:g"))], replace=True)
        except StoreFull as error:
            print("told:", error)
"""


def test_no_room_for_a_graph(tmp_path: Path) -> None:
    """A graph that does not fit says so as often as it is tried, and leaves the quads as they were."""
    folder, big = tmp_path / "graph", tmp_path / "big.nt"
    add(folder, quarrel())
    before = list(dump(open_view(folder)))
    big.write_text("".join(f'<urn:s{n}> <urn:p> "{"words " * 20}{n}" .\n' for n in range(50_000)), "utf-8")
    command = [sys.executable, "-c", PUTTING, str(folder), str(big)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=HERE)
    assert done.returncode == 0, done.stderr
    assert [line.startswith("told: no room is left on the disk of") for line in done.stdout.splitlines()] == [True] * 2
    assert list(dump(open_view(folder))) == before
