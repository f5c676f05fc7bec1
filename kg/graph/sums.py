"""The running state of one projection, and what each view adds to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.graph.filters import DRAWN, Filters
from kg.graph.records import Edge, Node
from kg.graph.relations import RELATIONS, SPEAK_ABOUT
from kg.graph.tally import EdgeTally, NodeTally
from kg.graph.told import Account, Catalog, Character, Happening, Posting, Telling


@dataclass(frozen=True, slots=True)
class Heard:
    """One distinct statement that counts, with the account it stands in."""

    telling: Telling
    account: Account
    happenings: tuple[Happening, ...]
    """Those described that pass the filters."""
    new: frozenset[str]
    """Identifiers of those that an asserted or reported statement of this text tells for the first time."""

    @property
    def posting(self) -> Posting:
        """Where it stands."""
        return self.account.posting

    @property
    def subjects(self) -> tuple[str, ...]:
        """Every actor that it is about, each once, sorted."""
        told = self.telling
        acting = (name for one in told.describes for name in (*one.initiators, *one.recipients))
        return tuple(sorted({*told.about, *acting}))


class Sums:
    """Everything that adds up during one projection."""

    def __init__(self, catalog: Catalog, filters: Filters) -> None:
        self.catalog, self.filters = catalog, filters
        self.edges: dict[tuple[str, str, str], EdgeTally] = {}
        self.nodes: dict[str, NodeTally] = {}
        self.characters: dict[str, Character] = {}
        """Those that the catalog does not know: unnamed speakers, events."""
        self.links: set[tuple[str, str]] = set()

    def edge(self, source: str, target: str, kind: str) -> EdgeTally:
        """Return the tally of an edge."""
        key = (source, target, kind)
        found = self.edges.get(key)
        if found is None:
            found = self.edges[key] = EdgeTally()
        return found

    def node(self, identifier: str) -> NodeTally:
        """Return the tally of a node."""
        found = self.nodes.get(identifier)
        if found is None:
            found = self.nodes[identifier] = NodeTally()
        return found

    def add(self, tally: EdgeTally, heard: Heard) -> None:
        """Count a statement on an edge."""
        tally.add_telling(heard.telling, heard.posting, self.catalog, heard.account)

    def hear(self, heard: Heard) -> None:
        """Count a statement on those who speak in it and those it is about."""
        for name in heard.telling.speakers:
            self.node(name).by += 1
        for name in heard.subjects:
            self.node(name).about += 1
        for name in {*heard.telling.speakers, *heard.telling.via, *heard.subjects}:
            self.node(name).see(heard.posting)
            local = heard.account.characters.get(name)
            if local and name not in self.catalog.characters:
                self.characters[name] = local

    def frozen_nodes(self) -> Iterator[Node]:
        """Yield the nodes sorted by identifier."""
        for identifier in sorted(self.nodes):
            yield self.nodes[identifier].freeze(self._known(identifier), self.catalog)

    def frozen_edges(self) -> Iterator[Edge]:
        """Yield drawn and undrawn edges sorted by source, target, kind."""
        for key in sorted(self.edges):
            ends = (self._known(key[0]).label, self._known(key[1]).label)
            yield replace(self.edges[key].freeze(key, self.catalog), ends=ends)

    def _known(self, identifier: str) -> Character:
        return self.characters.get(identifier) or self.catalog.character(identifier)


Add = Callable[[Sums, Heard], None]


def add_actors(sums: Sums, heard: Heard) -> None:
    """Draw who is said to do what to whom."""
    sums.hear(heard)
    for one in heard.happenings:
        if one.kind not in RELATIONS:
            continue
        for source in one.initiators:
            for target in one.recipients:
                if source == target:
                    continue
                tally = sums.edge(source, target, one.kind)
                sums.add(tally, heard)
                if one.id in heard.new:
                    tally.add_happening(one, heard.posting)
    if sums.filters.draws_speech:
        for source in heard.telling.speakers:
            for target in heard.subjects:
                if source != target:
                    tally = sums.edge(source, target, SPEAK_ABOUT)
                    sums.add(tally, heard)
                    tally.add_happening(None, heard.posting)


def add_events(sums: Sums, heard: Heard) -> None:
    """Draw actors, the events they are said to take part in, and the original sources that tell of these."""
    if heard.telling.status not in DRAWN:
        return
    source = heard.posting.original_source
    for one in heard.happenings:
        if one.tie:
            continue
        ends = [(name, one.id, "INITIATES") for name in one.initiators]
        ends += [(one.id, name, "BEFALLS") for name in one.recipients]
        ends += [(one.id, one.place, "AT")] if one.place else []
        for key in (*ends, (source, one.id, "TELLS")):
            tally = sums.edge(*key)
            sums.add(tally, heard)
            if one.id in heard.new or key[2] == "TELLS":
                tally.add_happening(one, heard.posting)
            for end in key[:2]:
                sums.node(end).see(heard.posting)
        sums.node(source).by += 1
        sums.node(one.id).about += 1
        sums.characters[one.id] = Character(one.id, one.label or one.kind.lower(), "event", kind=one.kind)


def add_sources(sums: Sums, heard: Heard) -> None:
    """Draw which original source relays what another outlet says."""
    source = heard.posting.original_source
    sums.node(source).by += 1
    cited = {
        name
        for name in (*heard.telling.via, *heard.telling.speakers)
        if name != source and sums.catalog.character(name).type == "media"
    }
    for name in sorted(cited):
        tally = sums.edge(source, name, "RELAYS")
        sums.add(tally, heard)
        tally.add_happening(None, heard.posting)
        sums.node(name).about += 1
        sums.node(name).see(heard.posting)


def add_reposts(sums: Sums, posting: Posting) -> None:
    """Draw which outlet reposts which, every link of a chain once however many postings pass through it."""
    sums.node(posting.publisher).see(posting)
    hand, name, day = posting.id, posting.publisher, posting.published
    for link in posting.chain:
        sums.node(link.publisher).see(posting)
        if (hand, link.id) not in sums.links and name != link.publisher:
            tally = sums.edge(name, link.publisher, "REPOSTS")
            tally.add_repost(posting, day or posting.day, sums.catalog.name(name))
        sums.links.add((hand, link.id))
        hand, name, day = link.id, link.publisher, link.published
