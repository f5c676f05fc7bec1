"""What many articles tell of one actor, merged."""

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from sampling import BASE, WHEN, grain_reading, warning_reading

from kg.rdf.entities import Concept, Contribution, entity_nquads, mode, most_usual, pack, topic, unpack
from kg.rdf.quads import encode
from kg.rdf.terms import read_quads
from kg.reading import Actor, Place
from kg.vocab import NEWS, RDF, RDFS, SKOS

NAMES = st.sampled_from(["Harbour Party", "The Harbour Party", "HP", "Harbor Party"])


def told(contributions: list[Contribution], identifier: str, predicate: str) -> list[str]:
    rows = read_quads(entity_nquads(contributions, BASE))
    node = identifier if "://" in identifier else BASE + identifier
    return sorted(row.object for row in rows if row.subject == f"<{node}>" and row.predicate == f"<{predicate}>")


def sample() -> list[Contribution]:
    return [c for r in (warning_reading(), grain_reading()) for c in encode(r, base=BASE, when=WHEN).contributions]


@settings(max_examples=40, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_does_not_matter(names: list[str], chance: random.Random) -> None:
    """Merging gives the same bytes in any order of reading, with one label for every identifier."""
    contributions = [*sample(), *(Actor("org/harbour-party", "organization", name) for name in names)]
    merged = entity_nquads(contributions, BASE)
    chance.shuffle(contributions)
    assert entity_nquads(contributions, BASE) == merged
    labels = [row.subject for row in read_quads(merged) if row.predicate == f"<{RDFS.label}>"]
    assert len(labels) == len(set(labels))


def test_label_is_the_most_usual_name() -> None:
    """The most frequent label wins, then the shortest, then the first; the others stay as other names."""
    actors = [Actor("org/hp", "organization", name) for name in ("HP", "Harbour Party", "Harbour Party", "H. Party")]
    assert told(actors, "org/hp", RDFS.label) == ['"Harbour Party"@en']
    assert told(actors, "org/hp", SKOS.altLabel) == ['"H. Party"@en', '"HP"@en']
    assert most_usual(["bb", "a", "b"]) == "a"


@settings(max_examples=20, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=6))
def test_numbers_stand_for_repetition(names: list[str]) -> None:
    """A contribution with the number of its articles counts as much as one told that many times."""
    contributions = [*sample(), *(Actor("org/harbour-party", "organization", name) for name in names)]
    assert entity_nquads(Counter(contributions), BASE) == entity_nquads(contributions, BASE)


def test_parts_give_the_whole() -> None:
    """Merging identifier by identifier gives the same lines as merging all at once: a store may rebuild in parts."""
    contributions = sample()
    parts: set[str] = set()
    for identifier in {c.id for c in contributions}:
        parts |= set(entity_nquads([c for c in contributions if c.id == identifier], BASE).splitlines())
    assert sorted(parts) == entity_nquads(contributions, BASE).splitlines()


def test_country_has_its_code_and_usual_name() -> None:
    """A country is an actor and a place, has its code, and its usual English name as label, whatever texts call it."""
    actors = [Actor("country/JP", "country", "Nippon", ("Tokyo",), "JP"), Place("country/JP", "Japan", "JP")]
    assert told(actors, "country/JP", RDF.type) == sorted(f"<{c}>" for c in (NEWS.Country, NEWS.Actor, NEWS.Place))
    assert told(actors, "country/JP", RDFS.label) == ['"Japan"@en']
    assert told(actors, "country/JP", SKOS.notation) == ['"JP"']
    assert told(actors, "country/JP", SKOS.altLabel) == ['"Nippon"@en', '"Tokyo"@en']
    assert told(actors, "country/JP", NEWS.country) == []


def test_homonyms_of_different_kinds_stay_apart() -> None:
    """A person and an organization of one name are two things; two records of one identifier are one."""
    actors = [Actor("person/victoria", "person", "Victoria"), Actor("org/victoria", "organization", "Victoria")]
    assert told(actors, "person/victoria", RDF.type) == [f"<{NEWS.Actor}>", f"<{NEWS.Person}>"]
    assert f"<{NEWS.Organization}>" in told(actors, "org/victoria", RDF.type)


def test_one_country_per_actor() -> None:
    """The country told most often is the one that an actor is linked to."""
    actors = [Actor("person/x", "person", "X", (), iso) for iso in ("NO", "SE", "SE")]
    assert told(actors, "person/x", NEWS.country) == [f"<{BASE}country/SE>"]


def test_topics_name_their_schemes() -> None:
    """A heading that two outlets use is one topic in two schemes, and each scheme is labelled."""
    headings: list[Contribution] = [topic("Asia", "Daily"), topic("Asia", "Weekly")]
    assert told(headings, "topic/asia", SKOS.inScheme) == [f"<{BASE}topics/daily>", f"<{BASE}topics/weekly>"]
    assert told(headings, "topics/daily", RDFS.label) == ['"Subject headings of Daily"@en']


def test_modes_have_their_category() -> None:
    """A mode is an event type below its category, with the category's score; below OTHER it has none."""
    arrest, other = mode("COERCE", "arrest"), mode("OTHER", "election")
    assert told([arrest], arrest.id, SKOS.broader) == ["<https://w3id.org/newskg/type/COERCE>"]
    assert told([arrest], arrest.id, NEWS.score) == ['"-7"^^<http://www.w3.org/2001/XMLSchema#decimal>']
    assert told([other], other.id, NEWS.score) == []


def test_records_pack_and_unpack() -> None:
    """A contribution written as one line is read back equal, lone surrogates included."""
    for one in [*sample(), Actor("person/x", "person", "\ud800\n"), Concept("topic/a", "A", "topic", "D")]:
        assert unpack(pack(one)) == one
        assert "\n" not in pack(one)


def test_anonymous_actors_are_left_out() -> None:
    """Who is not named is never merged across articles."""
    assert entity_nquads([Actor("article/a#a-officials", "group", "officials", anonymous=True)], BASE) == ""
