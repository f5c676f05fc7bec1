"""The closed vocabularies against the ontology file, both ways."""

import json
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg import vocab
from kg.errors import VocabError
from kg.rdf.entities import ACTOR_CLASSES

FOLDER = Path(__file__).parents[1] / "ontology"
OURS = (vocab.NEWS, vocab.TYPE, vocab.SAID)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(FOLDER / "news.ttl")


@pytest.mark.parametrize("namespace", OURS, ids=lambda n: n.iri)
def test_terms_are_those_of_the_file(ontology: Graph, namespace: vocab.Namespace) -> None:
    """Every term of the ontology file is known in code, and every term in code is in the file."""
    told = {str(s).removeprefix(namespace.iri) for s in ontology.subjects() if str(s).startswith(namespace.iri)}
    assert told == set(namespace.terms)


def test_every_term_is_documented(ontology: Graph) -> None:
    """Every term has one English label and one comment or definition, and every property says what it is."""
    for namespace in OURS:
        for term in namespace.terms:
            node = URIRef(namespace[term])
            assert [label.language for label in ontology.objects(node, RDFS.label)] == ["en"], term
            told = [*ontology.objects(node, RDFS.comment), *ontology.objects(node, SKOS.definition)]
            assert len(told) == 1 and len(told[0]) > 20, term
            assert list(ontology.objects(node, RDF.type)), term


def test_scores_quarters_and_shortcuts_are_those_of_the_file(ontology: Graph) -> None:
    """The score, the quarter and the shortcut of every type in code are what the ontology says."""
    node = URIRef
    for quad, members in vocab.QUADS.items():
        for member in members:
            assert ontology.value(node(vocab.TYPE[member]), SKOS.broader) == node(vocab.TYPE[quad])
            score = ontology.value(node(vocab.TYPE[member]), node(vocab.NEWS.score))
            assert float(score) == vocab.SCORES[member]
    shortcuts = {str(s): str(o) for s, o in ontology.subject_objects(node(vocab.NEWS.shortcut))}
    assert shortcuts == {vocab.TYPE[kind]: vocab.SAID[name] for kind, name in vocab.SHORTCUTS.items()}
    assert (
        set(vocab.SCORES)
        == {m for members in vocab.QUADS.values() for m in members}
        == {*vocab.EVENT_TYPES} - {"OTHER"}
    )


def test_closed_values_are_those_of_the_file(ontology: Graph) -> None:
    """The values of status, polarity, modality and attribution in code are the concepts of their schemes."""
    for scheme, words in (
        ("statuses", vocab.STATUSES), ("polarities", vocab.get_args(vocab.Polarity)),
        ("modalities", vocab.get_args(vocab.Modality)), ("attributions", vocab.get_args(vocab.Attribution)),
    ):  # fmt: skip
        concepts = ontology.subjects(SKOS.inScheme, URIRef(vocab.NEWS[scheme]))
        assert {str(concept) for concept in concepts} == {vocab.NEWS[word] for word in words}


def test_every_kind_of_actor_is_an_actor(ontology: Graph) -> None:
    """The classes that code gives an actor are the class of its kind and all that the ontology puts above it."""
    for classes in ACTOR_CLASSES.values():
        above = {str(c) for c in ontology.transitive_objects(URIRef(classes[0]), RDFS.subClassOf)}
        assert {c for c in above if c.startswith(vocab.NEWS.iri)} == set(classes)


def test_ontology_names_its_version(ontology: Graph) -> None:
    """The version in code is the version IRI of the file."""
    assert ontology.value(URIRef(vocab.ONTOLOGY), OWL.versionIRI) == URIRef(vocab.ONTOLOGY_VERSION_IRI)
    assert str(ontology.value(URIRef(vocab.ONTOLOGY), OWL.versionInfo)) == vocab.ONTOLOGY_VERSION


def test_unknown_term_is_an_error() -> None:
    """A misspelt term raises VocabError, by attribute and by key."""
    with pytest.raises(VocabError, match="Statment"):
        _ = vocab.NEWS.Statment
    with pytest.raises(VocabError):
        _ = vocab.SCHEMA["headlines"]


def test_context_and_shapes_use_known_terms() -> None:
    """The JSON-LD context and the shapes name no term that the vocabularies do not have."""
    context = json.loads((FOLDER / "context.jsonld").read_text("utf-8"))["@context"]
    spaces = {
        prefix: getattr(vocab, prefix.upper())
        for prefix in ("news", "schema", "prov", "skos", "dcterms", "rdfs", "xsd")
    }
    for key, told in context.items():
        name = told["@id"] if isinstance(told, dict) else told
        prefix, _, local = str(name).partition(":")
        if key not in (*spaces, "type", "said", "@version") and not str(name).startswith("@"):
            assert local in spaces[prefix].terms, name
    assert all(context[prefix] == space.iri for prefix, space in spaces.items())
    for node in {*Graph().parse(FOLDER / "shapes.ttl").objects()}:
        for namespace in (*OURS, vocab.SCHEMA):
            if str(node).startswith(namespace.iri) and isinstance(node, URIRef):
                assert str(node).removeprefix(namespace.iri) in namespace.terms


@pytest.mark.parametrize(
    ("polarity", "modality", "attribution", "status"),
    [
        ("negated", "future", "ownVoice", "denied"),
        ("affirmed", "future", "quoted", "future"),
        ("affirmed", "hypothetical", "ownVoice", "hypothetical"),
        ("affirmed", "actual", "hearsay", "reported"),
        ("affirmed", "actual", "ownVoice", "asserted"),
    ],
)
def test_status_rule(polarity: str, modality: str, attribution: str, status: str) -> None:
    """Denied wins over all, then what is not actual, then who says it."""
    assert vocab.status_of(polarity, modality, attribution) == status


def test_mode_iri_spells_any_word() -> None:
    """A mode is a name below its type whatever the word, so that no word can break an IRI."""
    assert vocab.mode_iri("COERCE", "house arrest\n>") == vocab.TYPE.COERCE + ".house-arrest"
