"""Offices that a verb says of somebody: `X is the president of Y`, `X was sworn in as mayor`, `she served as envoy`."""

from functools import cache

from spacy.tokens import Token

from kg import lexicon
from kg.annotate.appositions import head_title, phrase_end
from kg.annotate.role_words import Role
from kg.draft import Draft, TableMention

_FORCING = frozenset({"force", "oblige", "compel"})
"""Verbs after which an office is left or taken in fact: "was forced to resign as mayor"."""


_LEADING = {"head": "head", "lead": "leader", "chair": "chair", "command": "commander", "run": "head"}
"""What somebody is called who does so."""


@cache
def _verbs() -> dict[tuple[str, str, bool], bool]:
    """(lemma, via, passive) to whether the office is over."""
    return {
        (lemma, row["via"], bool(row["passive"])): bool(row["left"])
        for row in lexicon.rows("office_verbs")
        for lemma in row["verbs"].split()
    }


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(lemma for lemma, _, _ in _verbs())


def predicate(draft: Draft, mention: TableMention) -> Role | None:
    """Return the office that the verb of a subject, or of the relative clause behind a name, says of it."""
    head = draft.doc[mention.end - 1]
    head = draft.doc[mention.head] if head.dep_ not in ("nsubj", "nsubjpass") else head
    if head.dep_ in ("nsubj", "nsubjpass"):
        forced = (
            next((c for c in head.head.children if c.dep_ == "xcomp"), None) if head.head.lemma_ in _FORCING else None
        )
        role = _said(draft, head.head) or (_said(draft, forced) if forced is not None else None)
        if role is not None:
            return role
    if head.dep_ == "dobj" and (role := _said(draft, head.head, made=head)) is not None:
        return role
    who = mention.end + (draft.doc[mention.end : mention.end + 1].text == ",")
    if who < len(draft.doc) and draft.doc[who].lower_ == "who" and draft.doc[who].dep_.startswith("nsubj"):
        return _said(draft, draft.doc[who].head)
    return None


def _said(draft: Draft, verb: Token, made: Token | None = None) -> Role | None:
    """Return the office that a verb says of its subject, or of its object `made`: "the board named X chief"."""
    if verb.lemma_.lower() not in _lemmas():
        return None
    passive = made is not None or any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    for child in verb.children:
        if child.i < verb.i or child == made:
            continue
        if child.dep_ in ("attr", "oprd", "xcomp") or (child.dep_ == "dobj" and passive):
            via, office = "object", child
        elif child.lower_ == "as" and child.dep_ == "prep":
            via, office = "as", next((kid for kid in child.children if kid.dep_ == "pobj"), child)
        else:
            continue
        left = _verbs().get((verb.lemma_.lower(), via, passive))
        if left is None or (office is child and via == "as"):
            continue
        start = office.left_edge.i
        end, edge = phrase_end(draft, start), office.right_edge.i + 1
        if edge < end and draft.doc[edge].lower_ not in ("of", "to", "for", "at"):
            end = edge  # what follows is of the verb: "became chair in 2012"
        found = head_title(draft, start, end)
        if found is not None:
            return Role(start, end, found, "left" if left else "copula")
    return None


def led(draft: Draft, mention: TableMention) -> str:
    """Return the position that a clause with `who` tells by a verb: `X, who heads the port`: "head of the port"."""
    who = mention.end + (draft.doc[mention.end : mention.end + 1].text == ",")
    if who >= len(draft.doc) or draft.doc[who].lower_ != "who" or draft.doc[who].dep_ != "nsubj":
        return ""
    verb = draft.doc[who].head
    body = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if verb.lemma_ not in _LEADING or body is None or any(child.dep_ in ("neg", "aux") for child in verb.children):
        return ""
    named = draft.table.at(body.i)
    if named is None or named.referent.type not in ("organization", "group", "media"):
        return ""
    return f"{_LEADING[verb.lemma_]} of {draft.doc[body.left_edge.i : phrase_end(draft, body.left_edge.i)].text}"
