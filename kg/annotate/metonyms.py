"""Country or place: whether a name stands for those who act or for where it happens."""

from dataclasses import replace
from typing import Literal

from spacy.tokens import Doc, Token

from kg.annotate.gazetteer import gazetteer
from kg.annotate.scenery import is_quality, is_scene
from kg.annotate.territories import is_ruling, sole_state
from kg.annotate.words import POSSESSIVES, institution_words, titles
from kg.draft import Draft, Referent, TableMention

_LOCATING = frozenset(
    {"in", "at", "near", "inside", "outside", "across", "throughout", "around", "within", "via", "onto", "amid"}
    | {"beyond", "beneath", "above", "along", "off", "aboard", "through", "into"}
)
_DIRECTIONAL = frozenset({"to", "from", "toward", "towards", "over", "for", "out", "back"})
_MOTION = frozenset(
    "fly flight travel trip go come arrive arrival visit return move movement flee escape deploy deployment send bring "
    "head leave depart departure journey drive ride sail walk march cross enter entry emigrate immigrate migrate "
    "migration migrant relocate deport deportation extradite extradition evacuate evacuation repatriate transfer "
    "transport ship shipment export import smuggle withdraw withdrawal pull hail originate spread import route road "
    "bus train plane aircraft airline ticket land launch fire rocket missile drone invade invasion incursion "
    "intrusion refugee fugitive troop soldier tourist passenger student immigrant survivor native citizen "
    "summon dispatch escort rush convene embark airlift commute haul tow drag evict banish exile "
    "move relocation border pass path tour access invite bear bring take follow retreat push advance infiltrate".split()
)
_SENT = frozenset(
    "support pressure statement response letter message money demand criticism official help aid threat sanction "
    "call request offer proposal permission approval recognition independence receive get hear learn buy purchase "
    "obtain condemnation reaction concession guarantee assurance report warning loan funding fund grant donation "
    "expert delegation representative minister diplomat leader envoy ambassador contract order protect separate "
    "differ distance secede liberate demand seek borrow opposition objection backing assistance investment gain "
    "extract invitation criticism rebuke praise applause protest outcry anger backlash denial reply answer rejection "
    "promise pledge commitment complaint scorn sympathy condolence congratulation greeting win draw earn face prompt "
    "attract elicit secure provoke".split()
)
_JUDICIAL = frozenset(
    "accept acquit arrest authorise authorize charge convict decide dismiss indict issue order overturn rule sentence "
    "try uphold".split()
)
_PLACE_OBJECT = frozenset(
    "visit leave enter reach tour flee exit cross occupy hit strike devastate ravage batter bomb shell ransack "
    "circle border surround depart traverse inhabit flood".split()
)
_PART_OF = frozenset(
    "part parts north south east west northeast northwest southeast southwest center centre capital city town "
    "village province region area areas district state suburb outskirts border borders coast shore shores "
    "territory soil streets heart rest island islands airspace waters port mainland city-state city of kilometres "
    "kilometers km miles outside resident residents native natives citizen citizens national nationals history "
    "interior edge half majority cities towns regions parts countryside airport skies".split()
)
_AIMED = frozenset(
    "lash aim direct point laugh shout swipe dig rage level hurl anger fury jab barb criticism outrage frustration "
    "frustrated furious angry dismay scoff sneer".split()
)
_CONNECTIONS = frozenset("flight train ferry route road railway rail distance journey highway motorway bus".split())
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "conj", "pobj", "dative", "appos"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


def read_metonyms(draft: Draft) -> None:
    """Mark every country, capital and place mention as actor, as location or as a mere attribute."""
    places: dict[str, Referent] = {}
    state = sole_state(draft)
    for mention in draft.table:
        referent = mention.referent
        if referent.type == "place":
            _read_place(draft, mention, state)
        elif referent.type == "country" and mention.kind == "demonym":
            mention.attributive = _modifies(draft.doc, mention) or is_quality(draft.doc, mention)
        elif referent.type == "country" and not mention.rule.startswith("government"):
            _read_country(draft, mention, places)
        elif draft.doc[mention.start].text in institution_words("platform"):
            mention.attributive = _is_channel(draft.doc, mention)
        elif mention.rule == "model" and referent.type == "organization":
            mention.attributive = _modifies(draft.doc, mention)


