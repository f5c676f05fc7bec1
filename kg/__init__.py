"""newskg: who says what about whom, who did what to whom, according to which source.

import kg

g = kg.open("kg/")                         # or kg.open("http://127.0.0.1:8000")
g["Belarus"].statements_about(status="denied")
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from kg.client.graph import NewsGraph

__version__ = "0.1.0"


def open(where: "str | PathLike[str]", *, token: str = "", timeout: float = 60.0) -> "NewsGraph":
    """Open a graph folder, or a served graph by its address (`http://…`); both answer the same calls alike.

    `token` is sent to a server that wants one for reading. `timeout` is how many seconds a server may keep silent.
    Close it when done, or use it in a `with` block.

    Raises:
        StoreError: the folder is no graph folder, or the server cannot be reached (Unreachable).
    """
    from kg.client import connect

    return connect(where, token=token, timeout=timeout)
