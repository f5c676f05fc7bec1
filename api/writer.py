"""The writer: a process that changes one graph folder for strangers and may be killed at any moment.

Run as `python -m api.writer FOLDER MEMORY PARENT`; requests come in on standard input, answers go out on standard
output (see `kg.query.frames`). The folder is locked only while a request is carried out, so that builds get their turn.
"""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

from api.conditions import Conditions
from kg import __version__, derive
from kg.errors import KgError, QuerySyntaxError, StoreLocked
from kg.query.confine import confine
from kg.query.frames import END, ERROR, HELLO, read_frame, write_frame
from kg.query.mistakes import explain
from kg.query.updates import steps
from kg.store.documents import Document
from kg.store.folder import FolderStore
from kg.store.graph_writer import GraphWriter

_GRACE: Final = 2.0
_PATIENCE: Final = 5.0
"""Seconds to wait for another writer to finish; a build takes longer, a write of another server less."""


class Writer:
    """Carries requests out, one after the other."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        self._folder, self._descriptor = folder, descriptor
        self.deadline = float("inf")
        """When the process ends itself, should nobody have killed it: `time.monotonic()`."""

    def serve(self, source: int) -> None:
        """Carry requests out until the other side closes the pipe."""
        while True:
            try:
                _, content = read_frame(source)
            except EOFError:
                return
            request = json.loads(content)
            self.deadline = time.monotonic() + request["seconds"] + _GRACE
            try:
                letter, told = END, self._carry_out(request)
            except KgError as error:
                letter, told = ERROR, {"kind": type(error).__name__, **vars(error)}
            self.deadline = float("inf")
            write_frame(self._descriptor, letter, json.dumps(told).encode())

    def _carry_out(self, request: dict[str, Any]) -> dict[str, Any]:
        store = FolderStore(self._folder, derive)
        if request["kind"] == "update":
            return _update(store, request)
        with _waiting(store, request["seconds"]) as writer:
            there, dropped = writer.has_graph(request["graph"]), request["kind"] == "drop"
            if there or not dropped:
                Conditions(**request["conditions"]).demand(f"{writer.snapshot}-{__version__}", there=there)
            if dropped:
                writer.drop(request["graph"])
                return {}
            parts = [(Path(path), Document(**document)) for path, document in request["parts"]]
            return {"new": writer.put(request["graph"], parts, replace=request["replace"])}


def _update(store: FolderStore, request: dict[str, Any]) -> dict[str, Any]:
    text, prefixes = request["update"], request["prefixes"]
    planned = steps(text, request["using"], request["named"], plain=store.manifest.plain)
    with _waiting(store, request["seconds"]) as writer:
        try:
            writer.update(planned, prefixes, request["base"])
        except QuerySyntaxError as error:
            raise explain(text, "Update", prefixes, error.message) from error
    return {}


def _waiting(store: FolderStore, seconds: float) -> GraphWriter:
    """Return the writer of a folder, once others have finished; `seconds` is all there is. Raises StoreLocked."""
    patience = time.monotonic() + min(_PATIENCE, seconds / 2)
    while True:
        try:
            return GraphWriter(store)
        except StoreLocked:
            if time.monotonic() > patience:
                raise
        time.sleep(0.05)


def _watch(writer: Writer, parent: int) -> None:
    """End the process when its parent is gone or its time is long up: the engine itself cannot be interrupted."""
    while os.getppid() == parent and time.monotonic() < writer.deadline:
        time.sleep(0.5)
    os._exit(1)


def main(arguments: list[str]) -> None:
    """Serve one folder: bytes of address space and the number of the parent process follow its name."""
    folder, memory, parent = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.dup(1)
    os.dup2(2, 1)
    write_frame(answers, HELLO, json.dumps(confine(folder, memory, writing=True)).encode())
    writer = Writer(folder, answers)
    threading.Thread(target=_watch, args=(writer, parent), daemon=True).start()
    writer.serve(0)


if __name__ == "__main__":
    main(sys.argv[1:])
