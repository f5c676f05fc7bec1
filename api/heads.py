"""What the head of a request has to be before it is a request (RFC 9110, RFC 9112)."""

import re
from typing import Final

import httptools

Fields = list[tuple[bytes, bytes]]

_TOKEN: Final = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_LINE: Final = re.compile(rb"(?:^|\n)%b \S+ HTTP/1\.[01]\r?\n" % _TOKEN)
_HOST: Final = re.compile(
    rb"(?:(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+|\[[0-9A-Fa-f:.]+\]|\[v[0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+\])"
    rb"(?::[0-9]{0,5})?"
)


def wrong(fields: Fields, version: str, largest: int) -> int:
    """Return the status for a head that was taken apart and cannot be answered, 0 if it can; `largest` is in bytes.

    It names one host, by a name that can be one (RFC 9112, section 3.2), and packs its body in chunks alone (6.1).
    """
    size = hosts = unknown = 0
    host = b""
    for name, value in fields:
        size += len(name) + len(value)
        if name == b"host":
            hosts, host = hosts + 1, value
        elif name == b"transfer-encoding":
            unknown += value.lower() != b"chunked"
    if size > largest:
        return 431
    if hosts > 1 or (hosts and not _HOST.fullmatch(host)) or (not hosts and version == "1.1"):
        return 400
    return 501 if unknown else 0


def with_host_of(target: bytes, fields: Fields) -> Fields:
    """Return fields with the host of a target in absolute form, which goes before the one told (section 3.2.2)."""
    host, port = httptools.parse_url(target).host or b"", httptools.parse_url(target).port
    if not host:
        return fields
    name = b"[%b]" % host if b":" in host else host
    told = b"%b:%d" % (name, port) if port else name
    return [(b"host", told), *(field for field in fields if field[0] != b"host")]


def refusal(error: BaseException | None, data: bytes) -> int:
    """Return the status for bytes that the parser does not take: 501 for a method that nobody knows, else 400."""
    unknown = isinstance(error, httptools.HttpParserInvalidMethodError) and _LINE.search(data)
    return 501 if unknown else 400
