"""The graph folder: what it refuses, what it keeps for readers, and what it mends."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from making import BASE, Making, actor, threat

from kg import derive
from kg.errors import StoreError, StoreLocked, UsageError
from kg.store import ontology
from kg.store.dump import dump
from kg.store.folder import FolderStore, open_view
from kg.store.manifest import FORMAT, read_manifest


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore.create(tmp_path / "graph", derive, BASE, model="pipeline", lexicon="abc")


def put(store: FolderStore, *headlines: str) -> None:
    with store.writer() as writer:
        for headline in headlines:
            writer.put(threat(headline))


def snapshots(store: FolderStore) -> list[str]:
    return sorted(path.name for path in (store.folder / "snapshots").iterdir())


def test_manifest(store: FolderStore) -> None:
    """The folder remembers its base and what it was made with."""
    manifest = read_manifest(store.folder)
    assert manifest == FolderStore(store.folder).manifest
    assert manifest is not None
    assert (manifest.format, manifest.base, manifest.model, manifest.lexicon) == (FORMAT, BASE, "pipeline", "abc")


def test_a_newer_folder_is_refused(store: FolderStore) -> None:
    """A folder that a newer program has written says so and is not touched."""
    path = store.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": FORMAT + 1}))
    with pytest.raises(StoreError, match=f"format {FORMAT + 1}.*upgrade newskg"):
        open_view(store.folder)


@pytest.mark.parametrize("content", ["", "[]", '{"format": 1}', '{"format": "x"}'])
def test_a_damaged_manifest_is_told(store: FolderStore, content: str) -> None:
    """A manifest that cannot be read is an error with its path."""
    (store.folder / "manifest.json").write_text(content)
    with pytest.raises(StoreError, match=r"manifest\.json is damaged"):
        open_view(store.folder)


def test_what_is_no_graph_folder(tmp_path: Path) -> None:
    """A missing folder, a file, and a folder with other things are refused and left as they are."""
    with pytest.raises(StoreError, match="not a graph folder"):
        open_view(tmp_path / "none")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="not a graph folder"):
        open_view(tmp_path / "file")
    with pytest.raises(StoreError, match="cannot be made"):
        FolderStore.create(tmp_path / "file", derive)
    with pytest.raises(StoreError, match="holds file"):
        FolderStore.create(tmp_path, derive)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    FolderStore.create(tmp_path / "graph", derive)
    with pytest.raises(StoreError, match="already"):
        FolderStore.create(tmp_path / "graph", derive)


@pytest.mark.parametrize("base", ["", "data/", "https://data.example", "https://data.example/a b/"])
def test_a_base_that_makes_no_identifiers_is_refused(tmp_path: Path, base: str) -> None:
    """Identifiers are joined to the base, so it must be an absolute IRI that ends in a slash."""
    with pytest.raises(UsageError, match="base"):
        FolderStore.create(tmp_path / "graph", derive, base)
    assert not (tmp_path / "graph").exists()


def test_readers_cannot_write(store: FolderStore) -> None:
    """A store opened without the rules of the derived graph gives no writer."""
    with pytest.raises(StoreError, match="for reading only"):
        FolderStore(store.folder).writer()


def test_the_lock_names_its_holder(store: FolderStore) -> None:
    """Another process is told which one writes and what to do, and gets in when that one is gone."""
    code = (
        "import sys; from kg import derive; from kg.store.folder import FolderStore; from kg.errors import StoreLocked"
    )
    code += "\ntry: FolderStore(sys.argv[1], derive).writer().close(); print('in')\nexcept StoreLocked as e: print(e)"
    command = [sys.executable, "-c", code, str(store.folder)]
    writer = store.writer()
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert f"{store.folder} is being written by process {os.getpid()} (wait until" in told
    writer.close()
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "in\n"


def test_old_states_go_unless_somebody_reads_them(store: FolderStore) -> None:
    """The last three states stay, and any that a view holds, until it is closed."""
    put(store, "First")
    held = store.view()
    before = list(dump(held))
    for number in range(5):
        put(store, f"Later {number}")
    assert len(snapshots(store)) == 4
    assert held.snapshot in snapshots(store)
    assert list(dump(held)) == before
    assert [hit.text for hit in held.search("nobody", "sentence")] == ["Nobody answered."]
    held.close()
    put(store, "Last")
    assert len(snapshots(store)) == 3
    assert held.snapshot not in snapshots(store)


def test_a_commit_without_change_makes_no_state(store: FolderStore) -> None:
    """Entity tags stay valid while nothing changes."""
    put(store, "First")
    before = store.view().snapshot
    assert store.newest() == before
    with store.writer() as writer:
        writer.commit()
    assert store.view().snapshot == before
    put(store, "Second")
    assert store.newest() == store.view().snapshot != before


def test_states_of_two_folders_have_different_names(tmp_path: Path) -> None:
    """A folder that was made anew never gives out an entity tag of the old one."""
    first, second = (FolderStore.create(tmp_path / name, derive, BASE) for name in ("one", "two"))
    assert first.view().snapshot != second.view().snapshot


def test_lost_quads_come_back(store: FolderStore) -> None:
    """Without `quads/` the writer goes on from the newest snapshot."""
    put(store, "First")
    before = list(dump(store.view()))
    shutil.rmtree(store.folder / "quads")
    put(store, "Second")
    with store.writer() as writer:
        writer.remove(threat("Second").article)
    assert list(dump(store.view())) == before


def test_a_missing_snapshot_is_told(store: FolderStore) -> None:
    """A folder that lacks its newest state is an error, not an empty graph."""
    shutil.rmtree(store.folder / "snapshots" / store.view().snapshot)
    with pytest.raises(StoreError, match="is missing"):
        store.view()


def test_damaged_texts_are_told(store: FolderStore) -> None:
    """A data base that is none is an error with its path."""
    for path in store.folder.glob("texts.sqlite*"):
        path.unlink()
    (store.folder / "texts.sqlite").write_bytes(b"no data base " * 500)
    with pytest.raises(StoreError, match=r"texts\.sqlite cannot be"):
        store.view()
    with pytest.raises(StoreError, match=r"texts\.sqlite cannot be"):
        store.writer()
    (store.folder / "texts.sqlite").unlink()
    with pytest.raises(StoreError, match=r"texts\.sqlite"):
        store.view()


def set_modes(folder: Path, of_folders: int, of_files: int) -> None:
    """Set the modes of everything in a folder; a writer at work may take a file away meanwhile."""
    for path in [folder, *folder.rglob("*")]:
        with suppress(FileNotFoundError):
            path.chmod(of_folders if path.is_dir() else of_files)


@pytest.mark.parametrize("busy", [False, True])
def test_a_folder_that_cannot_be_written_can_be_read(store: FolderStore, busy: bool) -> None:
    """Somebody who may not write can read, whether the folder rests or somebody else writes to it."""
    put(store, "First")
    writer = store.writer() if busy else None
    if writer:
        writer.put(threat("Second"))
        writer.commit()
    # Opened once before: afterwards the interpreter's own files may be out of reach.
    code = "import os, sys\nfrom kg.store.folder import open_view\nopen_view(sys.argv[1]).close()\n"
    code += "if os.getuid() == 0: os.setgid(65534), os.setuid(65534)\n"
    code += "print(len(list(open_view(sys.argv[1]).articles())))"
    set_modes(store.folder, 0o555, 0o444)
    for path in store.folder.parents:
        if "pytest" in str(path):
            path.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", code, str(store.folder)], capture_output=True, text=True, check=False)
    set_modes(store.folder, 0o755, 0o644)
    if writer:
        writer.close()
    assert done.stdout == ("2\n" if busy else "1\n"), done.stderr


def test_readers_while_a_writer_works(store: FolderStore) -> None:
    """Views opened during many commits are each whole: every article has its text, its quads and its edges."""
    problems: list[BaseException] = []
    over = threading.Event()

    def look() -> None:
        try:
            while not over.is_set():
                view = store.view()
                for name, _ in view.articles():
                    assert view.text(name)
                    assert any(view.quads(graph_name=f"{BASE}graph/{name}"))
                assert derive.differences(view) == (set(), set())
                view.close()
        except BaseException as error:  # noqa: BLE001 - told by the main thread
            problems.append(error)

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(12):
        put(store, f"Story {number % 4}", f"Other {number}")
    over.set()
    for reader in readers:
        reader.join()
    assert problems == []


def test_one_view_in_several_threads(store: FolderStore) -> None:
    """A view may be asked from many threads at once, as a web server does."""
    put(store, "First", "Second")
    view, problems = store.view(), []

    def ask() -> None:
        try:
            for _ in range(20):
                assert len(view.search("nobody", "sentence")) == 2
                assert view.text(threat("First").article)
                assert view.select("SELECT ?s WHERE { ?s a ?c } LIMIT 1")
        except BaseException as error:  # noqa: BLE001 - told by the main thread
            problems.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []


def test_failures_of_the_last_run(store: FolderStore) -> None:
    """failures.jsonl holds what the last run could not use, with hostile text and file names as plain JSON."""
    path = store.folder / "failures.jsonl"
    with store.writer() as writer:
        writer.fail("dump\udcff.txt:7", 'no "date"\n\x1b[31m')
    assert json.loads(path.read_text("utf-8")) == {"origin": "dump\udcff.txt:7", "message": 'no "date"\n\x1b[31m'}
    put(store, "First")
    assert path.read_text("utf-8") == ""


def test_an_older_ontology_is_replaced(store: FolderStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next writer of a newer program puts its ontology in the place of the folder's, and only once."""
    put(store, "First")
    before = list(dump(store.view()))
    old = ontology._text() + b"\n<https://w3id.org/newskg/ns#Old> a <https://w3id.org/newskg/ns#Gone> ."
    with monkeypatch.context() as patch:
        patch.setattr(ontology, "_text", lambda: old)
        store.writer().close()
        assert len(list(dump(store.view()))) == len(before) + 1
    store.writer().close()
    assert list(dump(store.view())) == before
    name = store.newest()
    store.writer().close()
    assert store.newest() == name


