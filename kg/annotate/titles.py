"""Titles and offices beside names: roles, and the country that a person stands for."""

import re
from collections import Counter

from spacy.tokens import Doc

from kg.annotate.actors import dominant_country
from kg.annotate.gazetteer import adjective, gazetteer
from kg.annotate.governments import settle_governments
from kg.annotate.party_letters import read_party_letters
from kg.annotate.predicates import led, predicate
from kg.annotate.role_words import Role
from kg.annotate.roles import find_roles
from kg.annotate.whereabouts import home_of, nation_of_outlet
from kg.annotate.words import POSSESSIVES, titles
from kg.draft import Draft, Office, Referent, TableMention
from kg.identity import is_organ

_FORMER = frozenset({"former", "ex", "late", "onetime", "previous", "ousted", "deposed", "retired", "outgoing", "then"})

_UNLISTED = frozenset({"capital-run", "model", "kind-word", "repeat", "organ"})
"""Rules of bodies that no lexicon knows."""

_AGE = re.compile(r"^\d{1,3}-year-old ")

_DIGNITIES = frozenset({"Pope", "Queen", "King", "Prince", "Princess", "Emperor", "Empress", "Sultan", "Patriarch"})


def read_titles(draft: Draft) -> None:
    """Give persons the role and the country that the words beside their names state."""
    read_party_letters(draft)
    for mention in list(draft.table):
        if mention.referent.type == "person" and mention.kind == "name":
            for role in find_roles(draft, mention):
                _read_person(draft, mention.referent, role)
            mention.referent.role = mention.referent.role or led(draft, mention) or None
    for referent in draft.table.referents():
        if referent.type == "person" and referent.role is None:
            referent.role = _role_in_name(referent)
    home = dominant_country(draft) or home_of(draft)
    nation = nation_of_outlet(draft)
    _take_owners(draft)
    for referent in draft.table.referents():
        if referent.country is None and nation and referent.type == "organization" and is_organ(referent.name):
            referent.country = nation
        at_home = _is_national(referent) or (_is_official(referent) and not _serves_abroad(draft, referent))
        if referent.country is None and home and at_home:
            referent.country = home
    settle_governments(draft, home)
    _doubt_strays(draft)


def _take_owners(draft: Draft) -> None:
    """Give bodies the country of the state right before them: `China's Commerce Ministry`, `Kenya's Senate`.

    A body of another state's list is not meant: `South Korea's Joint Chiefs of Staff`.
    """
    for mention in draft.table:
        body = mention.referent
        state = _owner(draft, mention) if body.type == "organization" else None
        if state is not None and body.country is None:
            body.country = state.iso2
        elif state is not None and body.rule == "gazetteer" and body.country != state.iso2:
            surface = draft.doc[mention.start : mention.end].text
            name = f"{adjective(state.iso2)} {surface}" if state.iso2 else surface
            mention.referent = Referent(name, "organization", country=state.iso2, aliases={surface}, rule="organ")


def _owner(draft: Draft, mention: TableMention) -> Referent | None:
    """Return the state whose name with a genitive stands before the name of a body, or opens it."""
    first = draft.table.at(mention.start - 2) if mention.start > 1 else None
    if first is not None and draft.doc[mention.start - 1].text in POSSESSIVES and first.end == mention.start - 1:
        return first.referent if first.referent.type == "country" else None
    inside, sign, _ = draft.doc[mention.start : mention.end].text.replace("’", "'").partition("'s ")
    known = gazetteer().get(inside) if sign else []
    iso2 = next((entry.iso2 for entry in known if entry.kind == "country"), None)
    return Referent(inside, "country", iso2=iso2) if iso2 and mention.referent.rule != "gazetteer" else None


def read_later_titles(draft: Draft) -> None:
    """Add the offices that are said of persons by a pronoun or a description: "She is a professor at Y"."""
    for mention in list(draft.table):
        if mention.kind in ("pronoun", "description") and mention.referent.type == "person" and not mention.group:
            quoted = draft.quote_at(draft.doc[mention.start].idx) is not None
            role = None if quoted else predicate(draft, mention)
            if role is not None and role.title.kind != "honorific":
                draft.offices.append(_office(draft, mention.referent, role))


