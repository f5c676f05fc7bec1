"""Names that go on in small letters: `Cuban government`, `officials of Japan`, `Turkish army`, `Houthi rebels`."""

from typing import Literal

from kg.annotate.gazetteer import adjective, country_name, gazetteer
from kg.annotate.institutions import lower_organs
from kg.annotate.words import POSSESSIVES, institution_words
from kg.draft import Draft, Referent, TableMention

_PLURAL_ONLY = frozenset({"official"})
_LOCAL_ORGANS = frozenset(
    {"police", "parliament", "legislature", "high", "supreme", "senate", "city", "fire", "sheriff"}
)
_SETS = frozenset({"team", "opposition"})
"""Last words of sets of people under a name."""
_RACE = "campaign"
_BEFORE_OF = frozenset({"government", "governments", "authorities", "officials", "regime", "administration"})


def extend_names(draft: Draft) -> None:
    """Let names take in the small-letter words that belong to them; name state organs after their country."""
    organs = lower_organs(draft.doc)
    for mention in list(draft.table):
        after = mention.end
        possessive = after < len(draft.doc) and draft.doc[after].text in POSSESSIVES
        after += possessive
        if after >= len(draft.doc) or draft.doc[after].is_sent_start:
            continue
        word = draft.doc[after].lower_
        if word in institution_words("government") - _PLURAL_ONLY and mention.referent.type not in ("place",):
            _take_government(draft, mention, after + 1)
        elif after in organs and mention.referent.type == "country":
            _name_organ(draft, mention, after, organs[after])
        elif after in organs and mention.referent.type == "place" and _is_local(draft, after, organs[after]):
            _name_local_organ(draft, mention, after, organs[after])
        elif word == _RACE and mention.referent.type == "person" and not possessive:
            _name_race(draft, mention, after + 1)
        elif word in institution_words("camp") and not possessive and mention.kind != "demonym":
            _take_camp(draft, mention, after + 1)
        else:
            _take_government_of(draft, mention)


def _take_government(draft: Draft, mention: TableMention, end: int) -> None:
    referent, surface = mention.referent, draft.doc[mention.start : end].text
    if referent.type == "person":
        holder = Referent(surface, "country", aliases={surface}, rule=f"government-of:{referent.name}")
        draft.table.add(TableMention(mention.start, end, end - 1, holder, "metonym", rule="government-of-person"))
        return
    referent.aliases = {surface}
    kind = "name" if mention.kind == "demonym" else mention.kind
    draft.table.add(TableMention(mention.start, end, end - 1, referent, kind, rule="government"))


def _take_government_of(draft: Draft, mention: TableMention) -> None:
    """`government of Cuba`: the words before a country belong to its name."""
    doc, start = draft.doc, mention.start
    if mention.referent.type != "country" or mention.kind == "demonym" or start < 2:
        return
    if doc[start - 1].lower_ == "the":
        start -= 1
    if start < 2 or doc[start - 1].lower_ != "of" or doc[start - 2].lower_ not in _BEFORE_OF:
        return
    if draft.table.at(start - 2) is not None:
        return
    mention.referent.aliases.add(doc[start - 2 : mention.end].text)
    added = TableMention(start - 2, mention.end, start - 2, mention.referent, "name", rule="government-of")
    draft.table.add(added)


def _name_organ(draft: Draft, mention: TableMention, start: int, end: int) -> None:
    """`Turkish army`, `Turkey's foreign ministry`: an organisation of that country."""
    following = draft.table.at(end) if end < len(draft.doc) else None
    if following is not None and following.start == end and following.referent.type == "media":
        return  # "the Serbian state broadcaster RTS" has one name
    iso2 = mention.referent.iso2
    organ = draft.doc[start:end].text
    name = f"{adjective(iso2) if iso2 else _own_adjective(draft, mention.referent)} {organ}"
    kind: Literal["organization", "group"] = "group" if draft.doc[end - 1].lower_ in _SETS else "organization"
    referent = Referent(name, kind, country=iso2, aliases={organ}, rule="organ")
    if mention.end == start:
        referent.aliases = {draft.doc[mention.start : end].text}
        start = mention.start
    draft.table.add(TableMention(start, end, end - 1, referent, "name", rule="organ"))


