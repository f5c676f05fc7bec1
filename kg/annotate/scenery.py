"""Countries that are only named: topics, origins, scenes; nobody acts, speaks or is addressed there."""

from spacy.tokens import Doc, Token

from kg.annotate.words import institution_words, name_words
from kg.draft import TableMention

_STANCES = ("pro-", "anti-", "non-")
_TOPICS = frozenset(
    "article articles book books conference coverage debate discussion documentary expert experts film information "
    "lecture panel paper question questions report reports research seminar specialist statement statements story "
    "study".split()
)
_SPOKEN = frozenset("speak learn teach understand translate".split())
_SCENIC = frozenset(
    "be border contain comprise experience fall have lie record recover remain see serve suffer".split()
)


def is_quality(doc: Doc, mention: TableMention) -> bool:
    """Whether a country only tells what somebody is for or against, or what something is about."""
    head = doc[mention.head]
    language = mention.kind == "demonym" and head.dep_ == "pobj" and head.head.lower_ in ("in", "into")
    language = language or (mention.kind == "demonym" and head.dep_ == "dobj" and head.head.lemma_ in _SPOKEN)
    return language or _is_stance(doc, mention) or (head.dep_ == "pobj" and _is_topic(head.head))


def _is_stance(doc: Doc, mention: TableMention) -> bool:
    """`pro-Beijing candidates`."""
    if doc[mention.start].lower_.startswith(_STANCES):
        return True
    return mention.start > 1 and doc[mention.start - 1].text == "-" and doc[mention.start - 2].lower_ + "-" in _STANCES


def _is_topic(preposition: Token) -> bool:
    return preposition.lower_ in ("on", "about") and preposition.head.lower_ in _TOPICS


def is_scene(doc: Doc, mention: TableMention) -> bool:
    """Whether a capital is only the town: `Paris's mayor`, `Paris has two rivers`, `the Paris accords`."""
    head = doc[mention.head]
    noun = head.head
    if head.dep_ == "poss":
        bearer = noun.lemma_.lower() in institution_words("bearer") or noun.text in institution_words("venue")
        return bearer or noun.lower_ in ("mayor", "governor")
    if head.dep_ in ("compound", "nmod", "amod") and noun.lemma_.lower() in institution_words("local"):
        return True  # "a Paris court"
    if head.dep_ == "compound" and noun.lower_ in name_words("treaty"):
        return True
    if head.dep_ == "pobj" and noun.lower_ == "of" and noun.head.lower_ in name_words("treaty"):
        return True
    return head.dep_ == "nsubj" and noun.lemma_ in _SCENIC and not any(c.dep_ == "acomp" for c in noun.children)
