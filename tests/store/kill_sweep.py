"""Kills a writer at many points of a commit, each time in a child of its own; run by test_store_killed.py.

Usage: kill_sweep.py commit|recover|create|write|undo FOLDER POINTS. The parent opens no store, so that its children
may.
Prints one line of JSON: how many events there are, at how many of them it killed, and what went wrong.
"""

import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from making import BASE, Making, actor, threat

from kg import derive
from kg.store.dump import dump
from kg.store.folder import FolderStore, open_view
from kg.store.graph_writer import GraphWriter, Step
from kg.store.manifest import read_manifest

TURNS = {
    "add", "backup", "bulk_load", "close", "extend", "flock", "flush", "fsync", "link", "load", "mkdir", "open",
    "remove", "remove_graph", "rename", "replace", "rmdir", "unlink", "update",
}  # fmt: skip
"""C functions that change files or quads; calls of them and returns from them are tried besides other points."""


def before(writer: object) -> None:
    """The committed state: two articles."""
    writer.put(threat("Stays"))
    writer.put(threat("Goes", end="country/CC"))


def change(writer: object) -> None:
    """The batch that is interrupted: one article is replaced, one removed, one added."""
    made = Making("Stays").know(actor("country/AA", "Aland", "Aa"), actor("country/DD"))
    made.say("country/AA", made.event("AID", ["country/AA"], ["country/DD"]))
    writer.put(made.encoded())
    gone = threat("Goes", end="country/CC").article
    if writer.digest(gone):
        writer.remove(gone)
    writer.put(threat("Comes", end="country/EE"))


UPDATE = [
    Step("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } <urn:s> <urn:p> 1 }"),
    Step("DELETE { GRAPH <urn:g> { ?s ?p ?o } } INSERT { GRAPH <urn:g> { ?s ?p 2 } } WHERE { ?s ?p ?o }"),
]
"""The update that is interrupted, in two transactions of the engine; doing it twice equals doing it once."""


