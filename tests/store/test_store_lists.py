"""Lists of the index hold what SPARQL over the quads finds, in an order that pages can follow."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from as_sparql import articles_query, events_query, statements_query
from making import BASE, WHEN
from sample_folder import help_after_storm, quarrel
from test_index import stories
from told_samples import spoken

from benchmarks.news_graph import make_articles
from kg import derive
from kg.iris import compress
from kg.rdf.quads import encode
from kg.store.base import View
from kg.store.memory import MemoryStore
from kg.store.selection import Kind, Listed, Selection
from kg.store.told import place_of
from kg.vocab import EVENT_TYPES, QUADS, STATUSES, TIE_TYPES

SEEDS = int(os.environ.get("SEEDS", "150"))


@pytest.fixture(scope="module")
def view() -> View:
    """A hundred made-up articles, and some with chains that fork, disputes, ties, unnamed speakers."""
    store = MemoryStore(derive, BASE)
    with store.writer() as writer:
        for one in (*spoken(make_articles(100, BASE, sentences=4)), *stories()):
            writer.put(one)
        for reading in (quarrel(), help_after_storm()):
            writer.put(encode(reading, base=BASE, when=WHEN))
    return store.view()


def by_sparql(view: View, kind: Kind, wanted: Selection) -> list[Listed]:
    """The list, from the quads."""
    if kind == "event":
        roles = {role: name for role in ("initiator", "recipient", "place") if (name := getattr(wanted, role))}
        query, variable = events_query(wanted, BASE, roles), "event"
    elif kind == "article":
        query, variable = articles_query(wanted, BASE), "article"
    else:
        query, variable = statements_query(wanted, BASE), "st"
    found: dict[str, int] = {}
    for row in view.select(query):
        name = compress(row[variable].value, BASE)
        before = -date.fromisoformat(row["day"].value).toordinal() if "day" in row else 1
        found[name] = min(found.get(name, 1), before)
    return sorted((Listed(before, name) for name, before in found.items()), key=order)


def order(line: Listed) -> tuple[int, str, int, str]:
    article, mark, local = line.id.partition("#")
    return line.before, article, place_of(mark + local), local


class Dice(Random):
    """Draws selections of what is there."""

    def __init__(self, seed: int, view: View) -> None:
        super().__init__(seed)
        rows = [f"{name}" for _, name, *_ in view.columns("node")]
        self.people = [name for name in rows if not name.startswith("topic/")]
        self.topics = [name for name in rows if name.startswith("topic/")]
        self.sources = [name for name in rows if name.startswith("source/")]
        self.articles = [name for name, _ in view.articles()]
        self.events = [line.id for line in view.lists.walk("event", Selection())]
        self.claims = pairs(view)

    def several(self, values: list[str] | tuple[str, ...]) -> frozenset[str]:
        return frozenset(self.choices(values, k=self.randint(1, 3)))

    def selection(self, kind: Kind) -> Selection:
        """A selection by up to four of all fields."""
        fields = {
            "status": lambda: self.several(STATUSES),
            "source": lambda: self.several(self.sources),
            "posted_by": lambda: self.several(self.sources),
            "topic": lambda: self.several(self.topics),
            "min_confidence": lambda: round(self.random(), 2),
            "lang": lambda: self.several(("en", "pt", "pt-br", "e")),
            "days": self.days,
        }
        if kind != "article":
            people = self.people[:40] if self.random() < 0.8 else self.people
            who, whom = self.choice(self.claims)
            fields |= dict.fromkeys(("about", "concerning"), lambda: self.choice((who, whom, self.choice(people))))
            fields |= dict.fromkeys(("speaker", "via"), lambda: self.choice(people))
            fields |= {
                "attribution": lambda: self.choice(("ownVoice", "quoted", "paraphrased", "hearsay")),
                "modality": lambda: self.choice(("actual", "future", "hypothetical")),
                "polarity": lambda: self.choice(("affirmed", "negated")),
                "event_type": lambda: self.several((*EVENT_TYPES, *TIE_TYPES)),
                "quad": lambda: self.choice(tuple(QUADS)),
                "describes": lambda: self.choice(self.events),
                "article": lambda: self.choice(self.articles),
                "ends": lambda: (who, whom),
                "disputed": lambda: self.random() < 0.5,
                "anonymous": lambda: self.random() < 0.5,
                "within": self.sentences,
            }
        if kind == "event":
            fields |= dict.fromkeys(("initiator", "recipient"), lambda: self.choice((who, whom)))
            fields |= {"place": lambda: self.choice(self.people)}
        chosen = {name: fields[name]() for name in self.sample(sorted(fields), self.randint(0, 3))}
        return Selection(**chosen.pop("days", {}), **chosen, both="ends" in chosen and self.random() < 0.5)

    def days(self) -> dict[str, object]:
        begin = date(2015, 1, 1) + timedelta(self.randrange(3000))
        days = {"since": begin, "until": begin + timedelta(self.randrange(2000))}
        kept = self.sample(sorted(days), self.randint(1, 2))
        field = self.choice(("original", "posted", "event"))
        return {"date_field": field, **{name: days[name] for name in kept}}

    def sentences(self) -> tuple[tuple[str, int, int], ...]:
        starts = ((name, start) for name in self.sample(self.articles, 20) for start in (0, 100))
        return tuple((name, start, start + self.randrange(200)) for name, start in starts)


def pairs(view: View) -> list[tuple[str, str]]:
    names = {number: name for number, name, *_ in view.columns("node")}
    return [(names[who], names[whom]) for _, _, who, whom, *_ in view.columns("claim")]


def paged(view: View, kind: Kind, wanted: Selection, limit: int) -> Iterator[Listed]:
    last = None
    while page := view.lists.page(kind, wanted, limit, last):
        assert len(page) <= limit
        yield from page
        last = page[-1]


@pytest.mark.parametrize("kind", ["statement", "event", "article"])
def test_a_list_is_what_sparql_finds(view: View, kind: Kind) -> None:
    """For random selections index and SPARQL give the same lines; pages, however long, and counts agree with them."""
    found = 0
    for seed in range(SEEDS):
        dice = Dice(seed, view)
        wanted = dice.selection(kind)
        expected = by_sparql(view, kind, wanted)
        assert list(view.lists.walk(kind, wanted)) == expected, (seed, wanted)
        assert view.lists.count(kind, wanted) == len(expected), (seed, wanted)
        assert list(paged(view, kind, wanted, 1 + len(expected) // 3)) == expected, (seed, wanted)
        found += bool(expected)
    assert found > SEEDS / 4


def test_the_oldest_come_first_when_asked(view: View) -> None:
    """Oldest first gives the dated lines alone, by day upwards, page by page."""
    every = [line for line in view.lists.walk("event", Selection()) if line.before < 1]
    expected = sorted(every, key=lambda line: (-line.before, *order(line)[1:]))
    found, last = [], None
    while page := view.lists.page("event", Selection(), 7, last, oldest=True):
        found += page
        last = page[-1]
    assert found == expected


def test_the_most_told_about_come_first(view: View) -> None:
    """Suggestions are those whose names begin so: who is called just so, then by statements by or about them."""
    told = {name: view.lists.count("statement", Selection(concerning=name)) for name in Dice(1, view).people}
    for words in ("b", "s", "un", "country", "Norland"):
        every = {hit.id: hit.text for hit in view.search(words, "label", 10_000)}
        ranked = sorted(every, key=lambda name: (every[name].casefold() != words.casefold(), -told.get(name, 0)))
        found = [hit.id for hit in view.suggest(words, limit=5)]
        assert [told.get(name, 0) for name in found] == [told.get(name, 0) for name in ranked[:5]]
        assert all(hit.id.startswith("country/") for hit in view.suggest(words, ["country"]))
    assert view.suggest("norland")[0].text == "Norland"
    assert view.suggest("…") == []
