"""Ties told by relation nouns ("X, a member of Y"; "Y's brother X") and relation verbs ("X leads Y")."""

from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.draft import Draft, DraftTie, Referent
from kg.extract.clauses import subjects
from kg.extract.tie_offices import is_head, words_of
from kg.extract.tie_places import holds
from kg.extract.tree import Tree
from kg.vocab import TIE_TYPES, TieType

_OTHER_END = frozenset(("of", "to", "for", "at", "with", "from"))
_FORMER = frozenset(("former", "ex", "then", "late", "onetime", "erstwhile", "previous", "ousted", "outgoing"))


def _type(name: str) -> TieType:
    return next(known for known in TIE_TYPES if known == name)


@cache
def _nouns() -> dict[str, tuple[TieType, bool]]:
    return {row["noun"]: (_type(row["tie"]), bool(row["turned"])) for row in lexicon.rows("tie_nouns")}


@cache
def _verbs() -> dict[tuple[str, str, bool], tuple[TieType, bool]]:
    return {
        (row["verb"], row["via"], bool(row["passive"])): (_type(row["tie"]), bool(row["turned"]))
        for row in lexicon.rows("tie_verbs")
    }


def nouns(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    """Yield ties of relation nouns that stand in apposition to a name, or are said of it with a copula."""
    known = _nouns()
    for index, lemma in enumerate(tree.lemma):
        if lemma not in known or tree.pos[index] not in ("NOUN", "PROPN"):
            continue
        tie, turned = known[lemma]
        if tie == "LEADS" and not is_head(_modifiers(tree, index)):
            continue
        former = _is_former(tree, index)
        kind: TieType = "AFFILIATED_WITH" if former and tie == "MEMBER_OF" else tie
        for source in _described(draft, tree, index, tie):
            for target in _beside(draft, tree, index, tie):
                ends = (target, source) if turned else (source, target)
                if tie != "LOCATED_IN" or _lies(*ends):
                    yield DraftTie(kind, *ends, index, former=former, rule=f"noun:{lemma}", confidence=0.6)


def _lies(inner: Referent, outer: Referent) -> bool:
    """Whether a noun of a site tells that one name lies in the other: no person, no town around its country."""
    return inner.type in ("organization", "media") or (inner.type == "place" and holds(outer, inner))


def _modifiers(tree: Tree, noun: int) -> list[str]:
    return [tree.lower[kid] for kid in tree.kids(noun, "amod", "compound", "nmod")]


def _described(draft: Draft, tree: Tree, noun: int, tie: TieType) -> list[Referent]:
    """Return who the noun is said of: its apposition on either side, the name it stands before, a copula's subject."""
    found = tree.kids(noun, "appos")
    if tree.dep[noun] in ("appos", "compound", "nmod"):
        found.append(tree.head[noun])
    if tree.dep[noun] == "attr" and tree.lemma[tree.head[noun]] in ("be", "become", "remain"):
        found += tree.kids(tree.head[noun], "nsubj")
    for prep in tree.kids(noun, "prep"):
        listing = tree.lower[prep] == "including" or tree.lower[prep - 1 : prep + 1] == ["such", "as"]
        if listing or (tree.lower[prep] == "of" and tree.lemma[noun] in words_of("settlement")):
            found += tree.pobjs(prep)
    following = noun + 1
    if following < len(tree.words):
        mention = draft.table.at(following)
        if mention and mention.kind == "name" and mention.start == following:
            site = tie == "LOCATED_IN"
            if site or mention.referent.type == "person":
                found += tree.conjuncts(mention.head) if site else [following]
    return _actors(draft, tree, found)


def _beside(draft: Draft, tree: Tree, noun: int, tie: TieType) -> list[Referent]:
    """Return the other end: the possessor, what stands behind `of`, `to`, `for`, `at`, or a name as modifier."""
    found = tree.kids(noun, "poss", "nmod", "compound", "amod")
    for prep in tree.kids(noun, "prep"):
        if tree.lower[prep] in _OTHER_END or (tie == "LOCATED_IN" and tree.lower[prep] == "in"):
            found += tree.pobjs(prep)
    return _actors(draft, tree, found)


def _actors(draft: Draft, tree: Tree, tokens: list[int]) -> list[Referent]:
    """Return the actors and places of words; a title stands for the name in apposition ("the banker Karl Weber")."""
    found: dict[int, Referent] = {}
    for token in tokens:
        mention = draft.table.at(token)
        for _ in range(2):
            other = tree.first(token, "appos")
            if other is None and tree.dep[token] == "appos":
                other = tree.head[token]
            if mention is not None or other is None:
                break
            token, mention = other, draft.table.at(other)
        for referent in mention.referents if mention else ():
            if referent.is_actor or referent.type == "place":
                found.setdefault(id(referent), referent)
    return list(found.values())


def _is_former(tree: Tree, noun: int) -> bool:
    before = {tree.lower[kid].strip("-") for kid in tree.kids(noun, "amod", "advmod", "compound")}
    return bool(before & _FORMER)


def verbs(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    """Yield ties of relation verbs between their subject and the other end that the lexicon names."""
    known = _verbs()
    lemmas = {lemma for lemma, _, _ in known}
    for index, lemma in enumerate(tree.lemma):
        if lemma not in lemmas or tree.pos[index] != "VERB" or not _holds(tree, index):
            continue
        passive = bool(tree.kids(index, "nsubjpass", "auxpass")) or _reduced(tree, index)
        for via, tokens in _ends(tree, index):
            entry = known.get((lemma, via, passive))
            if entry:
                yield from _told(draft, tree, (index, tokens), entry)


def _holds(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what stands: nothing wished for ("to join N"), no deed told in passing ("joining N")."""
    infinitive = any(tree.tag[kid] == "TO" for kid in tree.children[verb])
    passing = tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG"
    return not (infinitive or passing)


def _reduced(tree: Tree, verb: int) -> bool:
    return tree.tag[verb] == "VBN" and tree.dep[verb] in ("acl", "advcl", "amod") and not tree.kids(verb, "nsubj")


def _ends(tree: Tree, verb: int) -> Iterator[tuple[str, list[int]]]:
    for kid in tree.kids(verb, "dobj", "attr"):
        yield "object", tree.conjuncts(kid)
    for prep in tree.kids(verb, "prep", "agent"):
        yield tree.lower[prep], tree.pobjs(prep)


def _told(draft: Draft, tree: Tree, place: tuple[int, list[int]], entry: tuple[TieType, bool]) -> Iterator[DraftTie]:
    verb, others = place
    tie, turned = entry
    for source in _actors(draft, tree, subjects(tree, verb)):
        for target in _actors(draft, tree, others):
            ends = (target, source) if turned else (source, target)
            yield DraftTie(tie, *ends, verb, rule=f"verb:{tree.lemma[verb]}", confidence=0.6)