def in_child(work: Callable[[], None]) -> int:
    """Do something in a child process and return how it ended: 0, an exit code, or minus the signal."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            if code:
                traceback.print_exc()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(point: int, report: Path, work: Callable[[], object]) -> None:
    """Do something and die at the given event: a call of, or return from, a Python or C function. 0 only counts."""
    count, turns = 0, []

    def tick(_frame: object, event: str, called: object) -> None:
        nonlocal count
        count += 1
        if count == point:
            os.kill(os.getpid(), signal.SIGKILL)
        if event.startswith("c_") and getattr(called, "__name__", "") in TURNS:
            turns.append(count)

    sys.setprofile(tick)
    work()
    sys.setprofile(None)
    report.write_text(json.dumps([count, turns]))


def commit(folder: Path, point: int) -> None:
    """Die in a commit."""
    with FolderStore(folder, derive).writer() as writer:
        change(writer)
        killed_at(point, folder.parent / "events", writer.commit)


def recover(folder: Path, point: int) -> None:
    """Die in the recovery of a folder whose writer was killed."""
    killed_at(point, folder.parent / "events", lambda: FolderStore(folder, derive).writer().close())


def create(folder: Path, point: int) -> None:
    """Die while a folder is made."""
    killed_at(point, folder.parent / "events", partial(FolderStore.create, folder, derive, BASE))


def write(folder: Path, point: int) -> None:
    """Die in an update."""
    with GraphWriter(FolderStore(folder, derive)) as writer:
        killed_at(point, folder.parent / "events", lambda: writer.update(UPDATE, {}))


def state(folder: Path) -> str:
    """All that a reader sees."""
    view = open_view(folder)
    texts = [(name, digest, view.text(name)) for name, digest in view.articles()]
    hits = [hit.id for hit in view.search("nobody", "sentence")]
    return json.dumps([texts, sorted(hits), list(dump(view))])


def examine(folder: Path, old: str, new: str) -> None:
    """The folder shows the old state or the new one, to readers at once and after recovery, and can be finished."""
    seen = state(folder)
    assert seen in (old, new), "a reader sees a mixture"
    FolderStore(folder, derive).writer().close()
    recovered = state(folder)
    assert recovered in (old, new), "recovery leaves a mixture"
    assert seen == old or recovered == new, "recovery loses what was seen"
    if seen != recovered:
        (folder.parent / "later").touch()
    with FolderStore(folder, derive).writer() as writer:
        change(writer)
    assert state(folder) == new, "a rerun does not finish the job"
    names = sorted(path.name for path in (folder / "snapshots").iterdir())
    assert len(names) <= 3, names
    assert not [name for name in names if name.startswith(".")], names


def examine_written(folder: Path, old: str, new: str) -> None:
    """The folder shows the old state or the new one, and the next writer never finds anything between."""
    seen = state(folder)
    assert seen in (old, new), "a reader sees a mixture"
    with FolderStore(folder, derive).writer() as writer:
        quads = sorted(str(quad) for quad in writer._quads.engine)
    assert state(folder) == seen, "the next writer changes what was seen"
    assert len(quads) == len(json.loads(seen)[2]), "the writer's own quads are not those of the state"
    if seen == old:
        (folder.parent / "later").touch()
    with GraphWriter(FolderStore(folder, derive)) as graphs:
        graphs.update(UPDATE, {})
    assert state(folder) == new, "doing it again does not finish the job"
    assert not [path for path in folder.iterdir() if path.name.endswith(".part")]


def examine_made(folder: Path, old: str, new: str) -> None:
    """A folder whose making was cut short is made by making it again."""
    if read_manifest(folder) is None:
        FolderStore.create(folder, derive, BASE)
        (folder.parent / "later").touch()
    with FolderStore(folder, derive).writer() as writer:
        before(writer)
    assert state(folder) == old
    examine(folder, old, new)


def prepare(place: Path, kind: str) -> None:
    """Make the folder to start from, and write down what it shows before and after the change."""
    start = place / "start"
    with FolderStore.create(start, derive, BASE).writer() as writer:
        before(writer)
    (place / "old").write_text(state(start))
    shutil.copytree(start, place / "done")
    if kind in ("write", "undo"):
        with GraphWriter(FolderStore(place / "done", derive)) as graphs:
            graphs.update(UPDATE, {})
    else:
        with FolderStore(place / "done", derive).writer() as writer:
            change(writer)
    (place / "new").write_text(state(place / "done"))
    if kind == "create":
        shutil.rmtree(start)
        start.mkdir()


def main(kind: str, place: Path, points: int) -> None:
    """Prepare, sweep, report."""
    die = {"commit": commit, "recover": recover, "create": create, "write": write, "undo": recover}[kind]
    check = {"create": examine_made, "write": examine_written, "undo": examine_written}.get(kind, examine)
    assert in_child(lambda: prepare(place, kind)) == 0
    old, new = (place / "old").read_text(), (place / "new").read_text()
    if kind == "recover":
        # Somewhere after the journal was written and before the new state was published.
        assert in_child(lambda: commit(place / "start", 4000)) == -signal.SIGKILL
    if kind == "undo":
        shutil.copytree(place / "start", place / "dry")
        assert in_child(lambda: write(place / "dry", 0)) == 0
        events, turns = json.loads((place / "events").read_text())
        # After the engine has changed the quads, before the new state is published.
        assert in_child(lambda: write(place / "start", turns[len(turns) // 3])) == -signal.SIGKILL
    shutil.copytree(place / "start", place / "count")
    assert in_child(lambda: die(place / "count", 0)) == 0
    events, turns = json.loads((place / "events").read_text())
    even = [1 + number * events // points for number in range(points)]
    chosen = sorted({*even, *(turns[number * len(turns) // points] for number in range(points))})
    wrong, finished_later = [], 0
    for point in chosen:
        folder = place / f"at-{point}"
        shutil.copytree(place / "start", folder)
        if in_child(lambda: die(folder, point)) != -signal.SIGKILL:  # noqa: B023 - called at once
            wrong.append(f"{point}: not killed")
        elif in_child(lambda: check(folder, old, new)):  # noqa: B023 - called at once
            wrong.append(f"{point}: see stderr")
        finished_later += (place / "later").exists()
        (place / "later").unlink(missing_ok=True)
        shutil.rmtree(folder)
    report = {"events": events, "points": len(chosen), "finished_later": finished_later, "wrong": wrong}
    print(json.dumps(report))  # noqa: T201 - the report


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