def _own_adjective(draft: Draft, state: Referent) -> str:
    """Return the adjective that the text has of a state without a code, its genitive if there is none."""
    forms = (m for m in draft.table if m.kind == "demonym" and m.referent.name == state.name)
    form = next(forms, None)
    return draft.doc[form.start : form.end].text.removesuffix("s") if form else f"{state.name}'s"


def _name_local_organ(draft: Draft, mention: TableMention, start: int, end: int) -> None:
    """`Lagos police`, `Gaza's health ministry`: an organisation of that place."""
    place, surface = draft.doc[mention.start : mention.end].text, draft.doc[mention.start : end].text
    name = f"{place} {draft.doc[start:end].text}"
    body = Referent(name, "organization", country=mention.referent.country, aliases={surface}, rule="organ")
    draft.table.add(TableMention(mention.start, end, end - 1, body, "name", rule="organ"))


def _is_local(draft: Draft, start: int, end: int) -> bool:
    """Whether the organ behind a place can be that of a town or region; its opposition is no body."""
    owned = draft.doc[start - 1].text in POSSESSIVES and draft.doc[end - 1].lower_ not in _SETS
    return owned or draft.doc[start].lower_ in _LOCAL_ORGANS


def _name_race(draft: Draft, mention: TableMention, end: int) -> None:
    """`the Harris campaign`: the staff of a candidate, a body of its own; not `the Harris campaign manager`."""
    doc, start = draft.doc, mention.start
    whole = start > 0 and doc[start - 1].lower_ == "the" and mention.end == end - 1
    if not whole or doc[end - 1].dep_ in ("compound", "nmod", "poss"):
        return
    surface = doc[start:end].text
    race = Referent(surface, "organization", country=mention.referent.country, aliases={surface}, rule="race")
    draft.table.add(TableMention(start, end, end - 1, race, "name", rule="race"))


def _take_camp(draft: Draft, mention: TableMention, end: int) -> None:
    """`Houthi rebels`, `YPG militia`: one longer name of the group."""
    if mention.referent.type not in ("group", "organization") or mention.end != end - 1:
        return
    surface = draft.doc[mention.start : end].text
    mention.referent.aliases = {surface}
    draft.table.add(TableMention(mention.start, end, end - 1, mention.referent, mention.kind, rule="camp"))


def settle_governments(draft: Draft, home: str | None) -> None:
    """`Trump administration`, `Assad's government`: the country of that person, else the one the article is about."""
    people = [r for r in draft.table.referents() if r.type == "person"]
    states = {m.referent.iso2: m.referent for m in draft.table if m.referent.type == "country" and m.referent.iso2}
    for mention in list(draft.table):
        if mention.rule != "government-of-person":
            continue
        surname = mention.referent.rule.removeprefix("government-of:").split()[-1]
        holder = next((p for p in people if surname in p.name.split() or surname in p.aliases), None)
        iso2 = _country_of(surname, holder) or home
        if iso2 is None:
            draft.table.remove(mention)
            continue
        state = states.setdefault(
            iso2, Referent(country_name(iso2), "country", iso2=iso2, country=iso2, rule="government")
        )
        state.aliases.add(mention.referent.name)
        for office in draft.offices:
            office.bodies = tuple(state if body is mention.referent else body for body in office.bodies)
        mention.referent = state


def _country_of(surname: str, holder: Referent | None) -> str | None:
    if holder is not None and holder.country:
        return holder.country
    return next((entry.iso2 for entry in gazetteer().get(surname) if entry.kind == "person"), None)
