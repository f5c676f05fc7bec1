"""The meta graph: which run of which version made each article graph, and when."""

from datetime import UTC, datetime

from kg import __version__, iris
from kg.rdf.lines import Lines
from kg.rdf.terms import literal
from kg.reading import Reading
from kg.vocab import DCTERMS, NEWS, ONTOLOGY_VERSION_IRI, PROV, SCHEMA, XSD

META_GRAPH = iris.mint_graph("meta")


def run_nquads(reading: Reading, *, base: str, when: datetime) -> str:
    """Return the sorted lines of the meta graph about the run that made a reading.

    `when` is the moment of the run; one without a time zone is read as UTC.
    """
    article = reading.article
    graph, run = iris.mint_article_graph(article.id), iris.mint_run(article.id, article.digest)
    lines = Lines(META_GRAPH, base)
    lines.link(graph, PROV.wasGeneratedBy, [run])
    lines.add(graph, PROV.generatedAtTime, moment(when))
    lines.link(graph, DCTERMS.conformsTo, [ONTOLOGY_VERSION_IRI])
    lines.classify(run, NEWS.Extraction)
    lines.link(run, PROV.used, [article.id])
    lines.string(run, SCHEMA.softwareVersion, __version__)
    lines.string(run, NEWS.model, reading.model)
    return str(lines)


def moment(when: datetime) -> str:
    """Return a time as `xsd:dateTime` in UTC, to the second, in the form that stores keep unchanged."""
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    text = aware.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return literal(text, datatype=XSD.dateTime)
