"""From names to actors: one referent for all names of one actor, and the country that each belongs to."""

from collections import Counter

from kg.annotate.bodies import country_by_words, merge_bodies
from kg.annotate.gazetteer import countries, gazetteer
from kg.annotate.metonyms import read_metonyms
from kg.annotate.persons import merge_persons
from kg.annotate.whereabouts import locate_places, settle_namesakes
from kg.draft import Draft, Referent
from kg.folding import fold


def merge_actors(draft: Draft) -> None:
    """Let all names of one actor share one referent with the fullest name."""
    read_metonyms(draft)
    settle_namesakes(draft)
    merge_persons(draft)
    merge_bodies(draft)
    _merge_countries_and_places(draft)
    locate_places(draft)
    for referent in draft.table.referents():
        if referent.type in ("organization", "media") and referent.country is None and referent.rule != "gazetteer":
            referent.country = country_by_words(referent.name)
        if referent.type != "place":
            referent.aliases.discard(referent.name)


def _merge_countries_and_places(draft: Draft) -> None:
    states: dict[str, Referent] = {}
    places: dict[str, Referent] = {}
    for mention in draft.table:
        referent = mention.referent
        if referent.type == "country" and not referent.iso2 and mention.as_place:
            mention.referent = referent = Referent(referent.name, "place", rule=referent.rule)
        if referent.type == "country" and mention.rule != "government-of-person":
            kept = states.setdefault(referent.iso2 or fold(referent.name), referent)
            if kept is referent:
                referent.aliases = set()
            if mention.kind != "demonym" or _is_people(draft, mention.start, mention.end):
                kept.aliases.add(draft.doc[mention.start : mention.end].text)
            mention.referent = kept
        elif referent.type == "place":
            kept = places.setdefault(fold(referent.name), referent)
            kept.country = kept.country or referent.country or country_by_words(referent.name)
            kept.aliases |= referent.aliases
            mention.referent = kept


def _is_people(draft: Draft, start: int, end: int) -> bool:
    """Whether a demonym is a name of the people: plurals (`the Saudis`), not adjectives."""
    surface = draft.doc[start:end].text
    return any(e.kind == "demonym" and e.use == "plural" for e in gazetteer().get(surface)) and surface.endswith("s")


def dominant_state(draft: Draft) -> str | None:
    """Return the code of the country that the article is about, its name if it has no code.

    More than half of all mentions that tell a country tell it, or twice as many as tell any other.
    """
    counts: Counter[str] = Counter()
    for mention in draft.table:
        told = mention.referent.iso2 or (mention.referent.country if mention.referent.type != "media" else None)
        if told is None and mention.referent.rule == "state":
            told = mention.referent.name
        if told:
            counts[told] += 1
    if not counts:
        return None
    (first, number), *others = counts.most_common(2)
    clear = number >= 4 and number >= 2 * (others[0][1] if others else 0)
    return first if clear or (number >= 2 and number * 2 > sum(counts.values())) else None


def dominant_country(draft: Draft) -> str | None:
    """Return the code of the country that the article is about, None if that one has no code."""
    state = dominant_state(draft)
    return state if state in countries() else None
