"""One story for every store: what a Store, its Writer and its Views promise."""

from collections.abc import Callable
from pathlib import Path

import pytest
from making import BASE, Making, actor, threat

from kg import derive
from kg.errors import ArticleError, NotFound, QueryError, QuerySyntaxError, StoreError, StoreLocked, UsageError
from kg.rdf.terms import Term
from kg.store.base import Store, View
from kg.store.folder import FolderStore
from kg.store.memory import MemoryStore
from kg.vocab import SAID

DERIVED = f"{BASE}graph/derived"
ENTITIES = f"{BASE}graph/entities"


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    makers: dict[str, Callable[[], Store]] = {
        "folder": lambda: FolderStore.create(tmp_path / "graph", derive, BASE),
        "memory": lambda: MemoryStore(derive, BASE),
    }
    return makers[request.param]()


def dump(view: View) -> list[str]:
    return sorted(map(str, view.quads()))


def test_the_story_of_a_store(store: Store) -> None:
    """Articles come, change and go; each view shows its own state for ever, with nothing left of what went."""
    empty = store.view()
    assert (empty.base, list(empty.articles())) == (BASE, [])
    nothing = dump(empty)
    first, second = threat("Border row deepens"), threat("Talks end early", end="country/CC")

    with store.writer() as writer:
        writer.put(first)
        assert writer.digest(first.article) == first.digest
        assert list(store.view().articles()) == []
        writer.commit()
        one = store.view()
        writer.put(second)
    two = store.view()
    assert len({empty.snapshot, one.snapshot, two.snapshot}) == 3
    assert list(one.articles()) == [(first.article, first.digest)]
    assert list(two.articles()) == sorted([(first.article, first.digest), (second.article, second.digest)])
    assert two.text(second.article) == second.text
    before = dump(one)

    changed = threat("Border row deepens", end="country/CC")
    with store.writer() as writer:
        writer.put(changed)
    three = store.view()
    assert dump(one) == before
    assert not [*three.quads(object=Term("iri", f"{BASE}country/BB"))]
    assert [*one.quads(object=Term("iri", f"{BASE}country/BB"))]

    with store.writer() as writer:
        writer.remove(first.article)
        writer.remove(second.article)
        assert writer.digest(first.article) is None
    assert dump(store.view()) == nothing
    assert dump(one) == before
    assert (dump(empty), list(empty.articles())) == (nothing, [])


def test_a_writer_that_fails_leaves_nothing(store: Store) -> None:
    """An error inside the `with` block loses what was not committed, and the next writer gets in."""
    with pytest.raises(ZeroDivisionError), store.writer() as writer:
        writer.put(threat("Border row deepens"))
        raise ZeroDivisionError
    assert list(store.view().articles()) == []
    with store.writer() as writer:
        writer.put(threat("Talks end early"))
    assert len(list(store.view().articles())) == 1


def test_one_writer_at_a_time(store: Store) -> None:
    """A second writer is refused in plain words while the first is open."""
    with store.writer(), pytest.raises(StoreLocked, match="is being written"):
        store.writer()
    store.writer().close()


def test_what_is_not_there(store: Store) -> None:
    """Unknown articles are errors, not empty answers."""
    with pytest.raises(NotFound):
        store.view().text("article/none")
    with store.writer() as writer, pytest.raises(NotFound):
        writer.remove("article/none")


def test_an_article_cannot_write_elsewhere(store: Store) -> None:
    """Quads outside of the article's own graph are refused before anything is written."""
    made = threat("Border row deepens")
    stray = type(made)(**{**{f: getattr(made, f) for f in made.__slots__}, "article": "article/other"})
    with store.writer() as writer, pytest.raises(ArticleError, match="outside"):
        writer.put(stray)
    assert list(store.view().articles()) == []


def test_entities_are_merged_over_articles(store: Store) -> None:
    """A name that only one article gives goes with that article; what others give stays."""
    plain = Making("Plain").know(actor("org/union", "Harbour Union")).encoded()
    more = Making("More").know(actor("org/union", "Harbour Union", "HU", "the Dockers")).encoded()
    with store.writer() as writer:
        writer.put(plain)
        writer.put(more)
    labels = [quad.object for quad in store.view().quads(f"{BASE}org/union", graph_name=ENTITIES)]
    assert '"HU"@en' in labels
    assert [hit.id for hit in store.view().search("docke", "label")] == ["org/union"]
    with store.writer() as writer:
        writer.remove(more.article)
    labels = [quad.object for quad in store.view().quads(f"{BASE}org/union", graph_name=ENTITIES)]
    assert '"Harbour Union"@en' in labels
    assert '"HU"@en' not in labels
    assert store.view().search("docke", "label") == []