def _role_in_name(referent: Referent) -> str | None:
    """Return the dignity that is a part of a name: `Pope Francis`, `Queen Elizabeth II`."""
    for name in sorted({referent.name, *referent.aliases}):
        first, _, rest = name.partition(" ")
        if rest and first in _DIGNITIES:
            return first
    return None


def _doubt_strays(draft: Draft) -> None:
    """Let single words that only the model took for a name, once, without a role, make no actor by themselves."""
    seen: Counter[int] = Counter(id(m.referent) for m in draft.table)
    for mention in draft.table:
        referent = mention.referent
        lone = seen[id(referent)] == 1 and mention.end - mention.start == 1
        if lone and mention.rule == "model" and referent.type in ("organization", "person") and not referent.role:
            mention.attributive = True
            referent.confidence = 0.4


def _is_official(referent: Referent) -> bool:
    """Whether the role is an office of a state, so that an unstated country is the one the article is about."""
    if referent.type != "person":
        return False
    words = (referent.role or "").lower().split()
    known = titles()
    return any(
        (title := known.get(" ".join(words[start:end]))) is not None and title.kind == "office"
        for start in range(len(words))
        for end in range(start + 1, min(start + 5, len(words)) + 1)
    )


def _serves_abroad(draft: Draft, person: Referent) -> bool:
    """Whether the office is one of a body of no country: the EU's ambassador."""
    bodies = [body for office in draft.offices if office.holder is person for body in office.bodies]
    return any(body.type == "organization" and body.rule == "gazetteer" and body.country is None for body in bodies)


def _is_national(referent: Referent) -> bool:
    return referent.type in ("organization", "media") and referent.rule in _UNLISTED


def _read_person(draft: Draft, referent: Referent, role: Role) -> None:
    gender = role.title.gender
    if gender and (referent.gender is None or role.title.kind != "calling"):
        referent.gender = "m" if gender == "m" else "f"
    if role.title.kind == "honorific":
        return
    for inner in draft.table.within(role.start, role.end):
        if inner.referent.type == "country":
            inner.attributive = True
    draft.offices.append(_office(draft, referent, role))
    if referent.role is None:
        referent.role = _wording(draft.doc, role)
    country = _country(draft, role)
    if country and (referent.country is None or referent.rule != "gazetteer"):
        referent.country = referent.country or country


def _office(draft: Draft, holder: Referent, role: Role) -> Office:
    """Return the position as one record for the ties."""
    bodies = [inner.referent for inner in draft.table.within(role.start, role.end) if inner.referent is not holder]
    former = role.rule == "left" or bool(
        _FORMER & {token.lower_.rstrip("-") for token in draft.doc[role.start : role.end]}
    )
    words = _wording(draft.doc, role)
    return Office(holder, words, role.start, role.end, tuple(bodies), former, role.rule)


def _wording(doc: Doc, role: Role) -> str:
    if role.title.plural:
        return role.title.title
    text = doc[role.start : role.end].text.strip()
    for article in ("the ", "a ", "an ", "its ", "his ", "her ", "their ", "another ", "then-", "then "):
        if text.lower().startswith(article):
            text = text[len(article) :]
    return " ".join(_AGE.sub("", text).split())


def _country(draft: Draft, role: Role) -> str | None:
    """Return the country of a role: the first one named in it, but not the one an envoy is sent to."""
    for inner in draft.table.within(role.start, role.end):
        before = draft.doc[inner.start - 1].lower_ if inner.start > role.start else ""
        article = (
            before == "the" and inner.start - 2 >= role.start and draft.doc[inner.start - 2].lower_ in ("to", "for")
        )
        if before in ("to", "for", "on") or article or inner.referent.type == "media":
            continue
        country = inner.referent.iso2 or inner.referent.country
        if country:
            return country
    return None
