"""The writer of a graph folder, and how it keeps two stores together.

A commit changes quads and SQLite, so the order matters:

1. The change is written to the journal in SQLite, and that is on the disk.
2. A transaction of SQLite begins; in it the books and texts change, and tell what changes in the quads.
3. The quads change, and a snapshot of them is made.
4. The row that names the newest snapshot changes, the journal is emptied, the transaction ends.

A reader takes the texts and the name of the snapshot from one transaction: it sees the state before (4) or the one
after it, never a mixture. Killed before the end of (1), the writer loses the batch. Killed later, it loses nothing:
the next writer finds the journal and does (2) to (4) again from the same books, and changing the quads twice equals
changing them once.

Changes that the books do not hold, such as a stranger's update, come about in one step too, but a writer killed in the
middle of one undoes it: the journal then says that the quads are those of the newest published snapshot.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from traceback import clear_frames
from typing import Final, TypeVar

from kg.rdf.quads import Encoded
from kg.store import index, snapshots, texts
from kg.store.change import from_entry, to_entry
from kg.store.delta import Delta
from kg.store.derivation import Deriver
from kg.store.ledger import Ledger
from kg.store.lock import lock_folder
from kg.store.manifest import FORMAT, Manifest, write_manifest
from kg.store.ontology import ontology_state, renewal
from kg.store.oxigraph import Quads
from kg.store.parsing import to_graph
from kg.store.pending import PendingWriter
from kg.store.storage import translated

# Journal entries that are no article.
_REDERIVE: Final = b"rederive"
_ONTOLOGY: Final = b"ontology"
_INDEX: Final = b"index"
_UNDO: Final = b"undo"
_MUCH: Final = 20_000
"""Quads from which on the tables of a writer's commits are merged at its end."""

T = TypeVar("T")


