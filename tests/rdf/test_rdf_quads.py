"""The border post: readings become quads."""

import pickle
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sampling import BASE, WHEN, grain_reading, warning_reading

from kg import iris
from kg.article import Article, Publication
from kg.rdf.entities import entity_nquads
from kg.rdf.provenance import moment
from kg.rdf.quads import Encoded, encode
from kg.rdf.terms import read_quads
from kg.reading import Actor, Reading, Span, Statement
from kg.vocab import NEWS, PROV, RDF, RDFS, SCHEMA

ANY = st.text(alphabet=st.characters(), max_size=30)


def encoded(reading: Reading) -> Encoded:
    return encode(reading, base=BASE, when=WHEN)


def objects(nquads: str, subject: str, predicate: str) -> set[str]:
    node = f"<{iris.expand(subject, BASE)}>"
    found = {row.object for row in read_quads(nquads) if row.subject == node and row.predicate == f"<{predicate}>"}
    return {value.removeprefix("<").removesuffix(">").removeprefix(BASE) for value in found}


def test_equal_readings_give_equal_bytes() -> None:
    """Order inside a reading and the moment of the run change nothing in the article's graph and contributions."""
    reading, shuffle = warning_reading(), random.Random(7).sample
    other = replace(
        reading,
        **{
            name: tuple(shuffle(getattr(reading, name), len(getattr(reading, name))))
            for name in ("actors", "places", "mentions", "events", "ties", "statements")
        },
    )
    one, two = encoded(reading), encode(other, base=BASE, when=WHEN + timedelta(days=1))
    assert one.nquads == two.nquads and one.contributions == two.contributions
    assert one.meta != two.meta and one.meta == encoded(reading).meta
    lines = one.nquads.splitlines()
    assert lines == sorted(set(lines))


def test_one_graph_holds_the_article() -> None:
    """Every line of an article's graph is in the graph named after it, every line of meta in the meta graph."""
    one = encoded(warning_reading())
    assert {row.graph_name for row in read_quads(one.nquads)} == {f"<{BASE}graph/{one.article}>"}
    assert {row.graph_name for row in read_quads(one.meta)} == {f"<{BASE}graph/meta>"}
    assert "2026" not in one.nquads, "no moment of a run in the article's graph"


def test_every_line_hangs_on_the_article() -> None:
    """What a line is about is the article, a link of its chain, or a thing inside the article: never a bare actor."""
    reading = warning_reading()
    chain = {f"<{BASE}{link.id}>" for link in (reading.article, *reading.article.reposts)}
    for row in read_quads(encoded(reading).nquads):
        assert row.subject in chain or row.subject.startswith(f"<{BASE}{reading.article.id}#")


def test_statement_carries_its_voice() -> None:
    """A quotation has speaker, status, cue, the words, their span and its evidence with offsets."""
    reading = warning_reading()
    one, said = encoded(reading), reading.statements[1]
    assert objects(one.nquads, said.id, RDF.type) == {NEWS.Statement, NEWS.Quotation}
    assert objects(one.nquads, said.id, NEWS.speaker) == {"person/mira-voss"}
    assert objects(one.nquads, said.id, NEWS.status) == {NEWS.reported}
    assert objects(one.nquads, said.id, SCHEMA.text) == {'"“Tokyo is playing with fire,”"'}
    (evidence,) = objects(one.nquads, said.id, NEWS.evidence)
    assert evidence == iris.mint_mention(reading.article.id, said.evidence.start, said.evidence.end)
    (start,) = objects(one.nquads, evidence, NEWS.start)
    assert start == f'"{said.evidence.start}"^^<http://www.w3.org/2001/XMLSchema#integer'


def test_repost_chain_is_followed_link_by_link() -> None:
    """The posting repeats the weekly, the weekly repeats the paper, and each has its own publisher."""
    reading = warning_reading()
    one, (weekly, paper) = encoded(reading), reading.article.reposts
    assert objects(one.nquads, reading.article.id, NEWS.repostOf) == {weekly.id}
    assert objects(one.nquads, weekly.id, NEWS.repostOf) == {paper.id}
    assert objects(one.nquads, paper.id, NEWS.publisher) == {"source/norland-courier"}
    assert {actor.id for actor in one.actors} >= {"source/norland-courier", "source/the-weekly"}


def test_circular_chain_is_cut() -> None:
    """A chain that names the article itself or one link twice gives no circle, so that it has an end."""
    link = Publication("B", None, "H")
    article = Article("A", None, "H", text="Said.", reposts=(link, Publication("A", None, "H"), link))
    one = encoded(Reading(article))
    assert objects(one.nquads, article.id, NEWS.repostOf) == {link.id}
    assert objects(one.nquads, link.id, NEWS.repostOf) == set()


