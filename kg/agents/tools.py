"""What a language model can ask: eight tools over one graph, each with a budget and with text marked as quoted."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Annotated, Final, Literal

from pydantic import Field

from kg.agents import lines
from kg.agents.budget import BYTES, ITEMS, MOST_ITEMS, fit, page
from kg.agents.quoting import plain, quoted
from kg.client.base import API
from kg.client.connection import Json, path_to
from kg.client.graph import NewsGraph
from kg.client.naming import identifier_of
from kg.client.transport import Reply
from kg.errors import UsageError
from kg.vocab import EntityType

Who = Annotated[str, Field(max_length=300, description="a name such as Japan, or an identifier such as country/JP")]
Limit = Annotated[int, Field(ge=1, le=MOST_ITEMS, description="items at most; fewer come where they are long")]
Cursor = Annotated[str, Field(max_length=2000, description="from the answer before, for more")]
Day = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="such as 2025-11-14")]
Status = Literal["asserted", "reported", "denied", "future", "hypothetical"]

_FORMS: Final = "text/tab-separated-values, application/n-triples;q=0.7"
_SHORT: Final = 5


class Tools:
    """The tools; each public method is one, its docstring what the model reads."""

    def __init__(self, graph: NewsGraph) -> None:
        self._graph = graph

    @cached_property
    def _base(self) -> str:
        return str(self._graph.stats().base)

    def search_entities(
        self,
        words: Annotated[str, Field(min_length=1, max_length=200, description="words of a name, the last may be cut")],
        type: list[EntityType] | None = None,
        limit: Limit = 10,
        cursor: Cursor = "",
    ) -> str:
        """Find actors and places by words of their names; gives the identifiers that the other tools take."""
        filters = {"q": words, "type": type, "sort": "statements"}
        return page(self._graph, f"{API}/entities", filters, (limit, cursor), lines.entity)[1]

    def get_entity(self, entity: Who, limit: Limit = ITEMS, cursor: Cursor = "") -> str:
        """Tell of one actor or place: names, counts, which outlets name it, and with whom it is said to have to do."""
        found = self._graph[entity]
        path = path_to(f"{API}/entities/", found.id, "/neighbors")
        near, told = page(self._graph, path, {}, (limit, cursor), lines.neighbor)
        undrawn = f"\n{len(near['undrawn'])} more pairs are told of only as denied, future or hypothetical."
        about = f"\nWith whom it is said to have to do (relations as told, not facts):\n{told}"
        return lines.whole_entity(found.to_dict()) + about + (undrawn if near["undrawn"] else "")

    def get_statements(  # noqa: PLR0913 - one parameter of the tool each
        self,
        about: Who = "",
        speaker: Who = "",
        source: Who = "",
        initiator: Who = "",
        recipient: Who = "",
        words: Annotated[str, Field(max_length=200, description="words of the sentence")] = "",
        status: list[Status] | None = None,
        since: Day = "",
        until: Day = "",
        disputed: bool | None = None,
        limit: Limit = ITEMS,
        cursor: Cursor = "",
    ) -> str:
        """Give what is said, newest first: about somebody, by a speaker, in an outlet, holding words.

        `initiator` with `recipient` gives the statements that tell what one is said to have done to the other.
        """
        days = {"status": status, "source": source or None, "since": since or None, "until": until or None}
        if initiator or recipient:
            if not (initiator and recipient) or about or speaker or words or disputed is not None:
                hint = "they go with status, source and days alone"
                raise UsageError("initiator and recipient are asked for together", hint=hint)
            ends = [identifier_of(self._graph, name) for name in (initiator, recipient)]
            path, filters = f"{API}/edges", {"from": ends[0], "to": ends[1], **days}
        else:
            told = {"about": about or None, "speaker": speaker or None, "q": words or None, "disputed": disputed}
            path, filters = f"{API}/statements", told | days
        return page(self._graph, path, filters, (limit, cursor), lines.statement)[1]

    def get_evidence(
        self,
        statement: Annotated[str, Field(max_length=500, description="identifier, from get_statements")],
        context: Annotated[int, Field(ge=0, le=5, description="sentences before and after")] = 1,
    ) -> str:
        """Give the text around one statement, word for word, with where it stands and who disputes it."""
        found = self._graph.statement(statement).to_dict()
        passage = self._graph.statement(statement).context(context)
        told = [
            lines.statement(found),
            f"In: {lines.article(found['article'])}",
            f"The text around it: {quoted(passage.text, 5000)}",
            f"Its evidence in the text of the article: characters {found['evidence']['start']} to "
            f"{found['evidence']['end']}.",
        ]
        counters = [self._graph.statement(other["id"]).to_dict() for other in found["disputed_by"][:3]]
        told += [f"Disputed by: {lines.statement(one)}" for one in counters]
        told += [f"It disputes: {plain(one)}" for one in found["disputes"][:_SHORT]]
        return "\n".join(told)

    def find_paths(
        self,
        start: Who,
        end: Who,
        max_length: Annotated[int, Field(ge=1, le=6)] = 4,
        limit: Annotated[int, Field(ge=1, le=20)] = 3,
        avoid: Annotated[list[str] | None, Field(max_length=20, description="whom no path may pass")] = None,
    ) -> str:
        """Find the shortest chains of said relations between two, each step with an example of who tells it."""
        found = self._graph.paths(start, end, max_length=max_length, k=limit, avoid=avoid)
        told, shown = fit(lines.path(one.to_dict()) for one in found)
        if not found:
            return f"No chain of at most {max_length} relations is told of; a longer max_length may find one."
        left = f"\n({shown} of {len(found)} shown: the others do not fit; ask with a smaller max_length.)"
        return told + (left if shown < len(found) else f"\n({shown} shown; limit allows {limit}.)")

    def compare_sources(
        self,
        sources: Annotated[list[str], Field(min_length=2, max_length=6, description="outlets, by name or identifier")],
        about: Who,
        limit: Annotated[int, Field(ge=1, le=20, description="statements of each outlet")] = _SHORT,
    ) -> str:
        """Put outlets side by side on one actor: counts by status, words for it, what only one of them tells."""
        found = self._graph.compare(sources, about=about, by="status", limit=limit).to_dict()
        return _within(_comparison(found))

    def timeline(self, entity: Who, since: Day = "", until: Day = "", limit: Limit = ITEMS, cursor: Cursor = "") -> str:
        """Give the dated events that name an actor or place, in order of their days, each with how it is told.

        `since` and `until` are days of the events themselves.
        """
        path = path_to(f"{API}/entities/", self._graph[entity].id, "/timeline")
        days = {"since": since or None, "until": until or None, "date_field": "event" if since or until else None}
        found, told = page(self._graph, path, days, (limit, cursor), lines.happening)
        return f"{told}\n{found['undated']} events have no day."

    def run_sparql(  # noqa: PLR0913 - one parameter of the tool each
        self,
        query: Annotated[str, Field(max_length=100_000, description="SPARQL 1.1, reading only")] = "",
        name: Annotated[str, Field(max_length=100, description="of newskg://queries, instead of a query")] = "",
        parameters: Annotated[dict[str, str] | None, Field(description="of the named query")] = None,
        limit: Limit = ITEMS,
        cursor: Cursor = "",
        timeout: Annotated[float, Field(gt=0, le=60, description="seconds")] = 10.0,
    ) -> str:
        """Run a SPARQL query, or a named one. newskg://ontology tells the terms; the prefixes are known.

        Rows come with ` | ` between cells. Ask for the speaker and the source with whatever you ask; for more rows
        with `cursor` the query wants an ORDER BY.
        """
        if bool(query) == bool(name):
            raise UsageError("give a query or the name of one", hint="newskg://queries lists the names")
        if cursor and not cursor.isdigit():
            raise UsageError(f"{cursor!r} is no cursor of rows", hint="take the cursor of the answer before as it is")
        ask = self._graph.connection.ask
        if name:
            given = {**(parameters or {}), "timeout": timeout}
            reply = ask(path_to(f"{API}/queries/", name), given, accept=_FORMS)
        else:
            reply = ask("/sparql", {"timeout": timeout}, accept=_FORMS, body=("application/sparql-query", query))
        return _rows(reply, (limit, int(cursor or 0)), self._base)


def _comparison(found: Json) -> Iterator[str]:
    """Yield what outlets tell, side by side, most telling first."""
    for one in found["sources"]:
        counts = ", ".join(f"{number} {key}" for key, number in one["counts"].items())
        forms = [each for told in one["words"].values() for each in told["items"][:_SHORT]]
        words = [f"{quoted(each['words'], 80)} {each['count']}×" for each in forms]
        share = one["own_voice_share"]
        own = f", {share:.0%} in its own voice" if share is not None else ""
        yield f"{lines.named(one)}: {one['statements']} statements ({counts}){own}; words: {', '.join(words) or 'none'}"
    for title, pairs in (("Disputed", found["disputed"]), ("Told as so and as denied", found["opposed"])):
        yield f"{title}: {pairs['total']}"
        for pair in pairs["items"]:
            yield f"- {lines.statement(pair['statement'])}\n  against: {lines.statement(pair['counter_statement'])}"
    for one in found["sources"]:
        only = one["only_here"]
        yield f"Only in {lines.named(one)}: {only['total']}"
        yield from (f"- {lines.statement(each)}" for each in only["items"])


def _within(parts: Iterable[str], room: int = BYTES) -> str:
    """Return the lines that fit, and how many do not."""
    told = list(parts)
    taken = 0
    for one in told:
        room -= len(one.encode()) + 1
        if room < 0:
            break
        taken += 1
    left = len(told) - taken
    return "\n".join(told[:taken]) + (f"\n(Cut: {left} lines more; ask with a smaller limit.)" if left else "")


def _rows(reply: Reply, window: tuple[int, int], base: str) -> str:
    """Return rows of a query; the rest of a long answer is not waited for."""
    limit, begin = window
    read = _lines(reply)
    head = ""
    if reply.headers.get("content-type", "").startswith("text/tab-separated-values"):
        head = next(read, "")
        if head in ("true", "false"):
            return "yes" if head == "true" else "no"
        head = f"Columns: {' | '.join(head.split(chr(9)))}\n"
    rows = list(islice(read, begin, begin + limit + 1))
    reply.blocks.close()  # type: ignore[attr-defined]
    told, shown = fit(quoted(" | ".join(_cell(one, base) for one in row.split("\t"))) for row in rows[:limit])
    if not rows:
        return f"{head}(No {'more ' if begin else ''}rows.)"
    more = f'there are more: the same call with cursor="{begin + shown}"' if shown < len(rows) else "these are the last"
    return f"{head}{told}\n({shown} rows shown, after {begin}; {more}.)"


def _cell(term: str, base: str) -> str:
    """Return a term of a row, identifiers of the graph in the short form that the tools take."""
    iri = term[1:-1] if term.startswith("<") and term.endswith(">") else ""
    return iri.removeprefix(base) or term


def _lines(reply: Reply) -> Iterator[str]:
    held = b""
    for block in reply.blocks:
        *whole, held = (held + block).split(b"\n")
        yield from (line.decode() for line in whole)
    if held:
        yield held.decode()


def names() -> list[str]:
    """Return the names of the tools, in the order in which a model is told of them."""
    return [name for name, value in vars(Tools).items() if not name.startswith("_") and callable(value)]
