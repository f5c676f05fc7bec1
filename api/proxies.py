"""What a proxy in front of the server tells of a request: who really asks, by which scheme, host and path.

Only proxies that the operator names are believed; from anybody else these fields are ignored, since whoever asks could
write anything into them.
"""

import re
from collections.abc import Mapping, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Final

from starlette.types import Scope

from kg.errors import UsageError

Headers = Mapping[bytes, bytes]

_HOST: Final = re.compile(r"(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_PAIR: Final = re.compile(r'\s*([!#$%&\'*+.^_`|~\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))\s*')
_SCHEMES: Final = ("http", "https")


class Proxies:
    """The proxies that are believed, and the path below which they show this server."""

    def __init__(self, trusted: Sequence[str] = (), root_path: str = "") -> None:
        """Take addresses or networks such as `127.0.0.1` and `10.0.0.0/8`, and a path such as `/news`.

        Raises:
            UsageError: one is no address, or the path does not begin with `/`.
        """
        self.root_path = root_path.rstrip("/")
        if self.root_path and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", self.root_path):
            raise UsageError(f"the root path {root_path!r} is no path", hint="such as --root-path /news")
        self._networks = [_network(one) for one in trusted]
        self.passive = not (self._networks or self.root_path)
        """Whether requests are taken as they come."""

    def settle(self, scope: Scope, headers: Headers) -> None:
        """Write into a request's scope what the proxies tell, and where the server's own addresses begin."""
        if self._networks and scope.get("client") and self._trusts(scope["client"][0]):
            self._believe(scope, headers)
        if self.root_path:
            scope["root_path"] = self.root_path
            if not f"{scope['path']}/".startswith(f"{self.root_path}/"):
                # This proxy cuts the root path off; routes and static files expect it.
                scope["path"] = self.root_path + scope["path"]

    def trusts_peer(self, scope: Scope) -> bool:
        """Whether the other side of the connection is a proxy that is believed."""
        return bool(self._networks and scope.get("client") and self._trusts(scope["client"][0]))

    def _trusts(self, host: str) -> bool:
        try:
            address = ip_address(host)
        except ValueError:
            return False
        return any(address in network for network in self._networks)

    def _believe(self, scope: Scope, headers: Headers) -> None:
        if any(name.startswith(b"x-forwarded-") for name in headers):
            hops = [_node(one) for one in _text(headers, b"x-forwarded-for").split(",") if one.strip()]
            place = self._client(hops)
            scheme, host = (_at(_text(headers, name), place) for name in (b"x-forwarded-proto", b"x-forwarded-host"))
        else:
            elements = _elements(_text(headers, b"forwarded"))
            hops = [_node(element.get("for", "")) for element in elements]
            place = self._client(hops)
            told = elements[place] if elements else {}
            scheme, host = told.get("proto", ""), told.get("host", "")
        if hops and _is_address(hops[place]):
            scope["client"] = (hops[place], 0)
        if scheme.lower() in _SCHEMES:
            scope["scheme"] = scheme.lower()
        if _HOST.fullmatch(host):
            others = [(name, value) for name, value in scope["headers"] if name != b"host"]
            scope["headers"] = [(b"host", host.encode()), *others]

    def _client(self, hops: list[str]) -> int:
        """Return which hop, counted from the last (-1), is the client: the last one that is no proxy of ours."""
        for back in range(1, len(hops) + 1):
            if not self._trusts(hops[-back]):
                return -back
        return -len(hops) if hops else -1


def _network(told: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(told.strip(), strict=False)
    except ValueError as error:
        raise UsageError(f"{told!r} is no address of a proxy", hint="such as 127.0.0.1 or 10.0.0.0/8") from error


def _text(headers: Headers, name: bytes) -> str:
    return headers.get(name, b"").decode("latin-1")


def _at(told: str, place: int) -> str:
    """Return the value that belongs to a hop; where fewer values than hops are told, the last proxy's."""
    values = [one.strip() for one in told.split(",")]
    return values[place] if len(values) >= -place else values[-1]


def _elements(forwarded: str) -> list[dict[str, str]]:
    """Return the hops of a field `Forwarded` (RFC 7239, section 4); none where it cannot be read."""
    elements: list[dict[str, str]] = [{}]
    position = 0
    while position < len(forwarded):
        pair = _PAIR.match(forwarded, position)
        if pair is None:
            return []
        value = re.sub(r"\\(.)", r"\1", pair[2]) if pair[2] is not None else pair[3]
        elements[-1][pair[1].lower()] = value
        position = pair.end()
        if position < len(forwarded):
            if forwarded[position] == ",":
                elements.append({})
            elif forwarded[position] != ";":
                return []
            position += 1
    return elements if forwarded else []


def _node(told: str) -> str:
    """Return the address of `192.0.2.1:80`, `[2001:db8::1]:80` or `2001:db8::1`."""
    told = told.strip()
    if told.startswith("["):
        return told[1:].partition("]")[0]
    return told.partition(":")[0] if told.count(":") == 1 else told


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
