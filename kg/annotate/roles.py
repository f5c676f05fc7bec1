"""Where the words beside a name say what somebody is: titles before it, appositions around it."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.words import POSSESSIVES, Title, titles
from kg.draft import Draft, TableMention

_LINKS = frozenset({"of", "for", "and", "the", "to", "in", "on", "&", "at", "from", "with", "against"})
_MODIFIERS = frozenset(
    "former acting deputy current incumbent late then-president then outgoing incoming interim retired senior top "
    "chief "
    "new newly elected longtime long-time self-styled self-proclaimed future ex vice assistant associate first second "
    "general foreign prime exiled ousted deposed jailed imprisoned veteran prominent leading famous renowned popular "
    "independent professional ex-president ex-prime fellow noted hardline moderate right-wing left-wing far-right "
    "opposition human rights national international military political religious presidential".split()
)
_FORMER = frozenset({"former", "ex", "late", "onetime", "previous", "ousted", "deposed", "retired", "outgoing", "then"})
_LONGEST = 5
_STOPS = frozenset({",", ".", ";", ":", "(", ")", "—", "–", '"', "“", "”", "!", "?", "[", "]"})


@dataclass(frozen=True, slots=True)
class Role:
    """The words `start:end` that state what somebody is."""

    start: int
    end: int
    title: Title
    rule: str = "title"
    """How the text says it: title, apposition, copula."""


def find_role(draft: Draft, mention: TableMention) -> Role | None:
    """Return what the words beside a person's name say that the person is."""
    return (
        before_name(draft, mention)
        or after_name(draft, mention)
        or across_comma(draft, mention)
        or relative(draft, mention)
        or _predicate(draft, mention)
    )


def title_at(doc: Doc, index: int, limit: int) -> tuple[Title, int] | None:
    """Return the longest title that begins at a token and ends before `limit`, and its end."""
    known = titles()
    if doc[index].lower_ not in _title_starts():
        return None
    for size in range(min(_LONGEST, limit - index), 0, -1):
        title = known.get(doc[index : index + size].text.lower())
        if title is not None:
            return title, index + size
    return None


@cache
def _title_starts() -> frozenset[str]:
    return frozenset(word.split()[0] for word in titles()) | frozenset(
        word.split()[0].split("-")[0] for word in titles()
    )


def last_title(doc: Doc, start: int, end: int) -> tuple[Title, int, int] | None:
    """Return the last title inside tokens, with its first token and its end."""
    for index in range(end - 1, start - 1, -1):
        found = title_at(doc, index, end)
        if found is not None:
            # A longer title may begin earlier and end at the same place: "Foreign Minister" before "Minister".
            best = (found[0], index, found[1])
            for earlier in range(max(start, index - 3), index):
                wider = title_at(doc, earlier, end)
                if wider is not None and wider[1] >= found[1]:
                    best = (wider[0], earlier, wider[1])
                    break
            return best
    return None


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
    if after < end and not _is_complement(draft, after, end):
        return None
    return Role(_widen(draft, first, start), end, title)


def _belongs(draft: Draft, index: int) -> bool:
    """Whether a token can be a part of the title in front of a name."""
    token = draft.doc[index]
    mention = draft.table.at(index)
    if mention is not None:
        person = mention.referent.type == "person"
        return not person or draft.doc[mention.end].text in POSSESSIVES
    if "\n" in token.text:
        return False
    if token.text in POSSESSIVES or token.text == "-" or token.lower_ in _LINKS - {"from", "with", "against"}:
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.text not in _STOPS


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


def after_name(draft: Draft, mention: TableMention) -> Role | None:
    """`X, the head of Y, ...`: an apposition behind the name."""
    doc, start = draft.doc, mention.end
    if start + 1 >= len(doc) or doc[start].text not in (",", "(", "—", "–"):
        return None
    start += 1
    if doc[start].lower_ in ("who", "which", "whose", "and", "but", "while", "as"):
        return None
    end = _phrase_end(draft, start)
    found = _head_title(draft, start, end)
    if found is None or (end < len(doc) and doc[end].text == "," and _is_list(draft, start, end)):
        return None
    return Role(start, end, found, "apposition")


def _phrase_end(draft: Draft, start: int) -> int:
    """Return where a noun phrase ends: at punctuation, a relative pronoun or a verb."""
    doc, end = draft.doc, start
    while end < len(doc) and end - start < 22:
        token = doc[end]
        if token.is_sent_start and end > start:
            break
        if (
            token.text in _STOPS
            or "\n" in token.text
            or token.lower_ in ("who", "which", "that", "whose", "where", "said", "says")
        ):
            break
        if token.pos_ in ("VERB", "AUX") and draft.table.at(end) is None and token.dep_ not in ("amod", "compound"):
            break
        end += 1
    while end > start and doc[end - 1].lower_ in _LINKS:
        end -= 1
    return end


