"""What is wrong with a query that the engine refuses: where, which token, and what would help."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Final

from kg.errors import QuerySyntaxError
from kg.query.escapes import resolve
from kg.query.grammar import Start, fault
from kg.query.scopes import misuse
from kg.query.tokens import Token, tokenize
from kg.vocab import PREFIXES

_COMMON: Final[dict[str, str]] = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dbo": "http://dbpedia.org/ontology/",
    "dbr": "http://dbpedia.org/resource/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "fn": "http://www.w3.org/2005/xpath-functions#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "geof": "http://www.opengis.net/def/function/geosparql/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "time": "http://www.w3.org/2006/time#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
}
"""Prefixes that many graphs share, beside those of this one."""
_SCHEMES: Final = frozenset(("http", "https", "urn", "mailto", "file"))
_PLACE: Final = re.compile(r"error at (\d+):(\d+)")
_NEWER: Final = frozenset(("LATERAL", "TRIPLE", "HASLANG", "STRLANGDIR", "ADJUST"))
"""Words of what the engine knows beyond SPARQL 1.1: where they stand the grammar at hand does not decide."""
_WIDEST: Final = 120
_FEW: Final = 8
_WORDS: Final = {"iri": "an IRI", "name": "a prefixed name", "variable": "a variable", "string": "a string",
                 "number": "a number", "bnode": "a blank node", "language": "a language tag"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Mistake:
    start: int
    length: int
    message: str
    hint: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


def explain(query: str, start: Start, prefixes: Mapping[str, str], told: str = "") -> QuerySyntaxError:
    """Return the error that tells a person what is wrong with a query, as it was sent.

    `prefixes` are those that need not be declared, `told` is the engine's own message. The error has the place, the
    token, an excerpt with carets under it, and a missing prefix with the line that would declare it.
    """
    resolved = resolve(query)
    tokens = list(tokenize(resolved.text))
    found = [one for one in (_prefix(tokens, prefixes), _ungrammatical(resolved.text, tokens, start)) if one]
    mistake = min(found, key=lambda one: one.start, default=None) or _engine(resolved.text, tokens, told)
    line, column = resolved.line_and_column(mistake.start)
    begin, end = resolved.origin(mistake.start), resolved.origin(mistake.start + mistake.length)
    mistake = replace(mistake, start=begin, length=end - begin)
    message = f"the {start.lower()} is not SPARQL: line {line}, column {column}: {mistake.message}"
    error = QuerySyntaxError(message, hint=mistake.hint, line=line, column=column)
    token = query[mistake.start : mistake.start + mistake.length][:_WIDEST]
    error.told = {"token": token, "excerpt": _excerpt(query, mistake), **mistake.more}
    return error


def _prefix(tokens: Sequence[Token], known: Mapping[str, str]) -> _Mistake | None:
    """Find the first name whose prefix nobody declares."""
    declared = set(known)
    before = ""
    for token in tokens:
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return _undeclared(token, prefix)
        before = token.text.upper()
    return None


def _undeclared(token: Token, prefix: str) -> _Mistake:
    message = f"the prefix {prefix}: is not declared"
    if prefix.lower() in _SCHEMES:
        return _Mistake(token.start, len(token.text), message, "an IRI stands in angle brackets: <http://...>")
    iri = {**_COMMON, **PREFIXES}.get(prefix.lower(), "")
    line = f"PREFIX {prefix}: <{iri or 'http://...'}>"
    more = {"prefix": prefix} | ({"suggestion": line} if iri else {})
    return _Mistake(token.start, len(token.text), message, f"put before the query: {line}", more)


def _ungrammatical(query: str, tokens: Sequence[Token], start: Start) -> _Mistake | None:
    """Find the first token that the grammar cannot place."""
    found = fault(tokens, start)
    if found is None or any(token.text.upper() in _NEWER or token.text == "~" for token in tokens):
        return None
    token, expected = found
    if token is None:
        end = len(query.rstrip())
        return _Mistake(end, 0, "it ends too early" if query.strip() else "it is empty", _expected(expected))
    if token.text in ('"', "'"):
        return _Mistake(token.start, 1, "the string that begins here has no end", "close it; use ''' for several lines")
    meant = get_close_matches(token.text.upper(), expected, 1, 0.7) if token.kind == "word" else []
    hint = f"did you mean {meant[0]}?" if meant else _expected(expected)
    if token.text == "<":
        hint = "an IRI holds no blanks, quotes or braces"
    return _Mistake(token.start, len(token.text), f"{token.text[:_WIDEST]} cannot stand here", hint)


def _expected(terminals: Sequence[str]) -> str:
    if not 0 < len(terminals) <= _FEW:
        return ""
    return "there could be: " + ", ".join(_WORDS.get(one, one) for one in terminals)


def _engine(query: str, tokens: Sequence[Token], told: str) -> _Mistake:
    """Look for what no grammar shows; else take the place that the engine tells, moved back to the token before it."""
    misused = misuse(tokens)
    if misused:
        return _Mistake(misused.token.start, len(misused.token.text), misused.message)
    place = _PLACE.match(told)
    if place is None:
        return _Mistake(0, 0, told or "it cannot be read")
    lines = query.split("\n")[: int(place[1]) - 1]
    end = sum(len(line) + 1 for line in lines) + int(place[2]) - 1
    message = "something here is not allowed"
    before = [token for token in tokens if token.start < end]
    if not before:
        return _Mistake(0, 0, message)
    return _Mistake(before[-1].start, len(before[-1].text), message)


def _excerpt(query: str, mistake: _Mistake) -> str:
    """Return the line at fault with carets under the token, cut to what fits beside one another."""
    begin = query.rfind("\n", 0, mistake.start) + 1
    end = query.find("\n", mistake.start)
    line = query[begin : end if end >= 0 else len(query)].rstrip("\r")
    at = mistake.start - begin
    left = max(0, at - _WIDEST // 2)
    shown = line[left : left + _WIDEST]
    carets = "^" * max(1, min(mistake.length, left + _WIDEST - at, max(1, len(line) - at)))
    # Tabs stay tabs, so that the carets stand under the token however wide those are shown.
    blanks = "".join("\t" if letter == "\t" else " " for letter in shown[: at - left])
    return f"{shown}\n{blanks}{carets}"
