"""Ties that nobody vouches for: denied, hedged, supposed, planned and asked ones, and those taken for granted."""

from datetime import date

import pytest

from kg.article import Article
from kg.check.evalformat import to_eval
from kg.config import Config
from kg.extraction import read_article
from kg.reading import Reading


def read(text: str) -> Reading:
    return read_article(Article("Evening Test", date(2024, 5, 6), "A test", text=text), Config())


def statuses(text: str, kind: str) -> set[str]:
    """Return how the ties of one type are told."""
    return {tie.status for tie in read(text).ties if tie.type == kind}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Rosa Diaz is allegedly a member of the Labour Party.", "MEMBER_OF", "claimed"),
        ("Rosa Diaz was never a member of the Labour Party.", "MEMBER_OF", "denied"),
        ("If Turkey were a member of the European Union, Ankara would vote.", "MEMBER_OF", "possible"),
        ("Is Karl Weber the brother of Otto Weber?", "FAMILY_OF", "possible"),
        ("Algeria is no ally of Morocco.", "ALLY_OF", "denied"),
        ("Nobody believes that Bertha Klein owns Alpine Bank.", "OWNS", "denied"),
        ("Prosecutors suspect that Rosa Diaz owns Alpine Bank.", "OWNS", "claimed"),
        ("Traders rumoured that Karl Weber owned Alpine Bank.", "OWNS", "claimed"),
        ("It is not true that Karl Weber leads Greenpeace.", "LEADS", "denied"),
        ("Karl Weber will lead Greenpeace.", "LEADS", "planned"),
        ("Karl Weber denied that he was a member of the Labour Party.", "MEMBER_OF", "denied"),
        ("Rosa Diaz is not the president of Chile.", "HOLDS_POSITION", "denied"),
        ("Rosa Diaz could become the president of Chile.", "HOLDS_POSITION", "possible"),
        ("Rosa Diaz, an alleged member of the Labour Party, was freed.", "MEMBER_OF", "claimed"),
        ("Rosa Diaz, reportedly a member of the Labour Party, was freed.", "MEMBER_OF", "claimed"),
        ("Karl Weber, not the brother of Otto Weber, was freed.", "FAMILY_OF", "denied"),
        ("Rosa Diaz, the would-be leader of Greenpeace, spoke.", "LEADS", "planned"),
        ("Self-proclaimed president Rosa Diaz spoke.", "HOLDS_POSITION", "claimed"),
        ("Rosa Diaz, a suspected member of the Labour Party, was freed.", "MEMBER_OF", "claimed"),
        ("Karl Weber's alleged lawyer, Otto Klein, spoke.", "AFFILIATED_WITH", "claimed"),
        ("Prosecutors accused President Rosa Diaz on Monday.", "HOLDS_POSITION", "actual"),
        ("Rosa Diaz reportedly lives in Vienna.", "LOCATED_IN", "claimed"),
        ("Greenpeace is not based in Vienna.", "LOCATED_IN", "denied"),
        ("Does Karl Weber own Alpine Bank?", "OWNS", "possible"),
        ("Otto Klein denied that Prime Minister Rosa Diaz had lied.", "HOLDS_POSITION", "actual"),
        ("Did Karl Weber, the brother of Otto Weber, lie to Greenpeace?", "FAMILY_OF", "actual"),
        ("Rosa Diaz, who would be freed, is the leader of Greenpeace.", "LEADS", "actual"),
        ("Karl Weber was never thanked by Otto Klein, the head of Greenpeace.", "LEADS", "actual"),
        ("If the owner of Alpine Bank, Karl Weber, resigns, Greenpeace will cheer.", "OWNS", "actual"),
        ("The Vienna-based broadcaster Radio Kalina was not told of it.", "LOCATED_IN", "actual"),
        ("Rosa Diaz is a member of the Labour Party, which never won.", "MEMBER_OF", "actual"),
        ("Karl Weber, who leads Greenpeace, may resign.", "LEADS", "actual"),
    ],
)
def test_a_tie_is_told_as_its_sentence_tells_it(text: str, kind: str, status: str) -> None:
    """What the predicate tells shares the mood of its clause; what is taken for granted stands."""
    assert statuses(text, kind) == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Karl Weber denied being a member of the Labour Party.",
        "Karl Weber hopes to become the president of Chile.",
        "Rosa Diaz was rumored to be the sister of Karl Weber.",
        "Whether Karl Weber heads Greenpeace is unclear.",
        "Rosa Diaz pretended to be the daughter of Karl Weber.",
        "Karl Weber refused to lead Greenpeace.",
        "Rosa Diaz is neither the wife nor the sister of Karl Weber.",
        "Karl Weber failed to join the Labour Party.",
        "Rosa Diaz dreams of owning Alpine Bank.",
    ],
)
def test_no_tie_holds_by_what_was_wished_or_refused(text: str) -> None:
    """Wishes, pretences, refusals and failures give no tie that holds."""
    assert not [tie for tie in read(text).ties if tie.status == "actual"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rosa Diaz was never a member of the Labour Party.", "denied"),
        ("Rosa Diaz is allegedly a member of the Labour Party.", "reported"),
        ("Karl Weber could own Alpine Bank.", "hypothetical"),
        ("Karl Weber will lead Greenpeace.", "future"),
        ("Karl Weber leads Greenpeace.", "asserted"),
        ("Some claim that Karl Weber owns Alpine Bank.", "reported"),
        ("Otto Klein denied that Karl Weber owned Alpine Bank.", "denied"),
    ],
)
def test_the_statement_of_a_tie_carries_its_doubt(text: str, status: str) -> None:
    """No statement that describes a denied, hedged or supposed tie asserts it."""
    reading = read(text)
    told = {one for tie in reading.ties for one in reading.statements if tie.id in one.describes}
    assert {one.status for one in told} == {status}


def test_only_ties_that_hold_are_annotations() -> None:
    """The annotation schema has no status for relations: a denied one is none."""
    relations = to_eval(read("Algeria is no ally of Morocco. Karl Weber leads Greenpeace."))["relations"]
    assert isinstance(relations, list)
    assert {one["predicate"] for one in relations} == {"leads", "published_by"}