def test_shortcuts_follow_their_articles(store: Store) -> None:
    """An edge stays while one article supports it and goes with the last."""
    edge = (f"{BASE}country/AA", SAID.threaten, Term("iri", f"{BASE}country/BB"), DERIVED)
    first, second = threat("One"), threat("Two")
    for change, expected in ((first, 1), (second, 1), (first.article, 1), (second.article, 0)):
        with store.writer() as writer:
            if isinstance(change, str):
                writer.remove(change)
            else:
                writer.put(change)
        assert len([*store.view().quads(*edge)]) == expected
        adjacent = {quad.predicate for quad in store.view().adjacent(f"{BASE}country/AA")}
        assert (f"<{SAID.threaten}>" in adjacent) == bool(expected)


def test_search(store: Store) -> None:
    """Every word must occur, the last may be unfinished, and offsets cut the sentence out of the text."""
    made = Making("Ministers met", text="Ministers met in Übersee. “Nobody” – replied 🙂 at once.")
    made.know(actor("org/union", "Harbour Union", "Harbour Workers", "the Harbour"), actor("person/ann", "Ann Harbour"))
    made = made.encoded()
    with store.writer() as writer:
        writer.put(made)
    view = store.view()
    (hit,) = view.search("nobody repl", "sentence")
    assert made.text[hit.start : hit.end] == hit.text == "“Nobody” – replied 🙂 at once."
    assert hit.id == made.article
    assert [found.kind for found in view.search("ubersee", "sentence")] == ["sentence"]
    assert view.search("nobody ministers", "sentence") == []
    assert [(hit.id, hit.text) for hit in view.search("harb", "label")] == [
        ("person/ann", "Ann Harbour"),
        ("org/union", "the Harbour"),
    ]
    assert len(view.search("harb", "label", 1)) == 1
    assert view.search("minist", "headline")[0].text == "Ministers met"
    for hostile in ('" OR *', "", "NEAR(", "a AND", "text: met", "²", "a_b", "\x00", "met \ud800", "⁠ʼ"):
        view.search(hostile, "sentence")


def test_queries(store: Store) -> None:
    """Queries run over the union of all graphs, variables can be fixed whether projected or not, errors are told."""
    with store.writer() as writer:
        writer.put(threat("Border row deepens"))
    view = store.view()
    source, target = Term("iri", f"{BASE}country/AA"), Term("iri", f"{BASE}country/BB")
    said = f"PREFIX said: <{SAID.iri}> "
    assert view.select(said + "SELECT ?b WHERE { ?a said:threaten ?b }", {"a": source}) == [{"b": target}]
    assert view.select(said + "SELECT ?a ?b { ?a said:threaten ?b }", {"a": source}) == [{"a": source, "b": target}]
    (row,) = view.select(said + "SELECT (COUNT(*) AS ?n) WHERE { ?a said:threaten ?b }", {"a": target})
    assert row["n"].value == "0"
    assert view.ask(said + "ASK { ?a said:threaten ?b }", {"a": source})
    made = [*view.construct(said + "CONSTRUCT { ?b said:threaten ?a } WHERE { ?a said:threaten ?b }", {"a": source})]
    assert [(quad.subject, quad.object) for quad in made] == [(str(target), str(source))]
    with pytest.raises(QuerySyntaxError) as caught:
        view.select("SELECT ?a WHERE {\n ?a ?b }")
    assert caught.value.line == 2
    with pytest.raises(QueryError):
        view.select("ASK {}")
    with pytest.raises(UsageError):
        view.quads("no iri at all")


def test_a_closed_view_is_closed(store: Store) -> None:
    """A view that was closed says so, and other views live on."""
    view, other = store.view(), store.view()
    view.close()
    with pytest.raises(StoreError, match="closed"):
        view.text("article/none")
    with pytest.raises(StoreError, match="closed"):
        list(view.quads())
    assert list(other.articles()) == []


def test_rederiving_changes_nothing_that_is_right(store: Store) -> None:
    """Working the derived graph out anew gives the graph that the commits built up."""
    with store.writer() as writer:
        writer.put(threat("One"))
        writer.put(threat("Two", end="country/CC"))
    before = dump(store.view())
    with store.writer() as writer:
        writer.rederive()
    assert dump(store.view()) == before
