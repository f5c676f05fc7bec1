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
    """Return the status for a head that was taken apart and cannot be answered, 0 if it can; `largest` is in bytes."""
    if sum(len(name) + len(value) for name, value in fields) > largest:
        return 431
    if not _names_a_host(fields, version):
        return 400
    codings = [value.strip().lower() for name, value in fields if name == b"transfer-encoding"]
    return 501 if codings not in ([], [b"chunked"]) else 0


def _names_a_host(fields: Fields, version: str) -> bool:
    """Whether a request names one host, as it must, by a name that can be one (RFC 9112, section 3.2)."""
    hosts = [value for name, value in fields if name == b"host"]
    if not hosts:
        return version != "1.1"
    return len(hosts) == 1 and _HOST.fullmatch(hosts[0]) is not None


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