class FolderWriter(PendingWriter):
    """The one writer of a folder."""

    def __init__(self, folder: Path, manifest: Manifest, deriver: Deriver) -> None:
        self._folder, self._manifest = folder, manifest
        self._listed = False
        self._added = 0
        """Quads that this writer added."""
        with ExitStack() as opened, translated(folder):
            opened.enter_context(lock_folder(folder))
            self._connection = opened.enter_context(closing(texts.connect(folder / "texts.sqlite")))
            super().__init__(Ledger(self._connection, manifest.base, deriver), manifest.base, deriver)
            opened.callback(lambda: self._quads.close())
            if self._journal() == [_UNDO] or not (folder / "quads").exists():
                self._undo()
            else:
                self._quads = Quads(folder / "quads")
            self._bring_up_to_date()
            self._settle()
            if not manifest.plain and texts.get_state(self._connection, "ontology") != ontology_state():
                self._write_journal([_ONTOLOGY])
                self._settle()
            self._opened = opened.pop_all()

    def _bring_up_to_date(self) -> None:
        """Make the index of a folder that has none, or one of another version, and finish what was begun."""
        if texts.get_state(self._connection, "index") == index.VERSION:
            return
        # Told first, so that an older program, which would let the index fall behind, stays away.
        write_manifest(self._folder, replace(self._manifest, format=FORMAT))
        with texts.transaction(self._connection):
            index.create_index(self._connection)
        self._settle()
        self._write_journal([_INDEX])
        self._settle()

    def close(self) -> None:
        """Give up what is not committed, and the lock."""
        self._pending.clear()
        self._opened.close()

    def put(self, encoded: Encoded) -> None:
        """Add an article or replace it whole; it is there after the next commit. Raises ArticleError."""
        with translated(self._folder):
            self._list_anew()
        super().put(encoded)

    def digest(self, article: str) -> str | None:
        """Return the digest under which an article is stored or pending; None if it is not."""
        with translated(self._folder):
            return super().digest(article)

    def totals(self) -> dict[str, int]:
        """Return the numbers of what is committed."""
        with translated(self._folder):
            return super().totals()

    def fail(self, origin: str, message: str) -> None:
        """List an article that could not be used. A run's first article begins the list anew."""
        line = json.dumps({"origin": origin, "message": message}, ensure_ascii=False) + "\n"
        with translated(self._folder):
            self._list_anew()
            # A lone surrogate, from a file name, is written as the escape that JSON has for it.
            with (self._folder / "failures.jsonl").open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(line)

    def _list_anew(self) -> None:
        if not self._listed:
            (self._folder / "failures.jsonl").write_text("", "utf-8")
            self._listed = True

    def commit(self) -> None:
        """Make everything put and removed since the last commit visible, in one step.

        Raises:
            StoreFull: no room is left. What was committed is safe; this change is made by the next commit or writer,
                once there is room, if its journal could be written.
        """
        with translated(self._folder):
            self._settle()
            if self._pending:
                changes = list(self._pending.values())
                self._write_journal(map(to_entry, changes))
                self._pending.clear()
                self._carry_out(lambda: self._ledger.apply(changes))

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            self.commit()
            if self._added >= max(_MUCH, self.totals()["quads"] // 4):
                # A query looks into the tables of every commit; of much that is new they are made one.
                self.change(lambda quads: quads.engine.optimize())
        super().__exit__(*error)

    def rederive(self) -> None:
        """Drop the derived graph and work it out again from the graphs of all articles."""
        self.commit()
        with translated(self._folder):
            self._write_journal([_REDERIVE])
            self._settle()

    @property
    def snapshot(self) -> str:
        """Name of the published state."""
        return self._snapshot()

    def has_graph(self, graph: str) -> bool:
        """Whether a graph is there; the unnamed one ("") always is."""
        return not graph or self._quads.engine.contains_named_graph(to_graph(graph))

    def change(self, alter: Callable[[Quads], T]) -> T:
        """Commit, then make a change to the quads that the books do not hold, whole or not at all.

        `alter` changes the quads and leaves nothing behind that holds their engine; what it raises undoes all that it
        did.
        """
        self.commit()
        with translated(self._folder):
            self._write_journal([_UNDO])
            try:
                result = alter(self._quads)
                with texts.transaction(self._connection):
                    name = self._make_snapshot()
                    self._publish(name)
            except BaseException as error:
                # What the calls that failed still name would keep the engine open, and its lock with it.
                clear_frames(error.__traceback__)
                self._quads.close()
                self._undo()
                raise
            snapshots.prune(self._folder, name)
            return result

    def _undo(self) -> None:
        """Take the quads of the newest published snapshot, and open them."""
        snapshots.restore(self._folder, self._snapshot(), self._folder / "quads")
        self._quads = Quads(self._folder / "quads")
        with texts.transaction(self._connection):
            self._connection.execute("DELETE FROM journal WHERE change = ?", (_UNDO,))

    def _journal(self) -> list[bytes]:
        return [change for (change,) in self._connection.execute("SELECT change FROM journal ORDER BY id")]

    def _write_journal(self, changes: Iterable[bytes]) -> None:
        with texts.transaction(self._connection):
            self._connection.executemany("INSERT INTO journal (change) VALUES (?)", ((one,) for one in changes))

    def _settle(self) -> None:
        """Carry out what the journal holds, such as the change that a killed writer left."""
        if changes := self._journal():
            self._carry_out(lambda: self._enter(changes))

    def _carry_out(self, enter: Callable[[], Delta]) -> None:
        """Make the change that the journal holds; `enter` enters it into the books."""
        with texts.transaction(self._connection):
            delta = enter()
            self._quads.apply(delta)
            self._added += len(delta.added) + sum(graph.count("\n") for graph in delta.nquads)
            name = self._make_snapshot()
            texts.set_state(self._connection, "told", name)
            self._publish(name)
        snapshots.prune(self._folder, name)

    def _enter(self, changes: list[bytes]) -> Delta:
        if changes == [_REDERIVE]:
            return self._ledger.rederive(self._quads.graph)
        if changes == [_INDEX]:
            delta = Delta()
            self._ledger.reindex(self._quads.graph, delta)
            return delta
        if changes == [_ONTOLOGY]:
            before = texts.get_state(self._connection, "ontology")
            texts.set_state(self._connection, "ontology", ontology_state())
            return renewal(before)
        return self._ledger.apply(from_entry(change, self._base) for change in changes)

    def _make_snapshot(self) -> str:
        number = int(self._snapshot().partition("-")[0]) + 1
        name = f"{number:08}-{self._manifest.store}"
        snapshots.make(self._folder, name, self._quads.backup)
        return name

    def _publish(self, name: str) -> None:
        texts.set_state(self._connection, "snapshot", name)
        self._connection.execute("DELETE FROM journal")

    def _snapshot(self) -> str:
        return texts.get_state(self._connection, "snapshot")
