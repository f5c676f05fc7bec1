"""How much query time one client may have: seconds a minute, as public endpoints have it."""

import threading
import time
from ipaddress import IPv6Address, ip_address
from typing import Final

from kg.errors import QueryThrottled
from kg.query.answer import Finished

_MINUTE: Final = 60.0
_MOST_CLIENTS: Final = 10_000


class Budget:
    """An account for each client, filled at `seconds` a minute up to `seconds`; what runs is paid when it has ended."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._accounts: dict[str, tuple[float, float]] = {}
        """By client: what was left, and when."""

    def check(self, client: str) -> None:
        """Let a client ask that has something left.

        Raises:
            QueryThrottled: it has not; tells when it will.
        """
        left = self._left(_party(client), time.monotonic())
        if left <= 0:
            wait = int((0.1 - left) * _MINUTE / self._seconds) + 1
            raise QueryThrottled(
                f"your queries have taken more than {self._seconds:g} seconds of the last minute",
                hint=f"come again in {wait} seconds",
                retry_after=wait,
            )

    def spend(self, told: Finished) -> None:
        """Take what a query has cost from its client's account; waiting for a worker is free."""
        now, party = time.monotonic(), _party(told.client)
        with self._lock:
            left = self._left(party, now) - max(0.0, told.seconds - told.waited)
            if party not in self._accounts and len(self._accounts) >= _MOST_CLIENTS:
                # The one that has not been seen for longest has most likely all again.
                del self._accounts[next(iter(self._accounts))]
            self._accounts.pop(party, None)
            self._accounts[party] = (left, now)

    def _left(self, party: str, now: float) -> float:
        left, then = self._accounts.get(party, (self._seconds, now))
        return min(self._seconds, left + (now - then) * self._seconds / _MINUTE)


def _party(client: str) -> str:
    """Return whom an address stands for: of IPv6 one client has a whole network of 64 bits."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    return address.exploded[:19] if isinstance(address, IPv6Address) else client
