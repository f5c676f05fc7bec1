"""RDF that is sent to the server: kept in files until it is written to the graph, never more than the limit."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Final

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api import protocol
from api.problems import TooLarge, UnsupportedMediaType
from kg.errors import UsageError
from kg.store.documents import MEDIA_TYPES, Document

_PARTS: Final = 100
_ALIASES: Final = {"application/x-turtle": "text/turtle", "application/x-trig": "application/trig"}
_KNOWN: Final = tuple(dict.fromkeys(MEDIA_TYPES.values()))
_HINT: Final = f"there are: {', '.join(_KNOWN)}, multipart/form-data"

Part = tuple[Path, Document]


class Uploads:
    """The documents of one request, in a folder that goes with it."""

    def __init__(self, folder: Path, largest: int) -> None:
        self._folder, self._largest = folder, largest

    async def receive(self, request: Request, graph: str, base: str) -> list[Part]:
        """Return the documents for a graph: the body itself, or the files of a form.

        Raises:
            UnsupportedMediaType: one is no RDF that is known.
            TooLarge: the body is larger than it may be.
            UsageError: the form cannot be read.
        """
        media_type = protocol.content_type(request).media_type
        if media_type == "multipart/form-data":
            return await self._form(request, graph, base)
        known = _known(media_type)
        path = self._folder / "0"
        with path.open("wb") as file:
            async for part in self._limited(request):
                file.write(part)
        return [(path, Document("the body", known, base, graph))]

    async def _form(self, request: Request, graph: str, base: str) -> list[Part]:
        parts = _from_first_boundary(self._limited(request), request.headers["content-type"])
        parser = MultiPartParser(request.headers, parts, max_files=_PARTS, max_fields=_PARTS)
        try:
            form = await parser.parse()
        except (MultiPartException, KeyError, ValueError) as error:
            raise UsageError(f"the form cannot be read: {getattr(error, 'message', error)}") from error
        documents: list[Part] = []
        try:
            for number, (field, value) in enumerate(form.multi_items()):
                if not isinstance(value, UploadFile):
                    raise UsageError(f"the part {field!r} is no file", hint="send each document with a filename")
                path = self._folder / str(number)
                with path.open("wb") as file:
                    while block := await value.read(1 << 16):
                        file.write(block)
                name = f"the file {value.filename!r}"
                documents.append((path, Document(name, _type_of(value), base, graph)))
        finally:
            await form.close()
        if not documents:
            raise UsageError("the form holds no file", hint="send each document with a filename")
        return documents

    async def _limited(self, request: Request) -> AsyncGenerator[bytes]:
        refusal = TooLarge(f"the body is larger than {self._largest} bytes", hint="send it in parts, or use kg load")
        told = request.headers.get("content-length", "")
        if told.isdecimal() and int(told) > self._largest:
            raise refusal
        size = 0
        async for part in request.stream():
            size += len(part)
            if size > self._largest:
                raise refusal
            yield part


async def _from_first_boundary(stream: AsyncGenerator[bytes], content_type: str) -> AsyncGenerator[bytes]:
    """Leave out what stands before the first boundary, which is there for nobody (RFC 2046, section 5.1.1)."""
    mark = b"\n--" + parse_options_header(content_type)[1].get(b"boundary", b"")
    held, found = b"\n", False
    async for part in stream:
        if not found:
            held += part
            at = held.find(mark)
            found = at >= 0
            part = held[at + 1 :] if found else b""
            held = held[-len(mark) :]
        if part:
            yield part


def _known(media_type: str) -> str:
    found = _ALIASES.get(media_type, media_type)
    if found not in _KNOWN:
        raise UnsupportedMediaType(f"RDF cannot be read from {media_type or 'a body of no type'}", hint=_HINT)
    return found


def _type_of(file: UploadFile) -> str:
    """Return the media type of a file, by its name where the form does not tell."""
    told = (file.content_type or "").partition(";")[0].strip().lower()
    if told in ("", "application/octet-stream"):
        told = MEDIA_TYPES.get((file.filename or "").rpartition(".")[2].lower(), told)
    return _known(told)
