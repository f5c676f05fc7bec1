"""Where things lie and belong that do not say so themselves: places without an entry, people of an article at home."""

from collections import Counter

from kg.annotate.gazetteer import gazetteer
from kg.annotate.place_names import QUARTERS
from kg.annotate.territories import is_water
from kg.annotate.words import name_words
from kg.draft import Draft, Referent, TableMention
from kg.identity import country_of_medium

_NAMED = ("name", "demonym", "metonym", "acronym")
_SHARE = 0.5
_ALMOST_ALL = 0.8
"""A bare "Ministry of Defence" is that of the article's country where hardly another is spoken of."""
_FEW = 3
_REPORTING_ON_THE_WORLD = frozenset("US GB FR DE QA CA AU NZ IE ES IT NL BE CH AT SE NO DK".split())


def locate_places(draft: Draft) -> None:
    """Give every place that no lexicon knows its country: as stated, else by its sentence, else by the article.

    A country that the text states wins over the lexicon too: Portsmouth, Ohio is not the one in England.
    """
    places = [m for m in draft.table if m.referent.type == "place"]
    for mention in places:
        stated = None if _is_wide(mention.referent) else _stated(draft, mention)
        mention.referent.country = stated or mention.referent.country or _of_whole(mention.referent)
    unknown = [m for m in places if m.referent.rule != "gazetteer" and not is_water(m.referent.name)]
    beside = [(m.referent, _beside(draft, m)) for m in unknown if m.referent.country is None]
    home = home_of(draft)
    for place, code in beside:
        place.country = place.country or code
    for place, _ in beside:
        place.country = place.country or home


def settle_namesakes(draft: Draft) -> None:
    """Read `the Communist Party` of an article that tells nothing of China as that of the article's own country.

    Only names made of general words have namesakes, and only a body that the text itself calls by nothing else.
    """
    home = home_of(draft)
    told = {_code(mention.referent) for mention in draft.table}
    for mention in draft.table if home else ():
        body, surface = mention.referent, draft.doc[mention.start : mention.end].text
        foreign = body.type == "organization" and body.rule == "gazetteer" and body.country not in told
        if foreign and all(word in name_words("general") | name_words("plain") for word in surface.split()):
            mention.referent = Referent(surface, "organization", country=home, aliases={surface}, rule="namesake")


def settle_homes(draft: Draft) -> None:
    """Tell of people and bodies of which the text tells no country that of the article, if it has one, as a guess.

    `Its foreign ministry` tells the country: that of the pronoun.
    """
    for mention in draft.table:
        owner = draft.table.at(mention.start - 1) if mention.start else None
        if mention.referent.type == "organization" and owner is not None and owner.kind == "pronoun":
            mention.referent.country = mention.referent.country or owner.referent.iso2
    home, sole = home_of(draft), home_of(draft, _ALMOST_ALL)
    for referent in draft.table.referents():
        if referent.type in ("person", "organization") and referent.country is None:
            referent.home = home if referent.type == "person" else sole


def home_of(draft: Draft, share: float = _SHARE) -> str | None:
    """Return the code of the country that at least such a share of all countries and places in an article tell."""
    told = Counter(code for m in draft.table if m.kind in _NAMED and (code := _code(m.referent)))
    code, most = told.most_common(1)[0] if told else ("", 0)
    number = sum(told.values())
    return code if number >= _FEW and most >= share * number else None


def nation_of_outlet(draft: Draft) -> str | None:
    """Return the code of the country whose offices the outlet means by "the Foreign Ministry": its own.

    None for outlets of countries that report on the world: there it is the ministry of whom the article is about.
    """
    code = country_of_medium(draft.article.first_outlet.publisher)
    return code if code not in _REPORTING_ON_THE_WORLD else None


def _code(referent: Referent) -> str | None:
    return (referent.iso2 or referent.country) if referent.type in ("country", "place") else None


def _is_wide(place: Referent) -> bool:
    """Whether a place can lie in no other: a country, a capital, a state or province, a part of the world."""
    entries = gazetteer().get(place.name)
    return any(entry.kind in ("country", "capital") or entry.use in ("region", "continent", "sea") for entry in entries)


def _stated(draft: Draft, mention: TableMention) -> str | None:
    """`Portsmouth, Ohio`, `Brod in Croatia`, `Ohio's Ross County`: the code of the wider place beside another."""
    doc, start, end = draft.doc, mention.start, mention.end
    if end < len(doc) and doc[end].text in (",", "in"):
        after = end + 1 if end + 1 < len(doc) and doc[end + 1].lower_ != "the" else end + 2
        around = draft.table.at(after) if after < len(doc) else None
        listed = around is not None and around.end < len(doc) and doc[around.end].lower_ in ("and", "or")
        if around is not None and not listed and around.kind != "demonym" and _encloses(around):
            return _code(around.referent)
    if start > 1 and doc[start - 1].text in ("'s", "’s", "'", "’", "of"):
        before = start - 3 if doc[start - 1].text == "of" else start - 2
        around = draft.table.at(before) if before >= 0 else None
        if around is not None and _encloses(around):
            return _code(around.referent)
    return None


def _of_whole(place: Referent) -> str | None:
    """Return the country of the place that another is a part of: `Kowloon West` lies where Kowloon does."""
    whole, _, part = place.name.rpartition(" ")
    entries = gazetteer().get(whole) if part in QUARTERS else ()
    return next((entry.iso2 for entry in entries if entry.iso2), None)


def _encloses(around: TableMention) -> bool:
    referent = around.referent
    return referent.type == "country" or (referent.type == "place" and _is_wide(referent))


def _beside(draft: Draft, mention: TableMention) -> str | None:
    """Return the country of all other places in the sentence, None if there are several."""
    sentence = draft.doc[mention.start].sent
    codes = {
        code
        for other in draft.table.within(sentence.start, sentence.end)
        if other is not mention and (other.as_place or other.referent.type == "place")
        if (code := _code(other.referent))
    }
    return codes.pop() if len(codes) == 1 else None
