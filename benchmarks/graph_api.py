"""How fast the graph API answers over a big folder: the table of docs/graph-api.md, section Speed.

    python -m benchmarks.graph_api FOLDER [--seconds 300] [--repeat 6]

Starts `kg serve` on loopback, asks each kind of question once, and then each about actors named most (hubs), less often
and rarely: one request at a time on one connection, the first one of each address included.
Milliseconds are those of the header `Server-Timing`, from the request's arrival to the head of the answer, which is
whole by then: elapsed, and of the processor, which is the figure to trust where other programs run beside. A folder is
made by `python -m benchmarks.news_graph FOLDER`. Ends by itself.
"""

import argparse
import os
import platform
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import quote

from kg.graph.filters import Filters
from kg.graph.loading import read_columns
from kg.graph.records import Edge, Node
from kg.graph.sheet import Sheet
from kg.store.folder import open_view

T = TypeVar("T")

_OF_A_KIND: Final = 8
_CLASSES: Final = ("hubs", "middling", "rare")


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of question."""

    name: str
    target: float
    """Milliseconds that 95 of 100 answers may take."""
    addresses: tuple[tuple[str, ...], ...]
    """For hubs, middling and rare actors."""


def questions(folder: Path) -> list[Question]:
    """Return the questions, about actors and pairs that the folder has."""
    view = open_view(folder)
    sheet = Sheet(read_columns(view), Filters(speech=True), lambda rows: dict.fromkeys(rows, ("", "")))
    view.close()
    told = [node for node in sheet.nodes if not node.anonymous and node.type != "place"]
    actors = _classes(sorted(told, key=lambda node: -node.statements_by - node.statements_about))
    spoken = sorted((one for one in sheet.edges if one.kind == "SPEAK_ABOUT"), key=lambda edge: -edge.statements)
    pairs, denied = _classes(spoken), _classes([edge for edge in spoken if edge.counts.denied])
    from_hubs = [list(zip(some, actors[0][::-1], strict=False)) for some in actors]
    return [
        Question("neighbors, depth 1", 5, _about("entities/{}/neighbors", actors)),
        Question("ego, depth 2", 20, _about("entities/{}/ego?hops=2", actors)),
        Question("shortest paths", 5, tuple(tuple(map(_path, some)) for some in from_hubs)),
        Question("timeline page", 10, _about("entities/{}/timeline", actors)),
        Question("statements, speaker and about", 20, _between("statements?speaker={}&about={}", pairs)),
        Question("contradictions of a pair", 50, _between("disputes?speaker={}&about={}", denied)),
        Question("suggest", 10, tuple(tuple(map(_prefix, some)) for some in actors)),
    ]


def _classes(ranked: Sequence[T]) -> list[list[T]]:
    """Return the first ones, some of the first twentieth, and some of the last half."""
    parts = (ranked[:_OF_A_KIND], ranked[len(ranked) // 50 : len(ranked) // 20], ranked[len(ranked) // 2 :])
    return [list(part[:: max(len(part) // _OF_A_KIND, 1)][:_OF_A_KIND]) for part in parts]


def _about(pattern: str, actors: Sequence[Sequence[Node]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(pattern.format(quote(node.id)) for node in some) for some in actors)


def _between(pattern: str, pairs: Sequence[Sequence[Edge]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(pattern.format(quote(e.source), quote(e.target)) for e in some) for some in pairs)


def _path(ends: tuple[Node, Node]) -> str:
    return f"paths?from={quote(ends[0].id)}&to={quote(ends[1].id)}"


def _prefix(node: Node) -> str:
    return f"suggest?q={quote(node.label[: 2 + len(node.id) % 3].strip())}"


class Server:
    """`kg serve` over a folder, and one connection to it."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int) -> None:
        self._process = process
        self.port = port
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, address: str) -> tuple[float, float, int, bool]:
        """Return milliseconds elapsed and of the processor, bytes, and whether it was answered."""
        self._connection.request("GET", f"/api/v1/{address}", headers={"Accept-Encoding": "identity"})
        answer = self._connection.getresponse()
        body = answer.read()
        elapsed, busy = (float(part.rpartition("=")[2]) for part in answer.headers["Server-Timing"].split(","))
        return elapsed, busy, len(body), answer.status == 200

    def reach(self) -> None:
        """Wait until the server listens."""
        while self._process.poll() is None:
            try:
                self._connection.connect()
                return
            except ConnectionError:
                time.sleep(0.01)
        raise RuntimeError("the server ended")

    @property
    def memory(self) -> dict[str, int]:
        """Resident memory now and at most, in MiB (Linux)."""
        lines = Path(f"/proc/{self._process.pid}/status").read_text("ascii").splitlines()
        found = dict(line.split(":") for line in lines if line.startswith(("VmRSS", "VmHWM")))
        return {name: int(value.split()[0]) // 1024 for name, value in found.items()}


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Run the server for as long as the block takes."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["-c", "import sys; from kg.cli import main; sys.exit(main())", "serve", str(folder), "--port", str(port)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([sys.executable, *command], stdout=log, stderr=log)
        try:
            yield Server(process, port)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def measure(server: Server, addresses: Sequence[str], repeat: int, until: float) -> str:
    """Return the cells of one line: 50th and 95th of 100 answers, elapsed and of the processor, size, refusals."""
    answers: list[tuple[float, float, int, bool]] = []
    for address in addresses * repeat:
        if time.monotonic() > until:
            break
        answers.append(server.ask(address))
    if not answers:
        return "| " * 6
    elapsed, busy, sizes, told = (sorted(column) for column in zip(*answers, strict=True))
    places = [min(int(len(answers) * part), len(answers) - 1) for part in (0.5, 0.95)]
    cells = [f"{column[place]:.1f}" for column in (elapsed, busy) for place in places]
    return f"| {' | '.join(cells)} | {sizes[-1] / 1024:.0f} | {len(told) - sum(told)} of {len(told)} "


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=300.0, help="shared among all lines of the table")
    parser.add_argument("--repeat", type=int, default=6, help="times that each address is asked")
    chosen = parser.parse_args(arguments)
    asked = questions(chosen.folder)
    begun = time.monotonic()
    until, share = begun + chosen.seconds, chosen.seconds / len(asked) / len(_CLASSES)
    with serving(chosen.folder) as server:
        server.reach()
        for question in asked:
            ready = server.ask(question.addresses[0][0])[-1]
            while not ready and question is asked[0] and time.monotonic() < until:
                ready = server.ask(question.addresses[0][0])[-1]
        spent = time.monotonic() - begun
        print(f"The graph made, and each question asked once, after {spent:.1f} s; {_memory(server.memory)}.\n")
        print("| question | about | p50 ms | p95 ms | cpu p50 | cpu p95 | KiB at most | refused | target ms |")
        print("| --- | --- |" + " ---: |" * 7)
        for question in asked:
            for name, addresses in zip(_CLASSES, question.addresses, strict=True):
                cells = measure(server, addresses, chosen.repeat, time.monotonic() + share)
                print(f"| {question.name} | {name} {cells}| {question.target:.0f} |", flush=True)
        print(f"\nAfter all of them: {_memory(server.memory)}; {_machine()}.")


def _memory(told: dict[str, int]) -> str:
    return f"{told['VmRSS']} MiB resident, {told['VmHWM']} at most"


def _machine() -> str:
    load: Any = os.getloadavg()
    return f"{os.cpu_count()} cores ({platform.machine()}), load {load[0]:.1f}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
