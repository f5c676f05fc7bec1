"""The kinds of records: actors, statements, events, articles, outlets, edges."""

from typing import TYPE_CHECKING, Any

from kg.client.connection import path_to
from kg.client.record import Record, Thing
from kg.client.show import card, label_card, passage_card
from kg.query.readings import voice_of

if TYPE_CHECKING:
    from kg.client.results import Results


class Entity(Thing):
    """An actor or place; a reference to one (`statement.speaker`) answers the same calls."""

    __slots__ = ()
    ROUTE = "/api/v1/entities/"
    label: str
    type: str

    def __str__(self) -> str:
        return str(self._data.get("label", self.id))

    @property
    def counts(self) -> Record:
        """Numbers of mentions, and of statements by it and about it."""
        keys = ("mentions", "statements_by", "statements_about")
        told = self._data.get("counts") or {key: self._data[key] for key in keys if key in self._data}
        return Record(told, self._graph)

    def statements(self, **filters: Any) -> "Results[Statement]":
        """Return the statements by it or about it."""
        return self._graph.statements(concerning=self, **filters)

    def statements_by(self, **filters: Any) -> "Results[Statement]":
        """Return what it is told to have said."""
        return self._graph.statements(speaker=self, **filters)

    def statements_about(self, **filters: Any) -> "Results[Statement]":
        """Return what others say about it."""
        return self._graph.statements(about=self, **filters)

    def neighbors(self, **filters: Any) -> "Results[Neighbor]":
        """Return with whom it is said to have to do, one line per relation and direction."""
        return self._graph.list_of(path_to(self.ROUTE, self.id, "/neighbors"), Neighbor, filters)

    def mentions(self, **filters: Any) -> "Results[Record]":
        """Return by which words outlets mean it."""
        return self._graph.list_of(path_to(self.ROUTE, self.id, "/mentions"), Record, filters)

    def timeline(self, **filters: Any) -> "Results[Dated]":
        """Return the dated events that name it, the oldest first.

        `.more["buckets"]` has their numbers per `bucket="month"`, `.more["undated"]` tells how many have no day.
        """
        return self._graph.list_of(path_to(self.ROUTE, self.id, "/timeline"), Dated, filters)

    def ego(self, hops: int = 1, **filters: Any) -> Any:
        """Return the network around it; see `NewsGraph.graph`. What a limit dropped stands in `.graph["dropped"]`.

        `.show()` and `.save_html(path)` make a page of it, without the limits.
        """
        told = self._graph.connection.json(
            path_to(self.ROUTE, self.id, "/ego"), self._graph.parameters({"hops": hops, **filters})
        )
        kept = {name: value for name, value in filters.items() if not name.startswith("limit_")}
        return self._graph.network_of(told, {"about": self.id, "hops": hops, **kept})


class Statement(Thing):
    """One speaker's commitment in one article. `str()` is the one string to show: it names who says it."""

    __slots__ = ()
    ROUTE = "/api/v1/statements/"
    status: str
    reading: str
    speaker: Entity
    speakers: tuple[Entity, ...]
    evidence: Record
    article: "Article"

    def __str__(self) -> str:
        return str(self._data["reading"])

    def __repr__(self) -> str:
        return f"Statement({self._data['status']}: {self._data['reading']})"

    def context(self, sentences: int = 1) -> "Passage":
        """Return the text around it, with so many sentences before and after."""
        path = path_to(self.ROUTE, self.id, "/evidence")
        told = self._graph.connection.json(path, {"context": sentences})
        return Passage(told | {"reading": self._data["reading"]}, self._graph)

    def _html(self) -> str:
        return card(self._data)


class Passage(Record):
    """The text around a statement, with what to mark in it; offsets count code points of `text`."""

    __slots__ = ()
    text: str

    def __str__(self) -> str:
        sentence = self._data["text"][self._data["start"] : self._data["end"]]
        return f"{voice_of(self._data['reading'], sentence)}, in this text:\n{self.text}"

    def _html(self) -> str:
        return passage_card(self._data)


