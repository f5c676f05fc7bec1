"""Persons beside their bodies, and bodies beside their states: told by position alone, without a word of relation."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg import lexicon
from kg.draft import Draft, DraftTie, Referent, TableMention
from kg.extract.tie_offices import is_party, words_of
from kg.extract.tree import Tree
from kg.vocab import TieType

_POSSESSIVES = (["'s"], ["’s"], ["'"], ["’"])
_LETTER = (["("], [","])
_BEHIND = (["of"], ["of", "the"], ["from", "the"], ["from"], [",", "of", "the"])
_BY_STATE = (["state", "-"], ["government", "-"])
_OWNED = frozenset(("owned", "run", "controlled", "backed"))


def seats(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    """Yield persons beside a body: "Ana Souza of the Labour Party" and "Labour's Ana Souza" sit in it.

    Bodies that are no parties have them with them: "Ana Souza of Unicef", "the BBC's Ana Souza".
    """
    for first, second in pairwise(draft.table):
        between = [word for word in tree.lower[first.end : second.start] if word not in words_of("leaning")]
        letter = second.rule == "party-letter" and between in _LETTER
        if letter or between in _BEHIND:
            person, body = first, second
        elif between in _POSSESSIVES or not between:
            person, body = second, first
        else:
            continue
        if not _is_named(person, "person") or body.kind not in ("name", "acronym"):
            continue
        party = is_party(body.referent)
        if body.referent.type not in ("organization", "media", "group") or (not between and not party):
            continue
        tie: TieType = "MEMBER_OF" if party else "AFFILIATED_WITH"
        yield DraftTie(tie, person.referent, body.referent, body.start, rule="person-of", confidence=0.7)


def _is_named(mention: TableMention, kind: str) -> bool:
    return mention.kind == "name" and mention.referent.type == kind


def partisans(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    """Yield members of the party that describes them: "her Republican rival, N", "N, a Democrat from Ohio"."""
    for mention in draft.table:
        if mention.kind not in ("name", "acronym") or not is_party(mention.referent):
            continue
        head = tree.head[mention.head]
        if tree.dep[mention.head] in ("amod", "compound", "nmod", "poss") and tree.pos[head] in ("NOUN", "PROPN"):
            found = _said_of(draft, tree, head)
        elif tree.dep[mention.head] in ("appos", "attr") and tree.lower[mention.end - 1] in _ADHERENTS:
            found = _said_of(draft, tree, mention.head)
        else:
            continue
        for person in found:
            yield DraftTie("MEMBER_OF", person, mention.referent, mention.start, rule="partisan", confidence=0.6)


_ADHERENTS = frozenset("democrat republican conservative liberal socialist communist green tory unionist".split())


def _said_of(draft: Draft, tree: Tree, noun: int) -> list[Referent]:
    """Return the persons in apposition to a noun, or that a copula calls so."""
    tokens = tree.kids(noun, "appos")
    if tree.dep[noun] == "appos":
        tokens.append(tree.head[noun])
    if tree.dep[noun] == "attr" and tree.lemma[tree.head[noun]] == "be":
        tokens += tree.kids(tree.head[noun], "nsubj")
    mentions = (draft.table.at(token) for token in tokens)
    return [one.referent for one in mentions if one is not None and one.referent.type == "person"]


def parts(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    """Yield organs of states, whose name or possessor tells the state, and where other possessed bodies are."""
    organs = words_of("organ")
    for mention in draft.table:
        body = mention.referent
        if body.type not in ("organization", "media") or mention.kind != "name":
            continue
        owner = _possessor(draft, tree, mention)
        words = organs | {"committee"} if owner else organs
        if body.type == "organization" and not words.isdisjoint(tree.lower[mention.start : mention.end]):
            state = owner or (_state_of(draft, (mention.start, mention.end), body.country) if body.country else None)
            if state:
                yield DraftTie("PART_OF", body, state, mention.start, rule="organ", confidence=0.6)
        elif owner and not is_party(body):
            yield DraftTie("LOCATED_IN", body, owner, mention.start, rule="country's", confidence=0.5)


def _possessor(draft: Draft, tree: Tree, mention: TableMention) -> Referent | None:
    """Return the country whose body this is by a possessive right before it: "Chile's Chamber of Deputies"."""
    if mention.start < 2 or tree.lower[mention.start - 1] not in ("'s", "’s", "'", "’"):
        return None
    owner = draft.table.at(mention.start - 2)
    return owner.referent if owner is not None and owner.kind == "name" and owner.referent.type == "country" else None


@cache
def _state_names() -> dict[str, tuple[str, ...]]:
    """Return the names and adjectives of countries by alpha-2 code."""
    cells = ("name", "alternatives", "adjectives")
    return {
        row["iso2"]: tuple(name for cell in cells for name in row[cell].split("|") if name)
        for row in lexicon.rows("countries")
    }


def _state_of(draft: Draft, span: tuple[int, int], country: str) -> Referent | None:
    """Return the country's referent when the words of the organ, or those right before or behind them, name it."""
    words = f" {draft.doc[max(0, span[0] - 2) : span[1] + 2].text} "
    state = _country(draft, country)
    if state is None:
        return None
    names = (*_state_names().get(country, ()), *state.aliases)
    return state if any(f" {name}" in words for name in names) else None


