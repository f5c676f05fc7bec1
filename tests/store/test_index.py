"""The index says what the quads say, whatever came and went before."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from making import BASE, WHEN, Making, article
from told_samples import first_story, second_copy, second_story, undated_story

from kg import derive
from kg.article import Publication
from kg.errors import StoreError
from kg.graph.accounts import read_accounts, read_catalog
from kg.rdf.quads import Encoded, encode
from kg.store import facts, texts
from kg.store.base import Store, View
from kg.store.folder import FolderStore
from kg.store.index import SHIFT
from kg.store.manifest import read_manifest, write_manifest
from kg.store.memory import MemoryStore

Rows = set[tuple[object, ...]]


def content(view: View) -> dict[str, Rows]:
    """What the index holds, with names instead of numbers."""
    nodes = {number: told for number, *told in view.columns("node")}
    names = {number: told[0] for number, told in nodes.items()}
    postings = {number: rest for number, *rest in view.columns("posting")}
    articles = {number: rest[0] for number, rest in postings.items()}
    told = {number: f"{articles[number >> SHIFT]}{local}" for number, local, *_ in view.columns("statement")}
    done = {number: f"{articles[number >> SHIFT]}{local}" for number, local, *_ in view.columns("happening")}
    named = ("source", "publisher")
    return {
        "node": {tuple(one) for one in nodes.values()},
        "posting": {(n, names.get(p), d, names.get(s), *rest) for n, p, d, s, *rest in postings.values()},
        "fork": {
            (articles[a], kind, names[value] if kind in named else value) for a, kind, value in view.columns("fork")
        },
        "statement": {(told[number], *rest) for number, _, *rest in view.columns("statement")},
        "voice": {(told[s], names[a], *rest) for s, a, *rest in view.columns("voice")},
        "telling": {(told[s], done[h], f) for s, h, f in view.columns("telling")},
        "happening": {(done[number], *rest) for number, _, *rest in view.columns("happening")},
        "part": {(done[h], names[a], *rest) for h, a, *rest in view.columns("part")},
        "claim": {(told[s], done[h], names[a], names[b], *rest) for s, h, a, b, *rest in view.columns("claim")},
        "mention": {(articles[a], names[n], count) for a, n, count in view.columns("mention")},
    }


def stories() -> list[Encoded]:
    """Two copies of one text, other articles, chains that fork or lead in a circle, a dispute across articles."""
    readings = (first_story(), second_copy(), second_story(), undated_story())
    made = [encode(one, base=BASE, when=WHEN) for one in readings]
    links = [Publication("Wire", date(2025, 1, 1), "Root"), Publication("Post", date(2025, 2, 2), "Other root")]
    middle = Publication("Agency", date(2025, 2, 5), "Middle")
    for number, chain in enumerate([(middle, links[0]), (middle, links[1]), (links[0],), (middle,)]):
        making = Making(f"Repost {number}", publisher=f"Blog {number}", reposts=chain)
        making.say("person/ann-example", making.event("THREATEN", ["country/AA"], ["country/BB"]))
        made.append(making.encoded())
    one, other = article("Here", publisher="Circle"), article("There", publisher="Circle")
    made.append(Making("Here", publisher="Circle", reposts=(other,)).say("person/ann-example").encoded())
    made.append(Making("There", publisher="Circle", reposts=(one,)).say("person/ann-example").encoded())
    return made


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return FolderStore.create(tmp_path / "graph", derive, BASE)
    return MemoryStore(derive, BASE)


def store_of(made: Iterable[Encoded]) -> Store:
    store = MemoryStore(derive, BASE)
    with store.writer() as writer:
        for one in made:
            writer.put(one)
    return store


@pytest.mark.parametrize("seed", range(4))
def test_the_index_depends_on_what_is_stored_alone(store: Store, seed: int) -> None:
    """Whatever came, was replaced and went in whatever order, the rows are those of the articles that are there."""
    dice, made = Random(seed), stories()
    there: dict[str, Encoded] = {}
    with store.writer() as writer:
        for _ in range(40):
            one = dice.choice(made)
            if one.article in there and dice.random() < 0.4:
                writer.remove(one.article)
                del there[one.article]
            else:
                writer.put(one)
                there[one.article] = one
            if dice.random() < 0.5:
                writer.commit()
    found = content(store.view())
    assert found == content(store_of(there.values()).view())
    with store.writer() as writer:
        writer.rederive()
    assert content(store.view()) == found


def test_the_index_says_what_the_quads_say(store: Store) -> None:
    """Speakers, those spoken about, status, evidence, happenings with their ends and origins are those of the quads."""
    with store.writer() as writer:
        for one in stories():
            writer.put(one)
    view = store.view()
    found = content(view)
    catalog = read_catalog(view)
    accounts = list(read_accounts(view, catalog))
    tellings = [(telling, account) for account in accounts for telling in account.tellings]
    assert {name for name, *_ in found["statement"]} == {one.id for one, _ in tellings}
    roles = {(name, actor): role for name, actor, role, _ in found["voice"]}
    told = {name: rest for name, *rest in found["statement"]}
    parts = {(name, actor): role for name, actor, role in found["part"]}
    for one, account in tellings:
        known, confidence, start, end = told[one.id]
        assert facts.status_of(known) == one.status
        assert bool(known & facts.DISPUTED) == one.disputed
        assert confidence == one.confidence
        assert view.text(account.posting.id)[start:end] == one.sentence
        for bit, names in ((facts.SPEAKER, one.speakers), (facts.VIA, one.via), (facts.ABOUT, one.about)):
            assert {actor for (name, actor), role in roles.items() if name == one.id and role & bit} == set(names)
        assert {h for s, h, _ in found["telling"] if s == one.id} == {h.id for h in one.describes}
        for h in one.describes:
            starts = facts.INITIATOR | facts.TIE_FROM
            assert {a for (name, a), role in parts.items() if name == h.id and role & starts} == set(h.initiators)
    sources = {name: source for name, _, _, source, *_ in found["posting"]}
    for account in accounts:
        # A chain in a circle has no far end; what reads the quads takes the publisher then.
        assert sources[account.posting.id] in (account.posting.original_source, None)
    assert {(a.posting.id, actor, n) for a in accounts for actor, n in a.mentions.items()} == found["mention"]


def test_a_folder_without_an_index_is_brought_up_to_date(tmp_path: Path) -> None:
    """A reader refuses a folder of before the index in plain words; the next writer makes the index, all of it."""
    store = FolderStore.create(tmp_path / "graph", derive, BASE)
    with store.writer() as writer:
        for one in stories():
            writer.put(one)
    before = content(store.view())
    with closing(texts.connect(store.folder / "texts.sqlite")) as connection:
        for table in ("voice", "node", "posting"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM state WHERE name = 'index'")
    write_manifest(store.folder, replace(store.manifest, format=1))
    with pytest.raises(StoreError, match="another version") as refused:
        FolderStore(store.folder).view()
    assert "kg derive" in refused.value.hint
    FolderStore(store.folder, derive).writer().close()
    assert content(FolderStore(store.folder).view()) == before
    assert read_manifest(store.folder) == store.manifest
