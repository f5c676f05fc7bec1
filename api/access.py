"""One line for each answer: JSON for programs, text for people. No queries, no tokens, no control characters."""

import json
import sys
from datetime import UTC, datetime
from typing import IO, Literal, NamedTuple

AccessFormat = Literal["off", "text", "json"]


class Exchange(NamedTuple):
    """One request and what became of it."""

    method: str
    route: str
    """The address as the API's description writes it, such as `/api/v1/entities/{name}`."""
    path: str
    status: int
    """0 where nothing was sent."""
    seconds: float
    sent: int
    """Bytes of the body."""
    client: str
    request_id: str
    outcome: str = ""
    """Of a query: `ok`, `left`, or the kind of its error."""


class AccessLog:
    """Writes lines to a stream, standard output unless told otherwise."""

    def __init__(self, form: AccessFormat, stream: IO[str] | None = None) -> None:
        self._write = {"json": _as_json, "text": _as_text}.get(form)
        self._stream = stream or sys.stdout

    def tell(self, exchange: Exchange) -> None:
        """Write one line, if lines are wanted."""
        if self._write:
            moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            try:
                self._stream.write(self._write(moment, exchange) + "\n")
                self._stream.flush()
            except (OSError, ValueError):
                # Who read the log is gone; the answers go on.
                self._write = None


def _as_json(moment: str, exchange: Exchange) -> str:
    told = {
        "time": moment,
        "method": exchange.method,
        "path": exchange.path,
        "status": exchange.status,
        "ms": round(exchange.seconds * 1e3, 3),
        "bytes": exchange.sent,
        "client": exchange.client,
        "request_id": exchange.request_id,
    }
    return json.dumps(told)


def _as_text(moment: str, exchange: Exchange) -> str:
    # As a JSON string, so that a path can neither end the line nor steer a terminal.
    path = json.dumps(exchange.path)
    end = f"{exchange.status} {exchange.seconds * 1e3:.1f} ms {exchange.sent} bytes {exchange.request_id}"
    return f"{moment} {exchange.client} {exchange.method} {path} {end}"
