"""A made-up graph of more than 50,000 lines: conferences at which everybody of one side meets everybody of the other.

One event of 32 who initiate and 32 who receive is 1,024 lines, so that the folder takes seconds and not minutes. The
hub meets 312 of the delegations one by one, in three outlets, over some months and with every status.
"""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final, Literal

from crowd import HUB
from sample_folder import Pen, add

from kg import iris
from kg.article import Article
from kg.reading import Actor, Event, Reading, When

NEIGHBOURS: Final = 312
SIDE: Final = 32
CONFERENCES: Final = 52
OUTLETS: Final = ("Daily Fjord", "The Meridian", "Harbour Log")
FIRST: Final = date(2025, 6, 1)

_KINDS: Final[tuple[Literal["group", "organization", "person"], ...]] = ("organization", "person", "group")
DELEGATIONS: Final = tuple(
    Actor(iris.mint_entity(_KINDS[number % 3], f"Delegation {number}"), _KINDS[number % 3], f"Delegation {number}")
    for number in range(1, 1201)
)


def make_throng(folder: Path) -> None:
    """Write the graph folder."""
    add(folder, *(_meetings(part) for part in range(6)), *(_conferences(part) for part in range(4)))


def _when(day: date) -> When:
    return When(day, day, "day", "day")


def _meetings(part: int) -> Reading:
    """The hub and every sixth of its neighbours; the first ones meet it in every article."""
    day = FIRST + timedelta(days=20 * part)
    others = [*DELEGATIONS[:5], *DELEGATIONS[5 + part : NEIGHBOURS : 6]]
    kinds = [("CONSULT", "ACCUSE", "AID")[number % 3] for number in range(len(others))]
    sentences = [
        f"{HUB.label} {kind.lower()} {other.label} on day {number}"
        for number, (kind, other) in enumerate(zip(kinds, others, strict=True))
    ]
    article = Article(OUTLETS[part % 3], day, f"Meetings, part {part}", text=". ".join(sentences) + ".")
    pen = Pen(article)
    outlet = iris.mint_entity("media", article.publisher)
    for number, (words, kind, other) in enumerate(zip(sentences, kinds, others, strict=True)):
        event = pen.event(words, kind, (HUB, other), _when(day + timedelta(days=number % 15)))
        told: dict[str, str] = {}
        if number % 11 == 5:
            told = {"modality": "future"}
        elif number % 11 == 7:
            told = {"polarity": "negated"}
        pen.say(words, outlet, describes=(event,), about=(HUB.id, other.id), confidence=0.9, **told)
    pen.mention(HUB, HUB.label)
    return _reading(pen, (HUB, *others))


def _conferences(part: int) -> Reading:
    sentences = [f"Conference {part} {number} brought two sides together" for number in range(CONFERENCES // 4)]
    day = FIRST + timedelta(days=30 * part + 7)
    article = Article(OUTLETS[part % 3], day, f"Conferences, part {part}", text=". ".join(sentences) + ".")
    pen = Pen(article)
    present: dict[str, Actor] = {}
    for number, words in enumerate(sentences):
        chosen = Random(f"{part} {number}").sample(DELEGATIONS, 2 * SIDE)
        present.update((one.id, one) for one in chosen)
        trigger = pen.span(words)
        name = iris.mint_event(article.id, trigger.start, trigger.end, "CONSULT")
        one, other = (tuple(actor.id for actor in side) for side in (chosen[:SIDE], chosen[SIDE:]))
        pen.events.append(
            Event(name, "CONSULT", trigger, pen.sentence(words), words, "actual", one, other, when=_when(day))
        )
        pen.say(
            words, iris.mint_entity("media", article.publisher), describes=(name,), about=(*one, *other), confidence=0.9
        )
    return _reading(pen, tuple(present.values()))


def _reading(pen: Pen, actors: tuple[Actor, ...]) -> Reading:
    told = tuple(pen.events), (), tuple(pen.statements), pen.sentences()
    return Reading(pen.article, actors, (), tuple(pen.mentions), *told)
