"""Where the words beside a name say what somebody is: titles before it, appositions around it."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotate.appositions import across_comma, after_name, head_title
from kg.annotate.predicates import predicate
from kg.annotate.role_words import LINKS, STOPS, Role, last_title
from kg.annotate.words import POSSESSIVES
from kg.draft import Draft, TableMention

_MODIFIERS = frozenset(
    "former acting deputy current incumbent late then-president then outgoing incoming interim retired senior top "
    "chief "
    "new newly elected longtime long-time self-styled self-proclaimed future ex vice assistant associate first second "
    "general foreign prime exiled ousted deposed jailed imprisoned veteran prominent leading famous renowned popular "
    "independent professional ex-president ex-prime fellow noted hardline moderate right-wing left-wing far-right "
    "opposition human rights national international military political religious presidential".split()
)


def find_roles(draft: Draft, mention: TableMention) -> Iterator[Role]:
    """Yield what the words beside a person's name say that the person is: before it, then behind it."""
    first = before_name(draft, mention) or _shared(draft, mention)
    if first is not None:
        yield first
    second = after_name(draft, mention)
    if second is None and (first is None or first.title.kind in ("rank", "honorific")):
        second = across_comma(draft, mention, mention.start if first is None else first.start)
    second = second or predicate(draft, mention) or _identified(draft, mention)
    if second is not None:
        yield second


def before_name(draft: Draft, mention: TableMention) -> Role | None:
    """`German Foreign Minister X`, `Prime Minister of Slovakia X`, `Merkel's spokesman X`."""
    doc, end = draft.doc, mention.start
    start = end
    while start > 0 and end - start < 18 and not doc[start].is_sent_start and _belongs(draft, start - 1):
        start -= 1
    found = last_title(doc, start, end)
    if found is None:
        return None
    title, first, after = found
    beside = draft.table.at(first - 1) if first else None
    if title.plural and beside is not None and beside.referent.type == "person":
        return None  # "President Lee hosts Trump"
    if after < end and doc[after].lower_ == "and" and doc[end - 1].pos_ == "NOUN":
        end = after  # `businessman and party loyalist X`
    if after < end and not _is_complement(draft, after, end):
        return None
    return Role(_widen(draft, first, start), end, title)


def _shared(draft: Draft, mention: TableMention) -> Role | None:
    """`Senators X and Y`: a plural title before the first name is the second's as well."""
    head = draft.doc[mention.head]
    if head.dep_ != "conj":
        return None
    first = draft.table.at(head.head.i)
    if first is None or first.referent.type != "person":
        return None
    role = before_name(draft, first)
    return role if role is not None and role.title.plural else None


def _identified(draft: Draft, mention: TableMention) -> Role | None:
    """`the dead sailor was identified as X`, `a teacher identified only as X`."""
    link = draft.doc[mention.head].head
    verb = link.head
    if link.lower_ != "as" or verb.lemma_ not in ("identify", "name") or draft.doc[mention.head].dep_ != "pobj":
        return None
    who = verb.head if verb.dep_ == "acl" else next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if who is None or who.i >= verb.i or draft.table.at(who.i) is not None:
        return None
    start, end = who.left_edge.i, who.i + 1
    found = head_title(draft, start, end)
    return Role(start, end, found, "apposition") if found is not None else None


def _belongs(draft: Draft, index: int) -> bool:
    """Whether a token can be a part of the title in front of a name."""
    token = draft.doc[index]
    mention = draft.table.at(index)
    if mention is not None:
        person = mention.referent.type == "person"
        return not person or draft.doc[mention.end].text in POSSESSIVES
    if "\n" in token.text:
        return False
    if token.text in POSSESSIVES or token.text == "-" or token.lower_ in LINKS - {"from", "with", "against"}:
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.text not in STOPS


def _is_complement(draft: Draft, after: int, end: int) -> bool:
    """Whether the words between a title and a name belong to the title: `of Slovakia`, `for Iran`, `-General`."""
    doc = draft.doc
    if doc[after].lower_ not in ("of", "for", "to", "at", "-", "in", "on"):
        return False
    last = draft.table.at(end - 1)
    return last is not None or doc[end - 1].text[0].isupper() or doc[after].text == "-"


def _widen(draft: Draft, first: int, start: int) -> int:
    """Take in what stands before the title: countries, bodies, adjectives, possessors."""
    doc, begin = draft.doc, first
    while begin > start:
        token, mention = doc[begin - 1], draft.table.at(begin - 1)
        if mention is not None:
            if mention.referent.type == "person" and (
                mention.end >= len(doc) or doc[mention.end].text not in POSSESSIVES
            ):
                break
            begin = max(mention.start, start)
        elif token.text in POSSESSIVES or token.lower_ in _MODIFIERS or token.text == "-" or _is_modifier(token):
            begin -= 1
        elif token.lower_ == "and" and begin - 2 >= start and _is_modifier(doc[begin - 2]):
            begin -= 2
        else:
            break
    while begin < first and (doc[begin].text in POSSESSIVES or doc[begin].text == "-"):
        begin += 1
    return begin


def _is_modifier(token: Token) -> bool:
    kind = token.dep_ in ("compound", "amod", "nmod") and token.pos_ in ("NOUN", "PROPN", "ADJ")
    return kind and not token.text.endswith("day")
