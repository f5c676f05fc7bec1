"""What the service and its data are, in Turtle: SPARQL 1.1 Service Description and VoID."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from api.census import LISTED, Census, Graphs
from kg.query.results import FORMATS
from kg.rdf.terms import iri, literal
from kg.vocab import NEWS, PREFIXES

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
W3C_FORMATS: Final = "http://www.w3.org/ns/formats/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"

DESCRIPTION_PREFIXES: Final[dict[str, str]] = {
    "sd": SD,
    "void": VOID,
    "formats": W3C_FORMATS,
    "foaf": FOAF,
    "ent": "http://www.w3.org/ns/entailment/",
    **{name: PREFIXES[name] for name in ("rdf", "rdfs", "dcterms")},
}
_NAMES: Final[dict[str, str]] = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
    "trig": "TriG",
    "nq": "N-Quads",
}
"""Short names of formats to the W3C's names of them (https://www.w3.org/ns/formats/)."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a description speaks of."""

    root: str
    """The public address of the server, ending in `/`."""
    base: str
    """The data base IRI."""
    union: bool
    """Whether the default graph is the union of all graphs."""
    writable: bool
    graphs: Graphs = field(default_factory=Graphs)
    census: Census | None = None
    """None while it is being counted."""


def service(site: Site) -> str:
    """Return the service description (https://www.w3.org/TR/sparql11-service-description/)."""
    endpoint, update = iri(f"{site.root}sparql"), iri(f"{site.root}update")
    names = [f"formats:{_NAMES[known.name]}" for known in FORMATS]
    lines = [
        *_heads(),
        f"{endpoint} a sd:Service ; sd:endpoint {endpoint} ; sd:supportedLanguage sd:SPARQL11Query ;",
        f"  rdfs:label {literal('SPARQL queries')} ; sd:resultFormat {', '.join(names)} ;",
        "  sd:feature sd:UnionDefaultGraph ;" if site.union else "",
        "  sd:defaultEntailmentRegime ent:Simple ;",
        f"  sd:defaultDataset {_dataset(site)} .",
    ]
    if site.writable:
        lines += [
            f"{update} a sd:Service ; sd:endpoint {update} ; sd:supportedLanguage sd:SPARQL11Update ;",
            f"  rdfs:label {literal('SPARQL updates, with a token')} ; sd:defaultDataset {_dataset(site)} .",
        ]
    lines += [f"{_dataset(site)} a sd:Dataset ; sd:defaultGraph {_part(site, 'default')} ;", *_told(site), "."]
    lines += [f"{_part(site, 'default')} a sd:Graph ; {_triples(site.census.triples if site.census else None)} ."]
    return "\n".join([*lines, *_named(site)]) + "\n"


def void(site: Site) -> str:
    """Return the description of the data (https://www.w3.org/TR/void/); graphs are told by the service's."""
    census = site.census
    lines = [
        *_heads(),
        f"{iri(f'{site.root}.well-known/void')} a void:DatasetDescription ; foaf:primaryTopic {_dataset(site)} .",
        f"{_dataset(site)} a void:Dataset ; dcterms:title {literal('What this server holds')} ;",
        f"  void:sparqlEndpoint {iri(f'{site.root}sparql')} ;",
        "  void:feature " + ", ".join(f"formats:{_NAMES[one.name]}" for one in FORMATS if one.family == "graph") + " ;",
    ]
    if site.union:
        lines += [
            f"  void:uriSpace {literal(site.base)} ;",
            f"  void:vocabulary {iri(NEWS.iri)}, {iri(PREFIXES['schema'])}, {iri(PREFIXES['prov'])} ;",
        ]
    if census:
        lines += [
            f"  void:triples {census.triples} ; void:entities {census.entities} ;",
            f"  void:distinctSubjects {census.subjects} ; void:distinctObjects {census.objects} ;",
            f"  void:properties {len(census.properties)} ; void:classes {len(census.classes)} ;",
        ]
    lines += [*_told(site, [census.classes, census.properties] if census else []), "."]
    if census:
        lines += _partitions(site, "class", "entities", census.classes)
        lines += _partitions(site, "property", "triples", census.properties)
    return "\n".join(lines) + "\n"


def _heads() -> Iterable[str]:
    return (f"@prefix {name}: {iri(space)} ." for name, space in DESCRIPTION_PREFIXES.items())


def _dataset(site: Site) -> str:
    return iri(f"{site.root}.well-known/void#dataset")


def _part(site: Site, name: str) -> str:
    return iri(f"{site.root}.well-known/void#{name}")


def _triples(number: int | None) -> str:
    return "" if number is None else f"void:triples {number}"


def _partitions(site: Site, kind: str, counted: str, numbers: Mapping[str, int]) -> Iterator[str]:
    for place, (name, number) in enumerate(list(numbers.items())[:LISTED]):
        part = _part(site, f"{kind}{place}")
        yield f"{_dataset(site)} void:{kind}Partition {part} ."
        yield f"{part} void:{kind} {iri(name)} ; void:{counted} {number} ."


def _named(site: Site) -> Iterator[str]:
    numbers = site.census.graphs if site.census else {}
    for place, name in enumerate(site.graphs.names):
        named, graph = _part(site, f"named{place}"), _part(site, f"graph{place}")
        yield f"{_dataset(site)} sd:namedGraph {named} ."
        yield f"{named} a sd:NamedGraph ; sd:name {iri(name)} ; sd:graph {graph} ."
        yield f"{graph} a sd:Graph ; {_triples(numbers.get(name, 0) if site.census else None)} ."


def _told(site: Site, tables: Sequence[Mapping[str, int]] = ()) -> Iterator[str]:
    """Say what is left out: nothing cut may look whole."""
    if site.census is None:
        yield f"  rdfs:comment {literal('The numbers are being counted; ask again in some seconds.')} ;"
    if site.graphs.number > len(site.graphs.names):
        listed = f"{len(site.graphs.names)} of {site.graphs.number} named graphs are listed."
        yield f"  rdfs:comment {literal(listed)} ;"
    if any(len(table) > LISTED for table in tables):
        yield f"  rdfs:comment {literal(f'The {LISTED} largest partitions of each kind are listed.')} ;"
