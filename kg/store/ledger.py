"""The writer's books: who contributes what, so that one article comes and goes without touching the rest.

Three things in the graph are shared by articles. Quads of the derived and the meta graph stay as long as one article
supports them (`quad.uses`). The lines of an entity are merged anew from the records of all articles that name it.
The origin of an article depends on the links that any article tells of its chain. All three are functions of the
articles that are stored, never of the order in which they came.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from kg import iris
from kg.rdf.entities import KIND_CLASSES, entity_nquads, unpack
from kg.rdf.terms import Quad, iri, parse
from kg.store.change import ArticleChange
from kg.store.delta import Delta
from kg.store.derivation import Deriver, Link
from kg.store.index import VERSION, create_index
from kg.store.index_books import IndexBooks
from kg.store.origin import Origin, origins
from kg.store.parsing import parse_nquads
from kg.store.texts import set_state
from kg.store.told import Told, read_told
from kg.vocab import KINDS, NEWS, RDF, RDFS, SKOS, STATUSES

_NAMING = {f"<{RDFS.label}>", f"<{SKOS.altLabel}>"}

_UPSTREAM = """WITH RECURSIVE near(node) AS (SELECT value FROM json_each(?1) UNION
    SELECT link.node FROM near JOIN link ON link.value = near.node AND link.kind = 'repostOf') SELECT node FROM near"""
_DOWNSTREAM = """WITH RECURSIVE far(node) AS (SELECT value FROM json_each(?1) UNION
    SELECT link.value FROM far JOIN link ON link.node = far.node AND link.kind = 'repostOf')
    SELECT DISTINCT link.node, link.kind, link.value FROM far JOIN link ON link.node = far.node"""


class Fresh(NamedTuple):
    """An article that has just been put in."""

    number: int
    text: str
    told: Told


class Ledger:
    """Books of one store, on a connection that is in a transaction of its caller."""

    def __init__(self, connection: sqlite3.Connection, base: str, deriver: Deriver) -> None:
        self._connection = connection
        self._sql = connection.execute
        self._many = connection.executemany
        self._base = base
        self._deriver = deriver

    def digest(self, article: str) -> str | None:
        """Return the digest of a stored article; None if it is not stored."""
        row = self._sql("SELECT digest FROM article WHERE name = ?", (article,)).fetchone()
        return str(row[0]) if row else None

    def apply(self, changes: Iterable[ArticleChange]) -> Delta:
        """Enter changes, each article at most once, and return what they change in the quads."""
        delta, entities, nodes = Delta(), set[str](), set[str]()
        index, fresh = IndexBooks(self._connection), dict[str, Fresh]()
        for change in changes:
            self._take_out(change.name, delta, entities, nodes, index)
            if change.told:
                fresh[change.name] = Fresh(self._put_in(change, delta, entities, nodes), change.text, change.told)
        for entity in sorted(entities):
            self._merge(entity, delta, index)
        self._enter(fresh, self._trace(nodes, delta), index)
        return delta

    def _enter(self, fresh: dict[str, Fresh], origins: dict[str, Origin], index: IndexBooks) -> None:
        """Bring the index in step: rows for new articles, and for others what the new ones change in their origin."""
        for name, (number, text, told) in fresh.items():
            index.put(number, name, text, told, origins.pop(name, Origin()))
        known = "SELECT id, name FROM article WHERE name IN (SELECT value FROM json_each(?))"
        for number, name in self._sql(known, (json.dumps(sorted(origins)),)).fetchall():
            index.date(number, origins[name])
        index.finish()

    def rederive(self, graph: Callable[[str], Sequence[Quad]]) -> Delta:
        """Work the derived graph out again; `graph` gives the quads of a graph by its full IRI."""
        delta, derived = Delta(), iris.expand(iris.mint_graph("derived"), self._base)
        for number, name, lines in self._sql("SELECT id, name, lines FROM article").fetchall():
            own = iris.expand(iris.mint_article_graph(name), self._base)
            quads, old = graph(own), parse_nquads(lines)
            new = {quad for quad in old if quad.graph_name != iri(derived)}
            new.update(self._deriver.shortcuts(quads, self._base))
            self._release(old, delta)
            self._claim(new, delta)
            self._sql("UPDATE article SET lines = ? WHERE id = ?", ("\n".join(sorted(map(str, new))), number))
            self._sql("DELETE FROM link WHERE article = ?", (number,))
            self._link(number, self._deriver.links(quads))
        self.reindex(graph, delta)
        # Whatever stands in the graph goes, known to the books or not.
        kept = self._sql("SELECT line FROM quad UNION ALL SELECT line FROM origin")
        quads = parse_nquads("\n".join(line for (line,) in kept if line.endswith(f"{iri(derived)} .")))
        return Delta(dropped=[derived], added=set(quads))

    def reindex(self, graph: Callable[[str], Sequence[Quad]], delta: Delta) -> None:
        """Make the index anew, and the origins of all articles; `graph` gives the quads of a graph by its full IRI."""
        create_index(self._connection)
        set_state(self._connection, "index", VERSION)
        index = IndexBooks(self._connection)
        for entity, nquads in self._sql("SELECT name, nquads FROM entity").fetchall():
            self._describe(entity, parse_nquads(nquads), index)
        nodes = {node for (node,) in self._sql("SELECT node FROM link UNION SELECT node FROM origin")}
        origins = self._trace(nodes, delta)
        for number, name, text in self._sql("SELECT id, name, text FROM article ORDER BY id"):
            told = read_told(name, graph(iris.expand(iris.mint_article_graph(name), self._base)), self._base)
            index.put(number, name, text, told, origins.get(name, Origin()))
        index.finish()

    def totals(self) -> dict[str, int]:
        """Return the numbers of the store: the sums of the articles' counts, original sources, quads of articles."""
        sums = Counter[str]()
        for (counts,) in self._sql("SELECT counts FROM article"):
            sums.update(json.loads(counts))
        far = """SELECT count(DISTINCT value) FROM link AS far WHERE kind = 'publisher' AND NOT EXISTS
            (SELECT 1 FROM link WHERE node = far.node AND kind = 'repostOf')"""
        ((sources,),) = self._sql(far).fetchall()
        none = dict.fromkeys(("articles", "sources", "statements", *STATUSES, "events", "ties", "mentions", "quads"), 0)
        return {**none, **sums, "sources": sources}

    def _take_out(self, name: str, delta: Delta, entities: set[str], nodes: set[str], index: IndexBooks) -> None:
        delta.dropped.append(iris.expand(iris.mint_article_graph(name), self._base))
        row = self._sql("SELECT id, headline, text, lines FROM article WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        number, headline, text, lines = row
        index.remove(number)
        sentences = self._sql('SELECT id, start, "end" FROM sentence WHERE article = ?', (number,)).fetchall()
        forget = "INSERT INTO {0}_words ({0}_words, rowid, text) VALUES ('delete', ?, ?)"
        self._many(forget.format("sentence"), [(row, text[start:end]) for row, start, end in sentences])
        self._sql(forget.format("headline"), (number, headline))
        records = "SELECT record FROM contribution WHERE article = ?"
        entities.update(name for (name,) in self._sql(f"SELECT entity FROM record WHERE id IN ({records})", (number,)))
        self._sql(f"UPDATE record SET uses = uses - 1 WHERE id IN ({records})", (number,))
        self._sql(f"DELETE FROM record WHERE uses = 0 AND id IN ({records})", (number,))
        nodes.update(node for (node,) in self._sql("SELECT node FROM link WHERE article = ?", (number,)))
        for table in ("sentence", "contribution", "link"):
            self._sql(f"DELETE FROM {table} WHERE article = ?", (number,))
        self._sql("DELETE FROM article WHERE id = ?", (number,))
        self._release(parse_nquads(lines), delta)

    def _put_in(self, change: ArticleChange, delta: Delta, entities: set[str], nodes: set[str]) -> int:
        delta.nquads.append(change.nquads)
        row = (change.name, change.digest, change.headline, change.text, change.counts, "\n".join(change.lines))
        number = self._insert("article (name, digest, headline, text, counts, lines)", row)
        self._sql("INSERT INTO headline_words (rowid, text) VALUES (?, ?)", (number, change.headline))
        for start, end in change.sentences:
            sentence = self._insert('sentence (article, start, "end")', (number, start, end))
            self._sql("INSERT INTO sentence_words (rowid, text) VALUES (?, ?)", (sentence, change.text[start:end]))
        for body in change.records:
            entity = unpack(body).id
            entities.add(entity)
            counted = """INSERT INTO record (entity, body, uses) VALUES (?, ?, 1)
                ON CONFLICT (body) DO UPDATE SET uses = uses + 1 RETURNING id"""
            ((record,),) = self._sql(counted, (entity, body)).fetchall()
            self._insert("contribution (article, record)", (number, record))
        nodes.update(link.node for link in change.links)
        self._link(number, change.links)
        self._claim(parse_nquads("\n".join(change.lines)), delta)
        return number

    def _insert(self, columns: str, row: Sequence[Any]) -> int:
        marks = ", ".join("?" * len(row))
        return self._sql(f"INSERT INTO {columns} VALUES ({marks})", row).lastrowid or 0

    def _link(self, number: int, links: Iterable[Link]) -> None:
        self._many("INSERT INTO link VALUES (?, ?, ?, ?)", [(number, *link) for link in sorted(set(links))])

    def _claim(self, quads: Iterable[Quad], delta: Delta) -> None:
        counted = "INSERT INTO quad VALUES (?, 1) ON CONFLICT (line) DO UPDATE SET uses = uses + 1 RETURNING uses"
        for quad in quads:
            ((uses,),) = self._sql(counted, (str(quad),)).fetchall()
            if uses == 1:
                delta.add([quad])

    def _release(self, quads: Iterable[Quad], delta: Delta) -> None:
        for quad in quads:
            line = (str(quad),)
            ((uses,),) = self._sql("UPDATE quad SET uses = uses - 1 WHERE line = ? RETURNING uses", line).fetchall()
            if uses == 0:
                self._sql("DELETE FROM quad WHERE line = ?", line)
                delta.remove([quad])

    def _merge(self, entity: str, delta: Delta, index: IndexBooks) -> None:
        """Write the lines and labels of an entity anew from the records of all articles."""
        told = self._sql("SELECT body, uses FROM record WHERE entity = ?", (entity,)).fetchall()
        new = entity_nquads({unpack(body): uses for body, uses in told}, self._base)
        row = self._sql("SELECT id, nquads FROM entity WHERE name = ?", (entity,)).fetchone()
        if row is not None and row[1] == new:
            return
        if row is not None:
            self._release(parse_nquads(row[1]), delta)
            self._sql("DELETE FROM entity WHERE id = ?", (row[0],))
        quads = parse_nquads(new)
        if quads:
            self._insert("entity (name, nquads)", (entity, new))
            self._claim(quads, delta)
        self._describe(entity, quads, index)
        if entity.partition("/")[0] in KIND_CLASSES:
            subject = iri(iris.expand(entity, self._base))
            names = {parse(q.object).value for q in quads if q.subject == subject and q.predicate in _NAMING}
            self._name(entity, sorted(names))

    def _describe(self, entity: str, quads: Iterable[Quad], index: IndexBooks) -> None:
        if entity.partition("/")[0] not in (*KIND_CLASSES, "topic"):
            return
        subject = iri(iris.expand(entity, self._base))
        told: dict[str, set[str]] = {}
        for quad in quads:
            if quad.subject == subject:
                told.setdefault(quad.predicate, set()).add(quad.object)
        labels, classes, countries = (told.get(iri(p), set()) for p in (RDFS.label, RDF.type, NEWS.country))
        kind = next((name for one, name in KINDS.items() if iri(one) in classes), "topic" if labels else None)
        country = iris.compress(min(countries)[1:-1], self._base) if countries else None
        index.describe(entity, parse(min(labels)).value if labels else None, kind, country)

    def _name(self, entity: str, names: Iterable[str]) -> None:
        for number, text in self._sql("SELECT id, text FROM label WHERE entity = ?", (entity,)).fetchall():
            self._sql("INSERT INTO label_words (label_words, rowid, text) VALUES ('delete', ?, ?)", (number, text))
        self._sql("DELETE FROM label WHERE entity = ?", (entity,))
        for text in names:
            number = self._insert("label (entity, text)", (entity, text))
            self._sql("INSERT INTO label_words (rowid, text) VALUES (?, ?)", (number, text))

    def _trace(self, nodes: set[str], delta: Delta) -> dict[str, Origin]:
        """Work out the origins of the nodes and of all articles whose chain leads to one of them; return them."""
        affected = {node for (node,) in self._sql(_UPSTREAM, (json.dumps(sorted(nodes)),))}
        links = [Link(*row) for row in self._sql(_DOWNSTREAM, (json.dumps(sorted(affected)),))]
        derived = set(self._deriver.origins(affected, links, self._base))
        new = {(quad.subject, str(quad)) for quad in derived}
        known = "SELECT node, line FROM origin WHERE node IN (SELECT value FROM json_each(?))"
        old = set(self._sql(known, (json.dumps(sorted(affected)),)))
        self._many("DELETE FROM origin WHERE node = ? AND line = ?", sorted(old - new))
        self._many("INSERT INTO origin VALUES (?, ?)", sorted(new - old))
        delta.remove(parse_nquads("\n".join(line for _, line in old - new)))
        delta.add(parse_nquads("\n".join(line for _, line in new - old)))
        return origins(affected, links, derived, self._base)