def test_the_books_hold_nothing_of_what_went(store: FolderStore) -> None:
    """After the last article went, no table but the state holds a row, and the word index finds nothing."""
    made = Making("First", text="First. Second.").know(actor("org/union", "Union", "HU")).encoded()
    with store.writer() as writer:
        writer.put(made)
        writer.put(threat("Other"))
    with store.writer() as writer:
        writer.remove(made.article)
        writer.remove(threat("Other").article)
    with sqlite3.connect(store.folder / "texts.sqlite") as books:
        tables = (
            "article",
            "sentence",
            "entity",
            "label",
            "record",
            "contribution",
            "quad",
            "link",
            "origin",
            "journal",
        )
        counts = {table: books.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
        for index in ("sentence", "headline", "label"):
            books.execute(f"INSERT INTO {index}_words ({index}_words) VALUES ('integrity-check')")
    assert counts == dict.fromkeys(tables, 0)


def test_a_second_writer_in_the_same_process(store: FolderStore) -> None:
    """The lock holds inside one process as well."""
    with store.writer(), pytest.raises(StoreLocked):
        FolderStore(store.folder, derive).writer()


def test_much_that_is_new_is_merged(store: FolderStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that adds much leaves fewer tables than its commits made, with the same quads and telling the same."""

    def tables(folder: Path) -> int:
        return len(list((folder / "quads").glob("*.sst")))

    def fill(target: FolderStore) -> int:
        with target.writer() as writer:
            for number in range(4):
                writer.put(threat(f"Much {number}"))
                writer.commit()
            return tables(target.folder)

    other = FolderStore.create(tmp_path / "other", derive, BASE)
    fill(other)
    monkeypatch.setattr("kg.store.folder_writer._MUCH", 1)
    before = fill(store)
    assert tables(store.folder) < before
    assert list(dump(open_view(store.folder))) == list(dump(open_view(other.folder)))
    # Readers keep what they have made of the state, which tells the same.
    assert open_view(store.folder).told != open_view(store.folder).snapshot
