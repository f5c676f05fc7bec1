"""Who was spoken of so far: the candidates of a pronoun, things and nameless people among them."""

from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.words import titles
from kg.draft import Referent, TableMention

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_REACH = 4
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One occurrence of somebody or something."""

    token: Token
    sentence: int
    referents: tuple[Referent, ...]
    subject: bool
    main: bool
    """Its clause is the main one of its sentence."""
    plural: bool
    possessor: bool
    attributive: bool = False


class History:
    """The occurrences so far, in text order."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self.counts: Counter[int] = Counter()
        self.groups: list[Entry] = []
        """Those who were named side by side, in text order."""
        self._latest: dict[int, Referent] = {}
        self.sentence = 0

    def mention(self, token: Token, mention: TableMention) -> None:
        """Add a mention of the table."""
        referents = mention.referents
        plural = len(referents) > 1 or referents[0].plural or token.tag_ in ("NNS", "NNPS")
        self._add(token, referents, plural, attributive=mention.attributive or mention.as_place)
        for referent in referents:
            self.counts[id(referent)] += not mention.attributive
            self._latest.pop(id(referent), None)
            self._latest[id(referent)] = referent

    def together(self, token: Token, referents: tuple[Referent, ...]) -> None:
        """Add several who were named side by side."""
        self._add(token, referents, plural=True)
        self.groups.append(self._entries[-1])

    def generic(self, token: Token) -> None:
        """Add people or a thing without a name, so that a pronoun can point at it and find nobody."""
        plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in ("people", "police")
        known = titles().get(token.lower_)
        nobody = Referent(token.text, "generic", plural=plural, rule="generic")
        nobody.gender = ("m" if known.gender == "m" else "f") if known and known.gender else None
        nobody.role = token.lemma_.lower() if known else None
        self._add(token, (nobody,), plural)

    def _add(self, token: Token, referents: tuple[Referent, ...], plural: bool, *, attributive: bool = False) -> None:
        subject = token.dep_ in SUBJECTS
        main = subject and token.head.dep_ in ("ROOT", "ccomp", "conj")
        possessor = token.dep_ == "poss"
        self._entries.append(Entry(token, self.sentence, referents, subject, main, plural, possessor, attributive))

    def recent(self) -> list[Entry]:
        """Return the entries of the last sentences, the newest first."""
        nearby = self._entries[-_LOOK_BACK:]
        return [entry for entry in reversed(nearby) if self.sentence - entry.sentence <= _REACH]

    def others_beside(self, group: Entry, types: frozenset[str]) -> bool:
        """Whether the sentence of those named side by side names more of their types."""
        near = (e for e in self.recent() if e.sentence == group.sentence and not e.attributive)
        return any(r.type in types and r not in group.referents for e in near for r in e.referents)

    def latest(self) -> list[Referent]:
        """Return everybody named so far once, who was named last first."""
        return list(self._latest.values())[::-1]


def governors(pronoun: Token) -> frozenset[int]:
    """Return the subjects of the clauses that a pronoun's own clause depends on: `X` in `X warned that it would`."""
    found: set[int] = set()
    verb = pronoun.head
    while verb.dep_ not in ("ROOT", "relcl", "acl"):
        kept, verb = verb.dep_, verb.head
        if kept in ("ccomp", "advcl", "xcomp"):
            found.update(c.i for c in verb.children if c.dep_ in SUBJECTS)
    return frozenset(found)


def salience(entry: Entry, pronoun: Token, history: History) -> float:
    """Return how well an entry offers itself: near, a subject, of the main clause, often named."""
    distance = history.sentence - entry.sentence
    score = -2.0 * distance
    score += 2.0 * entry.subject + 1.0 * entry.main - 1.5 * entry.possessor
    if pronoun.dep_ in SUBJECTS and entry.subject:
        score += 1.0
    if distance == 0:
        score -= 0.02 * (pronoun.i - entry.token.i)
    else:
        score += 0.005 * (entry.token.i - pronoun.i)
    return score + 0.25 * min(history.counts[id(entry.referents[0])], 6) - 1.5 * entry.attributive


def is_own_argument(entry: Entry, pronoun: Token) -> bool:
    """Whether both are arguments of one verb, so that only a reflexive could mean the same: `X met him`."""
    if pronoun.tag_ == "PRP$" or pronoun.lower_.endswith(("self", "selves")):
        return False
    head = pronoun.head
    if head.pos_ == "ADP":
        head = head.head
    other = entry.token.head
    if other.pos_ == "ADP":
        other = other.head
    return (head.i == other.i and pronoun.i != entry.token.i) or _shares_subject(head, entry.token, pronoun)


def _shares_subject(verb: Token, subject: Token, pronoun: Token) -> bool:
    """ "N fined M, accusing them": the subject of the participle is that of the verb above, so they are not N."""
    if pronoun.dep_ not in ("dobj", "dative") or subject.dep_ != "nsubj":
        return False
    while not any(c.dep_ in SUBJECTS for c in verb.children):
        if verb.dep_ not in ("conj", "xcomp") and (verb.dep_ != "advcl" or verb.tag_ != "VBG"):
            return False
        verb = verb.head
    return subject.head == verb
