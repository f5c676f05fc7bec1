"""Start `kg serve`, ask it in SPARQL over HTTP, stop it.

python examples/sparql_from_python.py [FOLDER]
"""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from kg.build import build

CORPUS = Path(__file__).parent / "corpus"

# The endpoint knows the prefixes of the vocabulary (news:, rdfs:, schema: ...).
QUERY = """
SELECT ?speaker ?status ?sentence WHERE {
  ?statement schema:about ?actor ; news:speaker/rdfs:label ?speaker ; news:status/rdfs:label ?status ;
    news:cue ?cue ; news:evidence/news:exact ?sentence .
  ?actor rdfs:label "Belarus"@en .
} ORDER BY ?speaker ?sentence"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address of a server over a graph folder, and stop it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kg = Path(sys.executable).with_name("kg")
    command = [str(kg), "serve", str(folder), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(150):
        if server.poll() is not None:
            raise SystemExit(f"kg serve ended with {server.returncode}")
        try:
            urlopen(f"{address}/healthz", timeout=5).close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("kg serve does not answer")


def select(address: str, query: str) -> list[dict[str, str]]:
    """Return the rows of a SELECT query (SPARQL 1.1 Protocol, query via POST)."""
    request = Request(
        f"{address}/sparql",
        data=urlencode({"query": query}).encode(),
        headers={"Accept": "application/sparql-results+json"},
    )
    with urlopen(request, timeout=30) as answer:
        found = json.load(answer)
    return [{name: cell["value"] for name, cell in row.items()} for row in found["results"]["bindings"]]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(mkdtemp()) / "kg"
    if not folder.exists():
        build([str(CORPUS)], folder)
    with served(folder) as address:
        for row in select(address, QUERY):
            print(f"{row['speaker']} ({row['status']})\n    {row['sentence']}")


if __name__ == "__main__":
    main()