def test_unnamed_speakers_stay_in_their_article() -> None:
    """An anonymous actor is described in the article's graph and contributes nothing to the entities."""
    one = encoded(warning_reading())
    (anonymous,) = (a for a in warning_reading().actors if a.anonymous)
    assert objects(one.nquads, anonymous.id, RDFS.label) == {'"two officials"@en'}
    assert objects(one.nquads, anonymous.id, NEWS.anonymous) == {'"true"^^<http://www.w3.org/2001/XMLSchema#boolean'}
    assert anonymous.id not in {contribution.id for contribution in one.contributions}


def test_own_voice_without_author_is_the_outlet() -> None:
    """A statement in the own voice of an unsigned article has the original outlet as its speaker."""
    reading = grain_reading()
    assert objects(encoded(reading).nquads, reading.statements[1].id, NEWS.speaker) == {"source/capital-wire"}


def test_everything_named_has_a_contribution() -> None:
    """Authors, outlets, linked countries, topics and modes are among the contributions, each with a label."""
    one = encoded(warning_reading())
    entities = entity_nquads(one.contributions, BASE)
    for node in ("country/NO", "topic/trade-war", "source/the-weekly", iris.mint_entity("person", "Zoë Quist")):
        assert objects(entities, node, RDFS.label), node
    assert "<https://w3id.org/newskg/type/COERCE.arrest> <http://www.w3.org/2000/01/rdf-schema#label>" in entities


def test_run_is_told_in_meta() -> None:
    """The meta graph says which run of which version made the graph, when, with which model, from which article."""
    one = encoded(warning_reading())
    graph = f"graph/{one.article}"
    (run,) = objects(one.meta, graph, PROV.wasGeneratedBy)
    assert objects(one.meta, run, NEWS.model) == {'"en_x 1.0"'}
    assert objects(one.meta, run, PROV.used) == {one.article}
    assert objects(one.meta, graph, PROV.generatedAtTime) == {
        '"2026-01-02T03:04:05Z"^^<http://www.w3.org/2001/XMLSchema#dateTime'
    }


def test_moments_are_utc() -> None:
    """One instant is one text, whatever zone it is given in; no zone means UTC."""
    there = WHEN.astimezone(timezone(timedelta(hours=-7)))
    assert moment(WHEN) == moment(there) == moment(datetime(2026, 1, 2, 3, 4, 5, 999)) == moment(WHEN.astimezone(UTC))


def test_encoded_pickles_and_counts() -> None:
    """Worker processes return it; its numbers are those of the reading."""
    one = encoded(warning_reading())
    assert pickle.loads(pickle.dumps(one)) == one
    assert one.counts["statements"] == 7 and one.counts["denied"] == 1 and one.counts["ties"] == 3


@settings(max_examples=60, deadline=None)
@given(ANY, ANY, ANY, ANY, st.integers(0, 4))
def test_hostile_text_stays_data(headline: str, name: str, url: str, body: str, start: int) -> None:
    """Whatever stands in a headline, a name, an address, a topic or the text, the lines load and hold it as data."""
    text = body + "said."
    span = Span(start, len(text), text[start:])
    article = Article(name, None, headline, url, text, (name,), (headline,), language=name)
    actor = Actor(iris.mint_entity("person", name), "person", name or "x", (headline,))
    statement = Statement(iris.mint_statement(article.id, start, len(text)), (actor.id,), span, cue=body, rule=name)
    one = encoded(Reading(article, (actor,), statements=(statement,)))
    lines = one.nquads + one.meta + entity_nquads(one.contributions, BASE)
    quads = list(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(quads) == len(list(read_quads(lines)))
    exact = [quad.object.value for quad in quads if quad.predicate.value == NEWS.exact]
    assert exact == [one.text[start:]]
    assert {quad.predicate.value.rpartition("#")[0] for quad in quads} <= {
        ns.rpartition("#")[0] for ns in (NEWS.iri, RDF.iri, RDFS.iri, PROV.iri, "http://www.w3.org/2004/02/skos/core#")
    } | {""}


@pytest.mark.parametrize("confidence, text", [(0.5, "0.5"), (1.0, "1"), (0.0, "0"), (2 / 3, "0.667")])
def test_decimals_are_in_the_form_that_stores_keep(confidence: float, text: str) -> None:
    """Confidence is written so that pyoxigraph gives back the very same quad."""
    reading = grain_reading()
    reading = replace(reading, statements=(replace(reading.statements[0], confidence=confidence),))
    one = encoded(reading)
    assert f'"{text}"^^<http://www.w3.org/2001/XMLSchema#decimal>' in one.nquads
    store = pyoxigraph.Store()
    store.load(one.nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    kept = pyoxigraph.serialize(store, format=pyoxigraph.RdfFormat.N_QUADS).decode()
    assert sorted(kept.splitlines()) == one.nquads.splitlines()
