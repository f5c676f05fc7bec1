"""What Gephi's importers do with a file, told from their rules: an independent, strict reader for tests.

Gephi itself is a desktop program in Java and not here. The rules are those of its GEXF, GraphML and spreadsheet
importers and of the container that they fill: what is dropped, merged or reported there is an issue here.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from xml.parsers import expat

from lxml import etree

PARSERS = {"string": str, "integer": int, "int": int, "long": int, "double": float, "float": float, "boolean": bool}
"""By the type of a column; a type that is not here drops its column."""
RESERVED = frozenset(("id", "label", "weight", "timeset", "source", "target", "kind", "pid", "start", "end", "for"))
GRAPHML_OWN = frozenset(("label", "weight", "size", "x", "y", "z", "r", "g", "b", "color", "id", "edgeid"))
"""Names of keys that the GraphML importer takes for properties of the picture."""


@dataclass
class Element:
    """A node or an edge as Gephi holds it."""

    id: str
    label: str = ""
    values: dict[str, object] = field(default_factory=dict)
    looks: dict[str, str] = field(default_factory=dict)
    spells: list[tuple[date, date]] = field(default_factory=list)
    course: dict[str, list[tuple[date, date, object]]] = field(default_factory=dict)
    """Values of dynamic columns."""
    ends: tuple[str, str] = ("", "")
    kind: str = ""
    weight: float = 1.0


@dataclass
class Imported:
    """What Gephi's workspace holds after an import, and its report."""

    nodes: dict[str, Element] = field(default_factory=dict)
    edges: dict[str, Element] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=lambda: {"node": {}, "edge": {}})
    dynamic: set[tuple[str, str]] = field(default_factory=set)
    issues: list[str] = field(default_factory=list)
    directed: bool = True

    def add_node(self, node: Element) -> None:
        if not node.id or node.id in self.nodes:
            self.issues.append(f"node exists or has no id: {node.id}")
        self.nodes[node.id] = node

    def add_edge(self, edge: Element, direction: str) -> None:
        """Add an edge as `ImportContainerImpl.addEdge` does."""
        if edge.id in self.edges:
            self.issues.append(f"edge exists: {edge.id}")
        elif not set(edge.ends) <= set(self.nodes):
            self.issues.append(f"edge without its nodes: {edge.id}")
        elif self.directed and direction == "undirected":
            self.issues.append(f"undirected edge in a directed graph: {edge.id}")
        elif edge.weight <= 0:
            self.issues.append(f"weight of zero or less: {edge.id}")
        else:
            self._merge(edge)

    def _merge(self, edge: Element) -> None:
        same = [one for one in self.edges.values() if (one.ends, one.kind) == (edge.ends, edge.kind)]
        if same:
            self.issues.append(f"parallel edges merged: {edge.id}")
            same[0].weight += edge.weight
        else:
            self.edges[edge.id] = edge

    def parse(self, owner: str, element: Element, name: str, value: str) -> object:
        """Return a value by the type of its column, as `AttributeUtils.parse`; None, and an issue, if it is none."""
        kind = self.columns[owner].get(name)
        if kind is None:
            self.issues.append(f"no column {name}")
            return None
        try:
            return value == "true" if kind == "boolean" and value in ("true", "false") else PARSERS[kind](value)
        except ValueError:
            self.issues.append(f"{element.id}: {value!r} is no {kind}")
            return None

    def add_column(self, owner: str, name: str, kind: str) -> None:
        if name.lower() in RESERVED or name.lower() in (one.lower() for one in self.columns[owner]):
            self.issues.append(f"column name taken: {name}")
        elif kind not in PARSERS:
            self.issues.append(f"column dropped, type unknown: {name} {kind}")
        else:
            self.columns[owner][name] = kind


def import_gexf(content: bytes) -> Imported:
    """Read a GEXF file as `ImporterGEXF` does."""
    root = etree.fromstring(content)
    found = Imported()
    if root.get("version") != "1.3" or root.nsmap.get(None) != "http://gexf.net/1.3":
        found.issues.append("version undefined")
    (graph,) = (one for one in root if _local(one) == "graph")
    found.directed = graph.get("defaultedgetype") == "directed"
    reader = _Gexf(found, graph.get("timerepresentation", "timestamp"))
    for block in graph:
        if _local(block) == "attributes":
            for one in block:
                name = one.get("id", "")
                found.add_column(block.get("class", ""), name, one.get("type", ""))
                if one.get("title") in RESERVED:
                    found.issues.append(f"title taken: {one.get('title')}")
                if block.get("mode") == "dynamic":
                    found.dynamic.add((block.get("class", ""), name))
        elif _local(block) == "nodes":
            for one in block:
                found.add_node(reader.element("node", one))
        elif _local(block) == "edges":
            for one in block:
                edge = reader.element("edge", one)
                edge.ends, edge.kind = (one.get("source", ""), one.get("target", "")), one.get("kind", "")
                edge.weight = float(one.get("weight", "1"))
                found.add_edge(edge, one.get("type", "directed" if found.directed else "undirected"))
    _check_times(found)
    return found