def _read_place(draft: Draft, mention: TableMention, state: Referent | None) -> None:
    """`Texas sued`: those who rule a place, a body of its country.

    An unlisted place that acts is a state of its own, or the capital of the only unlisted state of the article.
    """
    place = mention.referent
    mention.as_place = mention.rule == "dateline" or not is_ruling(draft.doc, mention)
    if not mention.as_place:
        kind: Literal["organization", "country"] = "organization" if place.country else "country"
        mention.referent = replace(place, type=kind, aliases=set(place.aliases), rule="territory")
    if state is not None and mention.referent.type == "country":
        surface = draft.doc[mention.start : mention.end].text
        mention.referent, mention.kind = replace(state, aliases={surface}), "metonym"


def _read_country(draft: Draft, mention: TableMention, places: dict[str, Referent]) -> None:
    capital = _capital(draft, mention)
    if capital is None:
        mention.as_place = is_location(draft, mention)
        acts = draft.doc[mention.head].dep_ in _ARGUMENTS
        quality = _modifies(draft.doc, mention) or is_quality(draft.doc, mention)
        attributive = not acts or quality or _is_home(draft, mention)
        mention.attributive = not mention.as_place and attributive
        return
    name, iso2, use = capital
    judged = draft.doc[mention.head].head.lemma_ in _JUDICIAL  # "The Hague indicted him": its courts
    place_only = use == "city" or (use == "seat" and (judged or not is_ruling(draft.doc, mention)))
    if place_only or is_location(draft, mention) or _modifies(draft.doc, mention) or is_scene(draft.doc, mention):
        place = places.setdefault(name, Referent(name, "place", country=iso2, rule="capital"))
        place.aliases.add(draft.doc[mention.start : mention.end].text)
        mention.referent, mention.kind, mention.as_place, mention.rule = place, "name", True, "capital-place"
    elif use == "union":
        mention.referent = Referent("European Union", "organization", aliases={"Brussels"}, rule="metonym")
    else:
        mention.rule = "metonym"


def _is_channel(doc: Doc, mention: TableMention) -> bool:
    """Whether a platform is only where somebody writes: `on Twitter`, `a Facebook post`."""
    head = doc[mention.head]
    return head.dep_ in _MODIFIERS or (
        head.dep_ == "pobj" and head.head.lower_ in ("on", "via", "through", "over", "from")
    )


def _capital(draft: Draft, mention: TableMention) -> tuple[str, str, str] | None:
    if mention.kind != "metonym":
        return None
    for entry in gazetteer().get(draft.doc[mention.start : mention.end].text):
        if entry.kind == "capital":
            return entry.canonical, entry.iso2 or "", entry.use
    return None


def _modifies(doc: Doc, mention: TableMention) -> bool:
    """Whether a name is an adjective of the noun behind it: `Syrian fighters`, `US Secretary of State`.

    So is the owner of a firm or foundation with a name of its own: `Germany's Bosch`, not `Germany's Cartel Office`.
    """
    head = doc[mention.head]
    if head.tag_ == "NNPS" or mention.end >= len(doc):
        return False
    if doc[mention.end].text in POSSESSIVES:
        return head.dep_ == "poss" and head.head.pos_ == "PROPN" and head.head.text not in institution_words("body")
    if head.dep_ in _MODIFIERS and head.head.i >= mention.end:
        return _is_bearer(head.head)
    joined = _is_joined(doc, mention.end)
    return joined or (mention.kind == "demonym" and head.pos_ == "ADJ" and head.dep_ not in ("nsubj", "dobj", "pobj"))


def _is_bearer(noun: Token) -> bool:
    """Whether a noun is somebody or something of a country, not an act or a thing of its state."""
    word = noun.lemma_.lower()
    return noun.pos_ == "PROPN" or word in titles() or word in institution_words("bearer")


