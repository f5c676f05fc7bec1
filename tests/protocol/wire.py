"""HTTP/1.1 as bytes on a socket: nothing is mended on the way out, nothing hidden on the way in."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).parents[2]

FORM = ("Content-Type", "application/x-www-form-urlencoded")
QUERY = ("Content-Type", "application/sparql-query")
UPDATE = ("Content-Type", "application/sparql-update")

Field = tuple[str, str]

TOKEN = "a-token-for-the-protocols-alone"
BEARER = ("Authorization", f"Bearer {TOKEN}")

D = "http://example.org/d/"
"""The data: graphs `1`, `2`, `3`, each with the triple that it is of the type `T`, and such a triple for `0` in the
unnamed graph; the graph `terms` has terms of all kinds."""


def enc(text: str) -> str:
    """Percent-encode all but letters and digits."""
    return quote(text, safe="")


@dataclass(frozen=True)
class Reply:
    """An answer as it came."""

    status: int
    fields: tuple[Field, ...]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Return all values of a field."""
        return [value for field, value in self.fields if field == name.lower()]

    def field(self, name: str) -> str:
        """Return the values of a field as one, empty without any."""
        return ", ".join(self.all(name))

    @property
    def media_type(self) -> str:
        return self.field("content-type").partition(";")[0]

    @property
    def vary(self) -> set[str]:
        return {one.strip().lower() for one in self.field("vary").split(",")}

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class Wire:
    """A server on a port of this machine."""

    port: int

    def send(self, method: str, target: str, *fields: Field, body: bytes | str = b"") -> Reply:
        """Send one request and read its answer to the end of the connection."""
        content = body.encode() if isinstance(body, str) else body
        given = {name.lower() for name, _ in fields}
        more = [] if "host" in given else [("Host", f"127.0.0.1:{self.port}")]
        # What is left of a large body is read and thrown away on a connection that stays.
        more += [("Connection", "close")] if len(content) < 2**16 and not given & {"content-length"} else []
        framed = given & {"content-length", "transfer-encoding"}
        more += [("Content-Length", str(len(content)))] if content and not framed else []
        lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in (*fields, *more))]
        return self.raw("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content, head=method == "HEAD")

    def raw(self, request: bytes, *, head: bool = False) -> Reply:
        """Send bytes and read one answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            with suppress(ConnectionError):  # It may have answered and closed before it had read all.
                connection.sendall(request)
            received = b""
            stays = b"Connection: close" not in request
            while not (stays and _complete(received)) and (part := connection.recv(1 << 16)):
                received += part
        return parse(received, head=head)

    def get(self, query: str, *fields: Field, more: str = "") -> Reply:
        """Ask by GET."""
        return self.send("GET", f"/sparql?query={enc(query)}{more}", *fields)

    def post(self, query: str | bytes, *fields: Field, target: str = "/sparql") -> Reply:
        """Ask by direct POST."""
        return self.send("POST", target, QUERY, *fields, body=query)

    def form(self, body: str | bytes, *fields: Field, target: str = "/sparql") -> Reply:
        """Ask by a form."""
        return self.send("POST", target, FORM, *fields, body=body)


def _complete(received: bytes) -> bool:
    top, blank, rest = received.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", top)
    return bool(blank) and length is not None and len(rest) >= int(length[1])


def parse(received: bytes, *, head: bool = False) -> Reply:
    """Take an answer apart. What comes after it fails the test."""
    top, _, rest = received.partition(b"\r\n\r\n")
    line, *lines = top.decode("latin-1").split("\r\n")
    fields = tuple((name.lower(), value.strip()) for name, _, value in (one.partition(":") for one in lines))
    named = dict(fields)
    status = int(line.split(" ")[1])
    if head or status in (204, 304):
        assert rest == b"", "there is a body where none may be"
        return Reply(status, fields, b"")
    if named.get("transfer-encoding") == "chunked":
        body = b""
        while True:
            size, _, rest = rest.partition(b"\r\n")
            length = int(size, 16)
            body, rest = body + rest[:length], rest[length + 2 :]
            if not length:
                return Reply(status, fields, body)
    if "content-length" in named:
        assert len(rest) == int(named["content-length"])
    return Reply(status, fields, rest)


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Wire]:
    """Run `kg serve` over a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "import sys; from kg.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "serve", str(folder), "--port", str(port), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KG_LOG": "warning"}
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    try:
        for _ in range(600):
            assert server.poll() is None, "the server ended"
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except ConnectionError:
                time.sleep(0.05)
        yield Wire(port)
    finally:
        server.terminate()
        server.wait(20)