@dataclass
class _Gexf:
    found: Imported
    representation: str

    def element(self, owner: str, told: etree._Element) -> Element:
        element = Element(told.get("id", ""), told.get("label", ""))
        if told.get("pid"):
            self.found.issues.append(f"hierarchy: {element.id}")
        for one in told.iter(etree.Element):
            name = _local(one)
            if name == "attvalue":
                self._value(owner, element, one)
            elif name == "spell":
                if span := self._span(element, one):
                    element.spells.append(span)
            elif name in ("color", "size", "position", "thickness"):
                self._look(element, name, dict(one.attrib))
        return element

    def _value(self, owner: str, element: Element, told: etree._Element) -> None:
        name = told.get("for", "")
        value = self.found.parse(owner, element, name, told.get("value", ""))
        if (owner, name) in self.found.dynamic:
            if span := self._span(element, told):
                element.course.setdefault(name, []).append((*span, value))
        elif name in element.values:
            self.found.issues.append(f"{element.id}: {name} twice")
        else:
            element.values[name] = value

    def _span(self, element: Element, told: etree._Element) -> tuple[date, date] | None:
        if self.representation != "interval" or "timestamp" in told.attrib:
            self.found.issues.append(f"{element.id}: an interval where timestamps are, or the other way round")
            return None
        if "startopen" in told.attrib or "endopen" in told.attrib:
            self.found.issues.append(f"{element.id}: open interval")
        try:
            return date.fromisoformat(told.get("start", "")), date.fromisoformat(told.get("end", ""))
        except ValueError:
            # An end that is not told is an endless one.
            self.found.issues.append(f"{element.id}: no closed interval of days")
            return None

    def _look(self, element: Element, name: str, told: dict[str, str]) -> None:
        if name == "color" and not all(0 <= int(told.get(one, -1)) <= 255 for one in "rgb"):
            self.found.issues.append(f"{element.id}: color")
        if name != "color" and not all(re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", one) for one in told.values()):
            self.found.issues.append(f"{element.id}: {name}")
        element.looks |= {f"{name}.{key}": value for key, value in told.items()}


def _check_times(found: Imported) -> None:
    for element in (*found.nodes.values(), *found.edges.values()):
        for spans in (element.spells, *([one[:2] for one in course] for course in element.course.values())):
            if any(first > last for first, last in spans):
                found.issues.append(f"{element.id}: ends before it begins")
            if any(after[0] <= before[1] for before, after in pairwise(sorted(spans))):
                found.issues.append(f"{element.id}: intervals overlap")
    for edge in found.edges.values():
        for end in edge.ends:
            inside = found.nodes[end].spells
            if not all(any(a <= first and last <= b for a, b in inside) for first, last in edge.spells):
                found.issues.append(f"{edge.id}: there while {end} is not")


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def import_graphml(content: bytes) -> Imported:
    """Read a GraphML file as `ImporterGraphML` does: what stands between two entities and is blank gets lost."""
    reader = _Graphml()
    parser = expat.ParserCreate()
    # Entities come as pieces of their own, as from Java's reader of streams.
    parser.buffer_text = False
    parser.StartElementHandler, parser.EndElementHandler = reader.begin, reader.finish
    parser.CharacterDataHandler = reader.say
    parser.Parse(content, True)
    return reader.found


@dataclass
class _Graphml:
    found: Imported = field(default_factory=lambda: Imported(directed=False))
    keys: dict[str, tuple[str, str]] = field(default_factory=dict)
    current: Element = field(default_factory=lambda: Element(""))
    key: str = ""
    text: str = ""

    def begin(self, name: str, told: dict[str, str]) -> None:
        if name == "key":
            owner, column = self.keys[told["id"]] = (told["for"], told["attr.name"])
            if column not in GRAPHML_OWN:
                self.found.add_column(owner, column, told["attr.type"])
        elif name in ("node", "edge"):
            self.current = Element(told["id"], ends=(told.get("source", ""), told.get("target", "")))
        elif name == "data":
            self.key, self.text = told["key"], ""

    def say(self, piece: str) -> None:
        if piece.strip(" \t\r\n"):
            self.text += piece

    def finish(self, name: str) -> None:
        if name == "data":
            self._value(*self.keys[self.key])
        elif name == "node":
            self.found.add_node(self.current)
        elif name == "edge":
            self.found.add_edge(self.current, "directed")

    def _value(self, owner: str, column: str) -> None:
        if column == "label":
            self.current.label = self.text
        elif column == "weight":
            self.current.weight = float(self.text)
        elif column in GRAPHML_OWN:
            self.current.looks[column] = self.text
        elif self.text:
            self.current.values[column] = self.found.parse(owner, self.current, column, self.text)


def import_csv(nodes: bytes, edges: bytes) -> Imported:
    """Read the pair of tables as the spreadsheet importer does, columns typed as their values are."""
    found = Imported(directed=False)
    for row in _rows(found, "node", nodes, ("id", "label")):
        found.add_node(Element(row["Id"], row["Label"], dict(row)))
    special = ("source", "target", "type", "kind", "id", "label", "weight")
    for row in _rows(found, "edge", edges, special):
        edge = Element(row["Id"], row["Label"], dict(row), ends=(row["Source"], row["Target"]), kind=row["Kind"])
        edge.weight = float(row["Weight"])
        found.add_edge(edge, row["Type"].lower())
    return found


def _rows(found: Imported, owner: str, content: bytes, special: tuple[str, ...]) -> Iterator[dict[str, str]]:
    rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    head = next(rows)
    for name in head:
        if name.lower() not in special:
            found.add_column(owner, name, "string")
    if len({name.lower() for name in head}) != len(head):
        found.issues.append("repeated column")
    for row in rows:
        if len(row) != len(head):
            found.issues.append(f"inconsistent row: {row[:2]}")
        yield dict(zip(head, row, strict=False))
