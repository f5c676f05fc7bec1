"""The graph from Python: one client, over a folder on this machine or over HTTP.

A folder is asked through the same application that `kg serve` serves, called in this process, so both give the same
answers and refuse the same requests in the same words.
"""

from os import PathLike, fspath

from kg.client.connection import Connection
from kg.client.graph import NewsGraph

__all__ = ["NewsGraph", "connect"]


def connect(where: str | PathLike[str], *, token: str = "", timeout: float = 60.0) -> NewsGraph:
    """Open a folder or an address; see `kg.open`."""
    place = fspath(where)
    if place.startswith(("http://", "https://")):
        from kg.client.remote import HttpTransport

        return NewsGraph(Connection(HttpTransport(place, token, timeout)))
    from kg.client.local import LocalTransport

    return NewsGraph(Connection(LocalTransport(place)))
