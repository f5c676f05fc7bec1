"""Who stands behind those who speak for others: spokespersons, offices with an owner, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.draft import Draft, Referent, TableMention
from kg.extract.syntax import child, governing_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

BEHIND = frozenset({"of", "from", "by", "for", "at", "in", "to", "with", "on", "behind"})
"""What stands between somebody and the body they speak for."""
ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "whose"})
"""Words that open a noun phrase without naming anything."""
_AUTHORING = frozenset({"of", "from", "by"})
_OBTAINING = frozenset("obtain see review view get acquire examine commission order request leak".split())
_ISSUING = frozenset("make issue give release publish send deliver post provide write sign put".split())


def actors_of(mention: TableMention | None) -> list[Referent]:
    """Return the actors that a mention means; none without a mention."""
    return [r for r in mention.referents if r.is_actor] if mention is not None else []


def backers(draft: Draft, head: Token, span: tuple[int, int], document: bool) -> list[Referent]:
    """Return those whom the noun phrase `span` of a spokesperson or document names as standing behind it.

    A document is its author's: not of whom it is on or for, nor of who has seen it.
    """
    found: list[Referent] = []
    for mention in draft.table.within(*span):
        if mention.start <= head.i < mention.end or (document and _only_obtained(draft, mention)):
            continue
        first = min(mention.start, draft.doc[mention.head].left_edge.i) if mention.start > head.i else mention.start
        link = draft.doc[first - 1].lower_ if first else ""
        if link in ARTICLES and first > head.i:
            link = draft.doc[first - 2].lower_
        inside = document and link == "in" and mention.referent.type == "media"
        if mention.start < head.i or inside or link in (_AUTHORING if document else BEHIND):
            found += actors_of(mention)
    return found


def _only_obtained(draft: Draft, mention: TableMention) -> bool:
    """Whether somebody only has a document, or has asked for it: "a memo seen by N", "a poll commissioned by N"."""
    agent = draft.doc[mention.head].head
    return agent.dep_ in ("agent", "prep") and agent.lower_ == "by" and agent.head.lemma_ in _OBTAINING


def issuer(document: Token) -> Token | None:
    """Return the words for who issued a document: "a statement released by N", "N released a statement"."""
    for c in document.rights:
        agent = child(c, "agent") if c.dep_ == "acl" and c.lemma_ not in _OBTAINING else None
        named = child(agent, "pobj") if agent is not None else None
        if named is None and c.dep_ in ("acl", "relcl") and c.lemma_ in _ISSUING:
            named = child(c, "nsubj")
        if named is not None and named.tag_ not in ("WDT", "WP"):
            return named
    released = document.dep_ == "dobj" and document.head.lemma_ in _ISSUING
    return governing_subject(document.head) if released else None


def author_after(document: Token, end: int) -> Token | None:
    """Return the words for the author behind the date of a document: "a letter of May 3 by N"."""
    links = (c for c in document.rights if c.dep_ == "prep" and c.i >= end and c.lower_ in ("by", "from"))
    authors = (author for link in links if (author := child(link, "pobj")) is not None)
    return next((author for author in authors if author.ent_type_ != "DATE"), None)


def owner_before(draft: Draft, noun: Token) -> TableMention | None:
    """Return the name that "whose" before a noun looks back to: "N, whose spokesman said"."""
    clause = noun.head
    owned = any(c.dep_ == "poss" and c.lower_ == "whose" for c in noun.lefts)
    return draft.table.at(clause.head.i) if owned and clause.dep_ == "relcl" else None
