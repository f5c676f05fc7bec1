"""A server that takes writes, and a client that may write."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from running import running

from api.app import ServeOptions
from api.bearer import read_token
from api.writing import WriteLimits, WriteOptions
from kg.query.question import PoolLimits

TOKEN = "a-token-that-is-long-enough"


@contextmanager
def writable(folder: Path, limits: WriteLimits | None = None, *, cors: bool = False) -> Iterator[httpx.Client]:
    """Serve a folder for writing; gives a client with the token."""
    file = folder.with_name("token")
    file.write_text(f"{TOKEN}\n")
    file.chmod(0o600)
    writing = WriteOptions(read_token(file), limits or WriteLimits(), cors=cors)
    options = ServeOptions(limits=PoolLimits(workers=1, seconds=10), refresh=0.2, writing=writing)
    headers = {"authorization": f"Bearer {TOKEN}"}
    with (
        running(folder, options) as port,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=30) as client,
    ):
        yield client


def update(client: httpx.Client, text: str, **parameters: object) -> httpx.Response:
    """Send an update bare."""
    headers = {"content-type": "application/sparql-update"}
    return client.post("/update", content=text.encode(), headers=headers, params=parameters)  # type: ignore[arg-type]


def ask(client: httpx.Client, query: str) -> bool:
    """Ask the endpoint for queries."""
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["boolean"])