def is_location(draft: Draft, mention: TableMention) -> bool:
    """Whether a name is where something is or goes, by its preposition, verb or apposition."""
    doc = draft.doc
    head = _first_of_list(draft, mention)
    before = doc[mention.start - 1] if mention.start else None
    if before is not None and before.lower_ in ("in", "near", "inside", "within", "at", "across", "throughout"):
        return not _is_aimed(before)
    if _follows_place(draft, mention):
        return True
    if head.dep_ == "pobj":
        return _after_preposition(head.head)
    if head.dep_ in ("dobj", "obj"):
        return head.head.lemma_ in _PLACE_OBJECT
    if head.dep_ == "poss":
        return head.head.lower_ in _PART_OF
    return head.dep_ in ("npadvmod", "advmod") and not _is_joined(doc, mention.end)


def _is_joined(doc: Doc, end: int) -> bool:
    """Whether a name is the first half of a word: `Iran-backed`."""
    return end < len(doc) and doc[end].text in ("-", "–") and not doc[end].whitespace_


def _is_aimed(at: Token) -> bool:
    """Whether somebody is hit rather than a place: "hit back at Washington", "anger at Brussels"."""
    verb = at.head
    back = any(c.lower_ == "back" for c in verb.children) or (at.i > 0 and at.nbor(-1).lower_ == "back")
    return at.lower_ == "at" and (verb.lemma_.lower() in _AIMED or back)


def _after_preposition(preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head
    if word == "between":
        return governor.lemma_.lower() in _CONNECTIONS
    if word in _LOCATING:
        return not (word == "into" and governor.lemma_ in ("investigation", "inquiry", "probe"))
    if word in ("including", "like", "as"):
        located = governor.dep_ == "pobj" and governor.head.lower_ in _LOCATING
        return located or governor.lower_ in ("destinations", "places", "cities", "locations", "areas", "regions")
    if governor.dep_ == "prep" and governor.lower_ in ("out", "from", "back"):
        governor = governor.head
    if word == "from":
        return governor.lemma_.lower() not in _SENT
    if word in _DIRECTIONAL:
        return governor.lemma_.lower() in _MOTION and not (word == "for" and governor.lemma_ != "leave")
    return word == "of" and governor.lower_ in _PART_OF


def _is_home(draft: Draft, mention: TableMention) -> bool:
    """Whether a country tells where a person is from: `President Novak of Slovenia`."""
    head = draft.doc[mention.head]
    if head.dep_ != "pobj" or head.head.lower_ != "of":
        return False
    person = draft.table.at(head.head.head.i)
    if person is None or person.referent.type != "person":
        return False
    person.referent.country = person.referent.country or mention.referent.iso2
    return True


def _first_of_list(draft: Draft, mention: TableMention) -> Token:
    """Return the head of the list that a name stands in; the parser reads some lists as appositions."""
    head = draft.doc[mention.head]
    for _ in range(12):
        listed = draft.table.at(head.head.i)
        named = listed is not None and listed.referent.type in ("country", "place")
        if not (head.dep_ == "conj" or (head.dep_ == "appos" and named)) or head.head.i >= head.i:
            break
        head = head.head
    return head


def _follows_place(draft: Draft, mention: TableMention) -> bool:
    """`Odense, Denmark`: a place and a comma come right before it."""
    doc, start = draft.doc, mention.start
    if start < 2 or doc[start - 1].text != ",":
        return False
    if doc[start - 2].lower_ == "capital":
        return True
    before = draft.table.at(start - 2)
    if before is None or before.referent.type != "place":
        return False
    head, after = doc[mention.head], doc[mention.end] if mention.end < len(doc) else None
    listed = after is not None and after.lower_ in ("and", "or")
    # "Driving rebels from Bria, Chad is mobilising": the comma closes a phrase, and the country is the subject.
    acts = head.dep_ in ("nsubj", "nsubjpass") and after is not None and after.pos_ in ("VERB", "AUX")
    return not (listed or acts)
