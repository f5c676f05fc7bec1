"""HTTP: connections that stay open between requests, one per request under way."""

import ssl
import zlib
from collections import deque
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Final, NoReturn
from urllib.parse import urlsplit

from kg import __version__
from kg.client.transport import Asked, Reply
from kg.errors import QueryError, Unreachable, UsageError

_BLOCK: Final = 1 << 16
_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


class HttpTransport:
    """A way to a server.

    Raises:
        UsageError: the address is none.
    """

    def __init__(self, place: str, token: str = "", timeout: float = 60.0) -> None:
        self.place = self.address = place.rstrip("/")
        try:
            parts = urlsplit(self.place)
            self._host, self._port = parts.hostname or "", parts.port
        except ValueError as error:
            raise UsageError(f"{place!r} is no address", hint="such as http://127.0.0.1:8000") from error
        if not self._host or parts.query or parts.fragment or parts.username:
            raise UsageError(f"{place!r} is no address of a graph", hint="such as http://127.0.0.1:8000")
        self._root = parts.path
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None
        self._timeout = timeout
        self._idle: deque[HTTPConnection] = deque()
        self._headers = {"user-agent": f"newskg/{__version__}"}
        if token:
            self._headers["authorization"] = f"Bearer {token}"
        if self._host not in _LOOPBACK:
            self._headers["accept-encoding"] = "gzip"

    def send(self, asked: Asked) -> Reply:
        """Send a request; see `Transport`. A kept connection that the server has closed meanwhile is replaced."""
        while True:
            kept = bool(self._idle)
            connection = self._idle.pop() if kept else self._connect()
            try:
                response = self._exchange(connection, asked)
            except (HTTPException, OSError) as error:
                connection.close()
                # Only what was surely not answered is sent again: the server closes connections that idle.
                if kept and not isinstance(error, TimeoutError):
                    continue
                raise self._unreachable(error) from error
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, headers, self._read(connection, response))

    def _connect(self) -> HTTPConnection:
        if self._tls:
            return HTTPSConnection(self._host, self._port, timeout=self._timeout, context=self._tls)
        return HTTPConnection(self._host, self._port, timeout=self._timeout)

    def _exchange(self, connection: HTTPConnection, asked: Asked) -> HTTPResponse:
        target = self._root + asked.path + (f"?{asked.query}" if asked.query else "")
        connection.request(asked.method, target, asked.body, {**self._headers, **asked.headers})
        return connection.getresponse()

    def _read(self, connection: HTTPConnection, response: HTTPResponse) -> Iterator[bytes]:
        """Yield the body unpacked; a connection whose answer was read to its end is kept."""
        whole = False
        packed = response.getheader("content-encoding") == "gzip"
        unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if packed else None
        try:
            while block := response.read(_BLOCK):
                yield unpack.decompress(block) if unpack else block
            # A body shorter than announced ends without an error.
            if response.length or (unpack and not unpack.eof):
                raise HTTPException("the body is shorter than announced")
            whole = True
        except (HTTPException, OSError, zlib.error) as error:
            raise QueryError(f"the answer of {self.place} broke off", hint="the server's log may tell why") from error
        finally:
            if whole and not response.will_close:
                self._idle.append(connection)
            else:
                connection.close()

    def _unreachable(self, error: Exception) -> Unreachable:
        reason = "no answer in time" if isinstance(error, TimeoutError) else str(error) or type(error).__name__
        return Unreachable(f"{self.place} cannot be reached: {reason}", hint="is `kg serve` running there?")

    def view(self) -> NoReturn:
        """Refuse: the store is elsewhere. Raises UsageError."""
        hint = "open the folder, or ask with sparql(); rdf() and export() bring RDF"
        raise UsageError(f"the store of {self.place} is on the server", hint=hint)

    def close(self) -> None:
        """Close the connections that are kept."""
        while self._idle:
            self._idle.pop().close()
