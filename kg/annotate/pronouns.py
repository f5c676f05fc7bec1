"""Pronouns of the third person: whom they can mean, and whom they mean."""

from collections.abc import Collection

from spacy.tokens import Token

from kg.annotate.history import Entry, History, governors, is_own_argument, salience
from kg.draft import Referent

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURALS = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTERS = frozenset({"it", "its", "itself"})
PRONOUNS = frozenset(GENDERS) | PLURALS | NEUTERS
_BODIES = frozenset({"organization", "media", "group", "country"})
_SAYING = frozenset(
    "say announce state tell claim argue deny confirm report add declare warn insist accuse urge call demand reject "
    "refuse agree vow pledge plan want decide intend hope believe ask order ban condemn support oppose".split()
)
_JUDGING = frozenset(
    "accuse arrest berate blame censure charge chide commend condemn congratulate convict criticise criticize denounce "
    "fault fine forgive honor honour indict jail lambast mock praise punish rebuke reproach reward sanction scold "
    "sentence slam sue thank".split()
)
_BACKING = frozenset("support help aid assist back".split())
_JUDGED = 4.0
_FLOOR = -7.0
_DESCRIBING = frozenset({"call", "describe", "brand", "label", "term", "dub", "dismiss", "denounce", "condemn", "hail"})
_GOVERNOR = 2.0


def resolve(pronoun: Token, history: History, without: Collection[int] = ()) -> tuple[Referent, ...]:
    """Return whom a pronoun means; empty for nobody in particular. `without` are identities it cannot mean."""
    word = pronoun.lower_
    best: tuple[float, Entry] | None = None
    nearby = history.recent()
    described = _described(pronoun)
    if described is not None:
        return next((e.referents for e in nearby if e.token == described and e.referents[0].type != "generic"), ())
    above, judged = governors(pronoun), _judged(pronoun)
    excluded = {id(r) for entry in nearby if is_own_argument(entry, pronoun) for r in entry.referents} | set(without)
    for entry in nearby:
        if any(id(r) in excluded for r in entry.referents):
            continue
        fit = _fit(word, entry, pronoun)
        if fit is None:
            continue
        score = salience(entry, pronoun, history) + fit + _GOVERNOR * (entry.token.i in above)
        score += _JUDGED * (entry.token == judged)
        if score > _FLOOR and (best is None or score > best[0]):
            best = (score, entry)
    if best is None or any(r.type == "generic" for r in best[1].referents):
        return ()
    return best[1].referents


def _described(pronoun: Token) -> Token | None:
    """Return the object that a participle takes up: in "denied the report, calling it false", it is the report."""
    verb = pronoun.head
    if pronoun.dep_ not in ("dobj", "nsubj") or pronoun.lower_ != "it" or verb.i == pronoun.i:
        return None
    if pronoun.dep_ == "nsubj":
        verb = verb.head
    above = verb.head
    if verb.lemma_ not in _DESCRIBING or verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i < above.i:
        return None
    return next((c for c in above.rights if c.dep_ == "dobj" and c.i < verb.i), None)


def _judged(owner: Token) -> Token | None:
    """Return whom a verb judges for what they own: "criticised N for its attack", "thanked N for her help"."""
    of = owner.head.head
    if owner.dep_ != "poss" or owner.head.dep_ != "pobj":
        return None
    verb = of.head
    judges = of.lower_ in ("for", "over", "of") and verb.lemma_ in _JUDGING
    if not judges and not (of.lower_ == "in" and verb.lemma_ in _BACKING):
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return next((c for c in verb.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)


def _fit(word: str, entry: Entry, pronoun: Token) -> float | None:
    """Return how well number, gender and kind agree; None where they exclude each other."""
    if word in GENDERS:
        return _fit_person(GENDERS[word], entry)
    if word in PLURALS:
        return _fit_plural(entry)
    return _fit_thing(entry, pronoun)


def _fit_person(gender: str, entry: Entry) -> float | None:
    referent = entry.referents[0]
    if entry.plural or len(entry.referents) > 1:
        return None
    if referent.type == "generic":
        if referent.role is None or (referent.gender and referent.gender != gender):
            return None
        return -1.0
    if referent.type != "person" or (referent.gender and referent.gender != gender):
        return None
    return 1.0 if referent.gender == gender else 0.0


def _fit_plural(entry: Entry) -> float | None:
    referent = entry.referents[0]
    if len(entry.referents) > 1:
        return 1.5
    if referent.type == "place" or referent.type == "person":
        return None
    if entry.plural:
        return 0.5 if referent.type == "generic" else 1.0
    if referent.type == "group":
        return 0.5
    return -2.0 if referent.type in _BODIES and not entry.attributive else None


def _fit_thing(entry: Entry, pronoun: Token) -> float | None:
    referent = entry.referents[0]
    if len(entry.referents) > 1 or referent.type == "person":
        return None
    if referent.type in _BODIES:
        return 0.5 if not entry.plural or referent.type != "group" else None
    if entry.plural:
        return None
    acts = pronoun.dep_ == "nsubj" and pronoun.head.lemma_ in _SAYING
    if referent.type == "place":
        return None if acts else -1.0
    return None if acts or referent.role else 0.0


def is_expletive(pronoun: Token) -> bool:
    """Whether an `it` stands for nothing: `it is clear that`, `it seems`."""
    if pronoun.lower_ != "it" or pronoun.dep_ == "expl":
        return pronoun.dep_ == "expl"
    verb = pronoun.head
    if pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clausal = any(
        child.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "acl") and child.i > verb.i for child in verb.children
    )
    if verb.lemma_ == "be":
        described = [child for child in verb.children if child.dep_ in ("acomp", "attr")]
        inner = any(c.dep_ in ("ccomp", "xcomp", "acl", "relcl", "advcl") for d in described for c in d.children)
        return bool(described) and (clausal or inner)
    return verb.lemma_ in ("seem", "appear", "happen", "rain", "snow", "turn") or (
        pronoun.dep_ == "nsubjpass" and clausal and not any(child.dep_ == "agent" for child in verb.children)
    )