def _country(draft: Draft, iso2: str) -> Referent | None:
    return next((one for one in draft.table.referents() if one.type == "country" and one.iso2 == iso2), None)


def owners(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    """Yield states as owners of what is called state-owned: "state-run Radio One", "the state-owned railway X"."""
    for index, word in enumerate(tree.lower):
        owned = word in _OWNED and index >= 2 and tree.lower[index - 2 : index] in _BY_STATE
        if not owned and not (word in words_of("state") and tree.lower[index - 1] == "state"):
            continue
        body = _next_name(draft, tree, index + 1)
        if body is None or body.type not in ("organization", "media"):
            continue
        if state := _country(draft, body.country) if body.country else _last_country(draft, tree, index):
            yield DraftTie("OWNS", state, body, index, rule="state-owned", confidence=0.6)


def _last_country(draft: Draft, tree: Tree, index: int) -> Referent | None:
    """Return the country that is named last before a token, in the same sentence."""
    found = [one.referent for one in draft.table.within(tree.sentence[index], index) if one.referent.iso2]
    return found[-1] if found else None


def _next_name(draft: Draft, tree: Tree, start: int) -> Referent | None:
    """Return the first body named behind a modifier, across the nouns and adjectives between them."""
    for index in range(start, min(start + 7, len(tree.words))):
        mention = draft.table.at(index)
        if mention is not None and mention.referent.type != "country":
            return mention.referent
        if mention is None and tree.pos[index] not in ("NOUN", "ADJ", "PROPN", "PUNCT", "CCONJ"):
            return None
    return None


def branches(draft: Draft, _tree: Tree) -> Iterator[DraftTie]:
    """Yield bodies whose name begins with the name of another: "UN General Assembly", "House Judiciary Committee"."""
    bodies = {name: one for one in draft.table.referents() if one.type == "organization" for name in _full_names(one)}
    seen, units = set[int](), words_of("organ") | words_of("unit")
    for mention in draft.table:
        inner = mention.referent
        if inner.type != "organization" or mention.kind != "name" or id(inner) in seen:
            continue
        seen.add(id(inner))
        words = inner.name.split()
        outer = next((one for size in range(1, len(words)) if (one := bodies.get(" ".join(words[:size])))), None)
        if outer is not None and outer is not inner and not units.isdisjoint(inner.name.lower().split()):
            yield DraftTie("PART_OF", inner, outer, mention.start, rule="prefix", confidence=0.6)


def _full_names(body: Referent) -> set[str]:
    """Return the names of a body that are no general word: of several words or an acronym."""
    return {name for name in {body.name, *body.aliases} if " " in name or name.isupper() or name in ("House", "Senate")}
