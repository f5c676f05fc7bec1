"""The people, outlets and places of a made-up news graph: few are named often, most of them seldom (Zipf)."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Final, Generic, TypeVar

from kg import iris, lexicon
from kg.reading import Actor
from kg.vocab import ActorType

T = TypeVar("T")

_BEGIN: Final = "Ber Cal Dor Fen Gar Hol Jan Kel Lor Mar Nor Pel Quin Ros Sel Tor Ulm Ven Wes Zan".split()
_MIDDLE: Final = "a ba de fi go ka li mo nu pe ra so te va wi yo".split()
_END: Final = "berg dale ford gren holm ton mann ner rick sen ston ville well wood vik tsky".split()
_BODIES: Final = "Council Ministry Institute Agency Union Front Bank Committee Movement Guard".split()
_GROUPS: Final = "Fishers Farmers Teachers Settlers Dockers Students Miners Pilots".split()
_OUTLETS: Final = "Times Post Herald Wire Gazette Tribune Observer Courier Mail Star".split()
_PLACES: Final = "Bay Heights Strait Hills Harbour Valley Island Plain".split()
_LEADING: Final = ("US", "CN", "RU", "IL", "UA", "GB", "FR", "DE", "JP", "IN", "IR", "TR")
"""Countries that are named most, in this order; the first is the hub."""


def _word(number: int) -> str:
    """Return an invented name, another one for every number."""
    rest, end = divmod(number, len(_END))
    rest, begin = divmod(rest, len(_BEGIN))
    middle = ""
    while rest:
        rest, part = divmod(rest - 1, len(_MIDDLE))
        middle += _MIDDLE[part]
    return _BEGIN[begin] + middle + _END[end]


@dataclass(frozen=True)
class Drawn(Generic[T]):
    """Things drawn by rank: the one of rank r is drawn in proportion to 1 / (r + 1) ** slope."""

    things: Sequence[T]
    slope: float

    @cached_property
    def _sums(self) -> list[float]:
        return list(accumulate(1 / (rank + 1) ** self.slope for rank in range(len(self.things))))

    def one(self, dice: Random) -> T:
        """Return one of them."""
        return self.things[bisect_left(self._sums, dice.random() * self._sums[-1])]

    def several(self, dice: Random, count: int) -> list[T]:
        """Return so many of them, each another."""
        found: dict[T, None] = {}
        while len(found) < count:
            found[self.one(dice)] = None
        return list(found)


@dataclass(frozen=True)
class World:
    """Who and what there is, for graphs of a size."""

    actors: Drawn[Actor]
    """Countries first, among them persons, organisations, groups and outlets."""
    persons: Drawn[Actor]
    outlets: Drawn[Actor]
    places: Drawn[str]
    """Names."""
    topics: Drawn[str]
    """Subject headings."""


def make_world(articles: int) -> World:
    """Return the world of a graph of so many articles: one actor to five articles, and 300 more."""
    names = {row["iso2"]: row["name"] for row in lexicon.rows("countries") if row["iso2"]}
    codes = [*_LEADING, *sorted(set(names) - set(_LEADING))]
    countries = [Actor(iris.mint_country(code), "country", names[code], country=code) for code in codes]
    outlets = [_actor("media", f"{_word(n)} {_OUTLETS[n % len(_OUTLETS)]}", None) for n in range(40 + articles // 400)]
    others = [_other(n, codes) for n in range(300 + articles // 5)]
    # Every fourth of the actors named most is a country, every eighth after the first ones an outlet.
    ranked = _interleaved(others, countries, 4)
    ranked = ranked[:40] + _interleaved(ranked[40:], outlets[:60], 8)
    return World(
        Drawn(ranked, 0.95),
        Drawn([one for one in others if one.type == "person"], 0.9),
        Drawn(outlets, 0.9),
        Drawn([f"{_word(n)} {_PLACES[n % len(_PLACES)]}" for n in range(60 + articles // 100)], 0.9),
        Drawn([f"{_word(n)} affairs" for n in range(40)], 0.8),
    )


def _interleaved(many: list[Actor], few: list[Actor], step: int) -> list[Actor]:
    mixed: list[Actor] = []
    rest = iter(many)
    for one in few:
        mixed.append(one)
        mixed += [other for _, other in zip(range(step - 1), rest, strict=False)]
    return [*mixed, *rest]


def _other(number: int, codes: Sequence[str]) -> Actor:
    country = codes[number * 7 % 60] if number % 3 else None
    kind: ActorType = ("person", "organization", "person", "group", "person", "organization", "person")[number % 7]  # type: ignore[assignment]
    if kind == "person":
        first = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana", "Ivo", "June", "Kai", "Lena")[number % 12]
        surname = _word(number)
        return _actor(kind, f"{first} {surname}", country, (surname,))
    return _actor(kind, f"{_word(number)} {(_BODIES if kind == 'organization' else _GROUPS)[number % 8]}", country)


def _actor(kind: ActorType, name: str, country: str | None, aliases: tuple[str, ...] = ()) -> Actor:
    return Actor(iris.mint_entity(kind, name), kind, name, aliases, country)
