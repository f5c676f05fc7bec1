"""Which candidates for actors stay: a share between 0 and 1 from named features, and nobody vanishes by halves."""

import math
from datetime import date

import pytest

from kg.annotate.actors import merge_actors
from kg.annotate.names import find_names
from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.article import Article
from kg.config import Config
from kg.extract import presence
from kg.extraction import read_articles


def _reading(text):
    """Read one short article."""
    article = Article("Example Times", date(2025, 3, 12), "A Headline", text=text)
    (reading,) = read_articles([article], Config())
    return reading


def _labels(text):
    return {actor.label for actor in _reading(text).actors}


_EVERYBODY = (
    "Lena Roth met Omar Castellan in Peru. The Harbour Workers' League sued Denmark, and Verdana told Reuters that "
    "Lena Roth, a manager of Northwind Logistics, had praised Chile."
)


def test_weights_are_finite():
    """Every weight is a number, the sum has a constant part, and the list stays short enough to read."""
    assert all(math.isfinite(weight) for weight in presence.weights().values())
    assert "bias" in presence.weights() and len(presence.weights()) <= 120


def test_presence_is_a_share():
    """Any features give a share between 0 and 1, and unknown ones weigh nothing."""
    for features in ([], ["bias"], sorted(presence.weights()), ["bias"] * 999):
        assert 0.0 <= presence.presence(features) <= 1.0
        assert presence.presence(features) == presence.presence([*features, "no such feature"])


def test_nobody_is_dropped_who_speaks(monkeypatch):
    """Even where every candidate is unlikely, speakers, countries and media stay, and every end has its actor."""
    monkeypatch.setattr(presence, "presence", lambda features: 0.0)
    reading = _reading(_EVERYBODY)
    labels, known = {a.label for a in reading.actors}, {a.id for a in reading.actors} | {p.id for p in reading.places}
    assert {"Verdana", "Reuters", "Denmark", "Chile"} <= labels
    assert not {"Omar Castellan", "Harbour Workers' League"} & labels
    ends = {i for e in reading.events for i in (*e.initiators, *e.recipients)}
    ends |= {i for t in reading.ties for i in (t.source, t.target) if i} | {m.refers_to for m in reading.mentions}
    assert ends <= known
    assert all(event.initiators or event.recipients for event in reading.events)


def test_everybody_stays_where_all_are_likely(monkeypatch):
    """Where every candidate is likely, no name is left out."""
    monkeypatch.setattr(presence, "presence", lambda features: 1.0)
    assert {"Lena Roth", "Omar Castellan", "Harbour Workers' League", "Verdana", "Northwind Logistics"} <= _labels(
        _EVERYBODY
    )


def test_known_persons_and_countries_are_not_judged():
    """A country, a medium and a person of the lexicon are never candidates for being dropped."""
    text = "Vladimir Putin met Angela Merkel in Peru, Reuters said."
    (draft,) = draft_articles([Article("Example Times", text=text)], load_pipeline(Config().model))
    find_names(draft)
    merge_actors(draft)
    assert draft.table.referents()
    assert [c.referent.name for c in presence.candidates(draft)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Denmark sued the Harbour Workers' League.", "Harbour Workers' League"),
        ("Lukas Brandt joined the Alliance for Clean Rivers.", "Alliance for Clean Rivers"),
        ("Verdana told investors that it had paid Peru.", "Verdana"),
        ("Brandt left Northwind Logistics, and Northwind Logistics sued Chile.", "Northwind Logistics"),
        ("The National Weather Agency warned Kenya.", "National Weather Agency"),
        ("Norway arrested Elsa Tarnow.", "Elsa Tarnow"),
    ],
)
def test_bodies_and_persons_that_act_stay(text, name):
    """Who acts or is acted on under a name for a body or a person stays an actor."""
    assert name in _labels(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru has sold its Euro bonds, and Chile has kept its gold.", "Euro"),
        ("The Medicaid programme cost the voters of Canada money.", "Medicaid"),
        ("The Bluebook plan cost Canada money.", "Bluebook"),
        ("The Kyoto talks on Carbon Offset failed, and Japan left.", "Carbon Offset"),
        ("Lena Roth flew on a Tupolev to Moscow.", "Tupolev"),
        ("Peru has sold its bonds, and Chile has kept its Gold Reserve.", "Gold Reserve"),
    ],
)
def test_things_that_take_part_in_nothing_go(text, name):
    """A programme, plan, currency or make that does nothing in the text is no actor."""
    assert name not in _labels(text)
