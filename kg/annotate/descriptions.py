"""Descriptions: `the president`, `the Ukrainian leader`, `the agency`, `the bloc`, `the country`."""

from spacy.tokens import Token

from kg.annotate.history import History
from kg.annotate.words import titles
from kg.draft import Draft, Referent

_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_TOP = (
    "president",
    "prime minister",
    "chancellor",
    "premier",
    "leader",
    "king",
    "emir",
    "chief executive",
    "taoiseach",
)
_WIDER = {
    "leader": _TOP,
    "politician": (
        "minister",
        "senator",
        "mp",
        "lawmaker",
        "congressman",
        "president",
        "governor",
        "mayor",
        "candidate",
    ),
    "diplomat": (
        "ambassador",
        "envoy",
        "foreign minister",
        "secretary of state",
        "consul",
        "diplomat",
        "representative",
    ),
    "lawmaker": ("senator", "mp", "congressman", "congresswoman", "representative", "member of parliament"),
    "official": ("spokesman", "spokeswoman", "spokesperson", "secretary", "commissioner"),
    "minister": ("minister",),
    "secretary": ("secretary",),
    "premier": ("prime minister", "premier"),
    "spokesman": ("spokesman", "spokesperson"),
    "spokeswoman": ("spokeswoman", "spokesperson"),
    "spokesperson": ("spokesman", "spokeswoman", "spokesperson"),
    "chairman": ("chairman", "chair"),
    "chief": ("chief", "head", "director"),
    "head": ("head", "chief", "director"),
}
_MEDIA = frozenset(
    "newspaper outlet broadcaster channel network magazine website publication daily tabloid paper".split()
)
_MEDIA_TOO = frozenset({"agency", "network", "station", "channel", "service"})
_FIRMS = frozenset("company firm airline manufacturer giant corporation retailer carrier chain platform".split())
_BLOCS = frozenset("bloc alliance union".split())
_STATES = frozenset("country nation state kingdom republic".split())
_RULERS = frozenset("government authorities regime administration officials".split())
_BODIES = frozenset(
    "team party movement court agency network ministry group organization organisation commission committee council "
    "bank university union federation association church school hospital police army parliament senate house institute "
    "department body coalition bureau board league military navy embassy office foundation assembly congress militia "
    "force forces guard fund society institution think-tank watchdog panel tribunal campaign".split()
)


def describe(noun: Token, draft: Draft, history: History, home: Referent | None) -> tuple[Referent, ...]:
    """Return whom a definite noun phrase means by its head noun; empty where it names nobody known."""
    if not _is_definite(noun):
        return ()
    word = noun.lemma_.lower()
    if word in _RULERS or noun.lower_ in _RULERS:
        return (home,) if home is not None and _is_bare(noun) else ()
    if word in _STATES:
        return _state(history, home) if _is_bare(noun) and noun.tag_ == "NN" else ()
    if word in titles():
        return _by_role(noun, draft, history)
    found = _body(word, history) if noun.tag_ == "NN" or word in ("police", "forces") else None
    return (found,) if found is not None else ()


def _is_definite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in _DETERMINERS for child in noun.children)


def _is_bare(noun: Token) -> bool:
    """Whether nothing narrows the noun down: `the government`, not `the new government of the city`."""
    return not any(c.dep_ in ("amod", "compound", "prep", "poss", "relcl", "nmod") for c in noun.children)


def _state(history: History, home: Referent | None) -> tuple[Referent, ...]:
    """Return the country meant by `the country`: the one just named, else the one the article is about."""
    for entry in history.recent():
        referent = entry.referents[0]
        if referent.type == "country" and history.sentence - entry.sentence <= 1:
            return (referent,)
    return (home,) if home is not None else ()


def _by_role(noun: Token, draft: Draft, history: History) -> tuple[Referent, ...]:
    """Return the persons whose role holds the words, of the country or body that a modifier names."""
    title = titles()[noun.lower_ if noun.lower_ in titles() else noun.lemma_.lower()]
    wanted = _compound(noun, title.title)
    allowed = (wanted,) if " " in wanted else _WIDER.get(wanted, (wanted,))
    country = _country_beside(noun, draft)
    found: dict[int, Referent] = {}
    for entry in history.everybody():
        for person in entry.referents:
            if person.type != "person" or not person.role or (country and person.country != country):
                continue
            if any(_holds(person.role.lower(), role) for role in allowed):
                found.setdefault(id(person), person)
    people = tuple(found.values())
    if noun.tag_ == "NNS":
        return people if len(people) > 1 else ()
    return people[:1]


def _compound(noun: Token, title: str) -> str:
    """Return the title with the words before it: `foreign minister`."""
    parts = [c.lower_ for c in noun.children if c.dep_ in ("compound", "amod") and c.i < noun.i]
    for size in range(len(parts), 0, -1):
        longer = " ".join([*parts[-size:], title])
        if longer in titles():
            return longer
    return title


def _holds(role: str, words: str) -> bool:
    return words in role and (f" {words} " in f" {role} " or role.endswith(words))


def _country_beside(noun: Token, draft: Draft) -> str | None:
    for child in noun.children:
        mention = draft.table.at(child.i)
        if mention is not None and mention.referent.type == "country":
            return mention.referent.iso2
    return None


def _body(word: str, history: History) -> Referent | None:
    """Return the body that a noun means: one whose name holds it, the most often named; else the last of its kind."""
    if word not in _BODIES | _MEDIA | _FIRMS | _BLOCS | _MEDIA_TOO:
        return None
    seen: dict[int, Referent] = {}
    for entry in history.everybody():
        referent = entry.referents[0]
        if referent.type in ("organization", "media", "group"):
            seen.setdefault(id(referent), referent)
    named = [r for r in seen.values() if _is_named_so(r, word)]
    if named:
        return max(named, key=lambda r: history.counts[id(r)])
    if word in _MEDIA or word in _MEDIA_TOO:
        return next((r for r in seen.values() if r.type == "media"), None)
    if word in _BLOCS:
        blocs = ("European Union", "North Atlantic Treaty Organization", "African Union")
        return next((r for r in seen.values() if r.name in blocs), None)
    if word in _FIRMS:
        return next((r for r in seen.values() if r.type == "organization" and _is_firm(r)), None)
    return None


def _is_named_so(referent: Referent, word: str) -> bool:
    names = {referent.name, *referent.aliases}
    return any(word in name.lower().replace("'s", "").split() for name in names)


def _is_firm(referent: Referent) -> bool:
    return not any(part.lower() in _BODIES for part in referent.name.split())