class Event(Thing):
    """What at least one statement describes; it may never have happened. `told` (after `load`) has the statements."""

    __slots__ = ()
    ROUTE = "/api/v1/events/"

    def __repr__(self) -> str:
        told = ", ".join(f"{number} {status}" for status, number in self._data.get("statements", {}).items())
        return f"Event({self._data.get('label', self.id)!r}, as told in statements: {told or 'see load()'})"

    def _html(self) -> str:
        return label_card(repr(self), *(str(one) for ones in (self._data.get("told") or {}).values() for one in ones))


class Dated(Record):
    """A dated event, as it is told."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self._data['date']}: {self._data['reading']}"

    def __repr__(self) -> str:
        return f"Dated({self})"


class Article(Thing):
    """One article as posted by one outlet."""

    __slots__ = ()
    ROUTE = "/api/v1/articles/"
    title: str

    def __repr__(self) -> str:
        outlet = (self._data.get("original_source") or {}).get("label", "")
        return f"Article({self._data.get('title', '')!r}, {outlet}, {self._data.get('original_date')})"

    @property
    def text(self) -> str:
        """The text, as it was read."""
        return str(self.annotated()["text"])

    def annotated(self, **form: Any) -> Record:
        """Return `text` and its `spans`: who is mentioned where, which sentence tells which statement.

        `format="jsonld"` gives them as Web Annotations.
        """
        return self._graph.one_of(path_to(self.ROUTE, self.id, "/annotated"), Record, form)

    def html(self) -> str:
        """Return the text as a page of HTML with every span marked and titled."""
        path = path_to(self.ROUTE, self.id, "/annotated")
        return self._graph.connection.ask(path, {"format": "html"}, accept="text/html").read().decode()

    def statements(self, **filters: Any) -> "Results[Statement]":
        """Return the statements in it."""
        return self._graph.statements(article=self, **filters)


class Source(Thing):
    """An outlet with its counts."""

    __slots__ = ()
    ROUTE = "/api/v1/sources/"

    def statements(self, **filters: Any) -> "Results[Statement]":
        """Return the statements in articles that it was the first to publish."""
        return self._graph.statements(source=self, **filters)

    def articles(self, **filters: Any) -> "Results[Article]":
        """Return the articles that it was the first to publish."""
        return self._graph.articles(source=self, **filters)


class Edge(Record):
    """What is said to have passed between two, of one kind; `.statements()` has every statement behind it."""

    __slots__ = ()

    def __repr__(self) -> str:
        data = self._data
        return f"Edge({data['source']} {data['label']} {data['target']}, told of {data['count']} times)"

    def statements(self, **filters: Any) -> "Results[Statement]":
        """Return the statements behind it, whatever their status."""
        data = self._data
        return self._graph.edge(data["source"], data["target"], relation=data["relation"], **filters)


class Neighbor(Record):
    """One relation of an actor to another, as it is told."""

    __slots__ = ()

    def __str__(self) -> str:
        label, other = self._data["label"], self._data["entity"]["label"]
        return f"it {label} {other}" if self._data["direction"] == "out" else f"{other} {label} it"

    def __repr__(self) -> str:
        return f"Neighbor({self}, told of {self._data['count']} times)"


class Dispute(Record):
    """A statement and one that disputes it."""

    __slots__ = ()
    statement: Statement
    counter_statement: Statement

    def __repr__(self) -> str:
        return f"Dispute({str(self.statement)!r}, against: {str(self.counter_statement)!r})"

    def _html(self) -> str:
        return f"{self.statement._repr_html_()}<div>against:</div>{self.counter_statement._repr_html_()}"


class Dyad(Record):
    """An ordered pair with what is said to have passed; `.statements()` has what lies behind it."""

    __slots__ = ()

    def __repr__(self) -> str:
        data = self._data
        ends = f"{data['source']['label']} → {data['target']['label']}"
        return f"Dyad({ends}: {data['count']} events told of, by {data['number_of_sources']} original sources)"

    def statements(self, **filters: Any) -> "Results[Statement]":
        """Return the statements behind it, whatever their status."""
        return self._graph.edge(self._data["source"]["id"], self._data["target"]["id"], **filters)


class Chain(Record):
    """A chain of said relations: `nodes`, and for each step its `edges`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Chain({' – '.join(node['label'] for node in self._data['nodes'])})"
