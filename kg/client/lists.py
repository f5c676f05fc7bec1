"""Lists and single things of the graph API; a route more is a method more."""

from collections.abc import Iterable
from typing import Any

from kg.client.base import API, Asking
from kg.client.connection import Json, path_to
from kg.client.naming import identifier_of, outlet_of
from kg.client.record import Record, Thing
from kg.client.records import Article, Chain, Dispute, Dyad, Entity, Event, Source, Statement
from kg.client.results import Results


class Lists(Asking):
    """The graph API."""

    # Actors and places

    def find(self, name: str, **filters: Any) -> list[Entity]:
        """Return the actors and places whose names begin so, the most talked about first."""
        found = self.connection.json(f"{API}/suggest", self.parameters({"q": name, **filters}))
        return [Entity(item, self._graph) for item in found["items"]]

    def __getitem__(self, name: "str | Thing") -> Entity:
        """Return an actor or place by name, alias or identifier.

        Raises:
            NotFound: nobody is called so; the hint tells whose names begin so.
            UsageError: several are; the hint tells their identifiers.
        """
        return self.entity(identifier_of(self._graph, name))

    def entity(self, identifier: "str | Thing") -> Entity:
        """Return an actor or place by its identifier. Raises NotFound."""
        return self._one("/entities/", identifier, Entity)

    def entities(self, **filters: Any) -> Results[Entity]:
        """Return actors and places, most mentioned first; `q` has words of a name, `.more["facets"]` counts."""
        return self._list("/entities", Entity, filters)

    # What is told

    def statements(self, **filters: Any) -> Results[Statement]:
        """Return who says what, newest first: by `speaker`, `about`, `concerning`, `via`, `event_type`, `q` …"""
        return self._list("/statements", Statement, filters)

    def statement(self, identifier: "str | Thing") -> Statement:
        """Return one statement. Raises NotFound."""
        return self._one("/statements/", identifier, Statement)

    def events(self, **filters: Any) -> Results[Event]:
        """Return what statements describe, latest first; it may never have happened."""
        return self._list("/events", Event, filters)

    def event(self, identifier: "str | Thing") -> Event:
        """Return one event with all who tell it, by status in `.told`. Raises NotFound."""
        return self._one("/events/", identifier, Event)

    def articles(self, **filters: Any) -> Results[Article]:
        """Return the articles, latest original first; `q` has words of the headline."""
        return self._list("/articles", Article, filters)

    def article(self, identifier: "str | Thing") -> Article:
        """Return one article. Raises NotFound."""
        return self._one("/articles/", identifier, Article)

    def sources(self, **filters: Any) -> Results[Source]:
        """Return the outlets, with statements by status and the share told in their own voice."""
        return self._list("/sources", Source, filters)

    def source(self, identifier: "str | Thing", **filters: Any) -> Source:
        """Return one outlet, with whom it relays and who posts its articles. Raises NotFound."""
        return self.one_of(path_to(f"{API}/sources/", outlet_of(self._graph, identifier)), Source, filters)

    def stats(self, **filters: Any) -> Record:
        """Return how much there is: articles, outlets, actors, statements by status, outlet and month."""
        return self.one_of(f"{API}/stats", Record, filters)

    # Who stands beside whom

    def edge(self, start: "str | Thing", end: "str | Thing", **filters: Any) -> Results[Statement]:
        """Return every statement behind what is said to have passed between two; `.more["edges"]` sums it up."""
        return self._list("/edges", Statement, self._between(start, end) | filters)

    def paths(self, start: "str | Thing", end: "str | Thing", **filters: Any) -> tuple[Chain, ...]:
        """Return the shortest chains of said relations between two, each with `nodes` and, for each step, `edges`."""
        told = self.connection.json(f"{API}/paths", self.parameters(self._between(start, end) | filters))
        return tuple(Chain(path, self._graph) for path in told["paths"])

    def dyads(self, **filters: Any) -> Results[Dyad]:
        """Return ordered pairs with the events said to have passed, mean score, outlets; `rollup="country"` sums up."""
        return self._list("/dyads", Dyad, filters)

    def disputes(self, **filters: Any) -> Results[Dispute]:
        """Return pairs of a `statement` and a `counter_statement`, newest first."""
        return self._list("/disputes", Dispute, filters)

    def topics(self, **filters: Any) -> Results[Thing]:
        """Return the subject headings with the numbers of articles and original sources."""
        return self._list("/topics", Thing, filters)

    def compare(self, sources: "Iterable[str | Thing]", **filters: Any) -> Record:
        """Return outlets side by side `about` an actor, or on what passes `between` two: what each tells, in its words.

        `by` counts by type, status or actor; `limit` bounds the inner lists, each beside its exact total.
        """
        names = ",".join(str(outlet_of(self._graph, one)) for one in sources)
        ends = self._between(*filters.pop("between")) if "between" in filters else {}
        told = self.connection.json(
            f"{API}/compare", self.parameters({"from": None, "sources": names, **ends, **filters})
        )
        return Record(told, self._graph)

    def _between(self, start: "str | Thing", end: "str | Thing") -> Json:
        return {"from": identifier_of(self._graph, start), "to": identifier_of(self._graph, end)}
