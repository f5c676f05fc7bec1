"""Write docs/ontology.md from ontology/news.ttl.

python docs/write_ontology.py
"""

from collections.abc import Iterable
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

SOURCE = Path(__file__).parents[1] / "ontology" / "news.ttl"
PAGE = Path(__file__).with_name("ontology.md")
NEWS = Namespace("https://w3id.org/newskg/ns#")

HEAD = """# The ontology

Written from [`ontology/news.ttl`](../ontology/news.ttl) by `python docs/write_ontology.py`; do not edit. The shapes
and the graphs of a store are described in [`ontology/README.md`](../ontology/README.md).

Nothing in an article's graph is a fact about the world: it is what a named speaker says, as told by a named source,
backed by a span of that article's text.
"""


class Ontology:
    """The terms of a Turtle file in the order in which it defines them."""

    def __init__(self, path: Path) -> None:
        text = path.read_text("utf-8")
        self.graph = Graph().parse(data=text, format="turtle")
        self._text = text

    def name(self, term: object) -> str:
        """Return a term with its prefix: `news:Event`."""
        return self.graph.namespace_manager.normalizeUri(str(term)) if isinstance(term, URIRef) else str(term)

    def terms(self, kind: URIRef) -> list[URIRef]:
        """Return what is of a kind, in the order of the file."""
        found = {term for term in self.graph.subjects(RDF.type, kind) if isinstance(term, URIRef)}
        return sorted(found, key=lambda term: self._text.index(f"\n{self.name(term)} a "))

    def text(self, term: URIRef, *predicates: URIRef) -> str:
        """Return the first literal that a term has for one of the predicates."""
        for predicate in predicates:
            for value in self.graph.objects(term, predicate):
                if isinstance(value, Literal):
                    return " ".join(str(value).split()).replace("|", "\\|")
        return ""

    def names(self, term: URIRef, predicate: URIRef) -> str:
        """Return the terms that a term points to, as code."""
        values = sorted(self.name(value) for value in self.graph.objects(term, predicate) if isinstance(value, URIRef))
        return ", ".join(f"`{value}`" for value in values)


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a section with one Markdown table."""
    names = list(columns)
    lines = [f"## {title}", "", f"| {' | '.join(names)} |", "|" + " --- |" * len(names)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def page(path: Path = SOURCE) -> str:
    """Return the page as Markdown."""
    o = Ontology(path)
    meaning = (RDFS.comment, SKOS.definition)
    properties = [*o.terms(OWL.ObjectProperty), *o.terms(OWL.DatatypeProperty)]
    own = [term for term in properties if term in NEWS]
    shortcuts = [term for term in properties if term not in NEWS]

    def code(term: URIRef) -> str:
        return f"`{o.name(term)}`"

    return "\n".join(
        (
            HEAD,
            table(
                "Classes",
                ("class", "kind of", "meaning"),
                ((code(t), o.names(t, RDFS.subClassOf), o.text(t, *meaning)) for t in o.terms(OWL.Class)),
            ),
            table(
                "Properties",
                ("property", "from", "to", "meaning"),
                ((code(t), o.names(t, RDFS.domain), o.names(t, RDFS.range), o.text(t, *meaning)) for t in own),
            ),
            table(
                "Event types",
                ("type", "below", "score", "meaning"),
                (
                    (code(t), o.names(t, SKOS.broader), o.text(t, NEWS.score), o.text(t, *meaning))
                    for t in o.terms(NEWS.EventType)
                ),
            ),
            table(
                "Tie types",
                ("type", "meaning"),
                ((code(t), o.text(t, *meaning)) for t in o.terms(NEWS.TieType)),
            ),
            table(
                "Closed values",
                ("value", "of", "meaning"),
                ((code(t), o.names(t, SKOS.inScheme), o.text(t, *meaning)) for t in o.terms(SKOS.Concept)),
            ),
            table(
                "Shortcuts",
                ("shortcut", "reads", "meaning"),
                ((code(t), o.text(t, RDFS.label), o.text(t, *meaning)) for t in shortcuts),
            ),
        )
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
