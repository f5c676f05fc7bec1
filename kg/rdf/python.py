"""RDF as Python's own values."""

from typing import Any

from rdflib import Graph, Literal


def value_of(cell: dict[str, str]) -> Any:
    """Return the value of one cell of SPARQL JSON results (section 3.2.2): numbers, days, truth values; else text.

    A literal that is not of the form of its datatype stays text.
    """
    if cell["type"] not in ("literal", "typed-literal") or "datatype" not in cell:
        return f"_:{cell['value']}" if cell["type"] == "bnode" else cell["value"]
    value = Literal(cell["value"], datatype=cell["datatype"]).toPython()
    return cell["value"] if isinstance(value, Literal) else value


def graph_of(content: bytes, form: str = "nt") -> Graph:
    """Return N-Triples, or another syntax by rdflib's name of it, as a graph."""
    graph = Graph()
    graph.parse(data=content, format=form)
    return graph
