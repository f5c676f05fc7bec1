"""The named queries of `ontology/queries`, with typed parameters that are bound as terms.

Format and promises of the files: `ontology/queries/README.md`. A parameter takes the place of its variable token by
token, never inside of strings or comments, and is a term before it gets there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Final, Literal, get_args

from kg import iris
from kg.errors import KgError, NotFound, UsageError
from kg.query.tokens import tokenize
from kg.rdf.terms import Term
from kg.vocab import PREFIXES, XSD

ParameterType = Literal["iri", "term", "string", "integer", "decimal", "date"]

_HEAD: Final = re.compile(r"#\+ (title|question|param): (.*)")
_PARAMETER: Final = re.compile(r"(\w+) (\w+) (\S+) \| (.+)")
_IRI: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*')


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query asks for."""

    name: str
    type: ParameterType
    example: str
    meaning: str

    @property
    def required(self) -> bool:
        """Whether the query needs it: strings; the others stay variables when they are not given."""
        return self.type == "string"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question that the graph can answer."""

    name: str
    """`01-who-says-what-about`."""
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str

    def bound(self, values: Mapping[str, str], base: str) -> str:
        """Return the query with its parameters bound.

        Raises:
            UsageError: a parameter that it does not have, a value that does not fit, a string that is missing.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                hint = f"it has: {', '.join(known) or 'none'}"
                raise UsageError(f"the query {self.name} has no parameter {name!r}", hint=hint)
        for parameter in self.parameters:
            if parameter.required and parameter.name not in values:
                hint = f"{parameter.meaning}, such as {parameter.example}"
                raise UsageError(f"the query {self.name} needs the parameter {parameter.name!r}", hint=hint)
        return substitute(self.text, {name: term_of(known[name], value, base) for name, value in values.items()})


def term_of(parameter: Parameter, value: str, base: str) -> Term:
    """Return the term that a value of a parameter means.

    Raises:
        UsageError: the value does not fit the type.
    """
    if parameter.type == "string":
        return Term("literal", value)
    try:
        if parameter.type in ("iri", "term"):
            return Term("iri", _iri(value, base if parameter.type == "iri" else ""))
        if parameter.type == "integer":
            return Term("literal", str(int(value)), datatype=XSD.integer)
        if parameter.type == "decimal":
            return Term("literal", format(Decimal(value), "f"), datatype=XSD.decimal)
        return Term("literal", date.fromisoformat(value).isoformat(), datatype=XSD.date)
    except (ValueError, InvalidOperation) as error:
        hint = f"{parameter.meaning}, such as {parameter.example}"
        raise UsageError(f"{parameter.name}={value!r} is not of type {parameter.type}", hint=hint) from error


def _iri(value: str, base: str) -> str:
    prefix, colon, local = value.partition(":")
    if colon and not base and prefix in PREFIXES:
        value = PREFIXES[prefix] + local
    full = iris.expand(value, base) if base else value
    if not _IRI.fullmatch(full):
        raise ValueError(value)
    return full


def substitute(query: str, bindings: Mapping[str, Term]) -> str:
    """Return the query with terms in place of variables, everywhere; the variables must not be projected."""
    parts = []
    end = 0
    for token in tokenize(query):
        term = bindings.get(token.text[1:]) if token.kind == "variable" else None
        if term is not None:
            parts += [query[end : token.start], str(term)]
            end = token.start + len(token.text)
    return "".join(parts) + query[end:]


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Return all named queries by name, in order."""
    folder = resources.files("ontology").joinpath("queries")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".rq")), key=lambda file: file.name)
    return {query.name: query for query in (parse(f.name.removesuffix(".rq"), f.read_text("utf-8")) for f in files)}


def named_query(name: str) -> NamedQuery:
    """Return a query by its name, by its number, or by its name without the number.

    Raises:
        NotFound: there is none.
    """
    known = named_queries()
    for query in known.values():
        number, _, words = query.name.partition("-")
        if name in (query.name, number, words) or name == number.lstrip("0"):
            return query
    raise NotFound(f"there is no query called {name!r}", hint=f"there are: {', '.join(known)}")


def parse(name: str, text: str) -> NamedQuery:
    """Return the named query that a file holds.

    Raises:
        KgError: its head is not as the README says.
    """
    told: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        if not line.startswith("#+"):
            continue
        head = _HEAD.fullmatch(line)
        if head is None:
            raise KgError(f"{name}.rq: {line!r} is not a line of the head")
        if head[1] == "param":
            parameters.append(_parameter(name, head[2]))
        else:
            told[head[1]] = head[2]
    if set(told) != {"title", "question"}:
        raise KgError(f"{name}.rq needs a title and a question")
    return NamedQuery(name, told["title"], told["question"], tuple(parameters), text)


def _parameter(name: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found:
        for kind in get_args(ParameterType):
            if kind == found[2]:
                return Parameter(found[1], kind, found[3], found[4])
    raise KgError(f"{name}.rq: {line!r} is not a parameter")
