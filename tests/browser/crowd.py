"""Readings made by hand for the page: a hub with many neighbours, and names that mean harm."""

from datetime import date
from typing import Final

from sample_folder import Pen

from kg import iris
from kg.article import Article
from kg.reading import Actor, Reading, When

HUB: Final = Actor("country/US", "country", "United States", ("America",), "US")
NEIGHBOURS: Final = 40
LONG: Final = "Ministry of " + "very " * 1997 + "long names"
TURNED: Final = "Bank \u202egnitnuocca\u202c of\u2066 Bergen"
SCRIPT: Final = "<script>document.title='owned'</script>"


def crowd() -> Reading:
    """The hub meets its neighbours, one of them four times; the first of these accuses others."""
    names = [f"Town {number}" for number in range(1, NEIGHBOURS + 1)]
    towns = [Actor(iris.mint_entity("organization", name), "organization", name) for name in names]
    sentences = [f"{HUB.label} met {town.label} on day {number}" for number, town in enumerate(towns)]
    sentences += [f"{towns[0].label} accused {town.label} of theft" for town in towns[1:30]]
    sentences += [f"{HUB.label} met {towns[2].label} again on day {day}" for day in range(100, 103)]
    article = Article("Daily Fjord", date(2025, 10, 2), "Forty meetings", text=". ".join(sentences) + ".")
    pen = Pen(article)
    outlet = "source/daily-fjord"
    ends = [(HUB, town, "CONSULT") for town in towns] + [(towns[0], town, "ACCUSE") for town in towns[1:30]]
    ends += [(HUB, towns[2], "CONSULT")] * 3
    september = When(date(2025, 9, 1), date(2025, 9, 30), "month", "month")
    for words, (one, other, kind) in zip(sentences, ends, strict=True):
        event = pen.event(words, kind, (one, other), september if other is towns[0] else None)
        pen.say(words, outlet, describes=(event,), about=(one.id, other.id), confidence=0.9)
    actors = (HUB, *towns)
    return Reading(article, actors, (), (), tuple(pen.events), (), tuple(pen.statements), pen.sentences())


def harm() -> Reading:
    """A name of ten thousand characters, one that turns the line around, one that is markup."""
    kinds = (("organization", LONG), ("organization", TURNED), ("person", SCRIPT))
    actors = [Actor(iris.mint_entity(kind, name[:60]), kind, name) for kind, name in kinds]  # type: ignore[arg-type]
    sentences = [
        f"{one.label} accused {other.label} of fraud"
        for one, other in zip(actors, (*actors[1:], actors[0]), strict=True)
    ]
    article = Article("Daily Fjord", date(2025, 10, 3), f"{SCRIPT} \u202eand more", text=". ".join(sentences) + ".")
    pen = Pen(article)
    for words, one, other in zip(sentences, actors, (*actors[1:], actors[0]), strict=True):
        event = pen.event(words, "ACCUSE", (one, other))
        pen.say(words, one.id, describes=(event,), about=(other.id,), confidence=0.9, attribution="quoted", cue="said")
    return Reading(article, tuple(actors), (), (), tuple(pen.events), (), tuple(pen.statements), pen.sentences())