def _head_title(draft: Draft, start: int, end: int) -> Title | None:
    """Return the title that heads a noun phrase: before any `of`, possessors and countries may stand in front."""
    doc = draft.doc
    index, found = start, None
    while index < end and doc[index].lower_ not in ("of", "for", "at", "in", "to", "from", "with", "on"):
        hit = title_at(doc, index, end)
        if hit is not None:
            found, index = hit[0], hit[1]
            continue
        token = doc[index]
        if token.pos_ not in (
            "NOUN",
            "PROPN",
            "ADJ",
            "DET",
            "PART",
            "PRON",
            "ADV",
            "NUM",
            "PUNCT",
            "CCONJ",
            "X",
            "VERB",
        ):
            break
        if found is not None and token.pos_ in ("NOUN", "PROPN") and draft.table.at(index) is None:
            found = None
        if found is not None and draft.table.at(index) is not None:
            return None
        index += 1
    if found is not None and found.plural:
        return None
    return found


def _is_list(draft: Draft, start: int, end: int) -> bool:
    """Whether the phrase is the next item of a list with a name of its own: `A, President B, and C`."""
    return any(m.referent.type == "person" and m.end == end for m in draft.table.within(start, end))


def across_comma(draft: Draft, mention: TableMention) -> Role | None:
    """`the foreign minister of Cuba, X,`: the name is an apposition of the title before it."""
    doc, end = draft.doc, mention.start - 1
    if end < 1 or doc[end].text != "," or not _closes(doc, mention.end):
        return None
    start = _phrase_start(draft, end)
    while start < end and not _opens_phrase(draft, start):
        start += 1
    if start >= end:
        return None
    found = _head_title(draft, start, end)
    return Role(start, end, found, "apposition") if found is not None else None


def _closes(doc: Doc, index: int) -> bool:
    """Whether an apposition can end before a token: at punctuation, a verb or the end of the text."""
    return index >= len(doc) or doc[index].text in _STOPS or doc[index].pos_ in ("VERB", "AUX", "SPACE")


def _phrase_start(draft: Draft, end: int) -> int:
    doc, start, depth = draft.doc, end, 0
    while start > 0 and end - start < 18 and not doc[start].is_sent_start:
        token, inner = doc[start - 1], draft.table.at(start - 1)
        depth += (token.text == ")") - (token.text == "(")
        if inner is not None and inner.referent.type == "person" and doc[inner.end].text not in POSSESSIVES:
            break
        ends = (token.text in _STOPS and token.text not in "()") or "\n" in token.text
        if depth < 0 or ends or token.pos_ in ("VERB", "AUX", "SCONJ") or token.lower_ in ("with", "against", "that"):
            break
        start -= 1
    return start


def _opens_phrase(draft: Draft, index: int) -> bool:
    token = draft.doc[index]
    opens = token.lower_ in ("the", "its", "his", "her", "their", "a", "an", "another", "one") or draft.table.at(index)
    return bool(opens) or (token.is_sent_start is True and token.lower_.split("-")[0] in _title_starts())


def relative(draft: Draft, mention: TableMention) -> Role | None:
    """`X, who served as president`, `X, who is the secretary of state`."""
    doc, index = draft.doc, mention.end
    if index < len(doc) and doc[index].text == ",":
        index += 1
    if index + 2 >= len(doc) or doc[index].lower_ != "who":
        return None
    verb = doc[index + 1].lower_
    start = index + 2
    if verb in ("served", "serves", "worked", "acted") and doc[start].lower_ == "as":
        start += 1
    elif verb not in ("is", "was", "became"):
        return None
    end = _phrase_end(draft, start)
    found = _head_title(draft, start, end)
    return Role(start, end, found, "copula") if found is not None else None


def _predicate(draft: Draft, mention: TableMention) -> Role | None:
    """`X is the president of Y`."""
    head: Token = draft.doc[mention.end - 1]
    head = draft.doc[mention.head] if head.dep_ not in ("nsubj",) else head
    if head.dep_ != "nsubj" or head.head.lemma_ not in ("be", "become", "remain"):
        return None
    for child in head.head.children:
        if child.dep_ == "attr" and child.i > head.i:
            start = child.left_edge.i
            end = _phrase_end(draft, start)
            found = _head_title(draft, start, end)
            return Role(start, end, found, "copula") if found is not None else None
    return None
