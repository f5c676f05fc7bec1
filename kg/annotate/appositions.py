"""What stands behind a name or across a comma from it: `X, the head of Y`, `the head of Y, X`."""

from spacy.tokens import Doc

from kg.annotate.role_words import LINKS, STOPS, Role, title_at, title_starts
from kg.annotate.words import POSSESSIVES, Title
from kg.draft import Draft, TableMention

_BODIES = ("organization", "media", "group")


def after_name(draft: Draft, mention: TableMention) -> Role | None:
    """`X, the head of Y, ...`: an apposition behind the name."""
    doc, start = draft.doc, mention.end
    if start + 1 >= len(doc) or doc[start].text not in (",", "(", "—", "–"):
        return None
    start += 1
    if doc[start].like_num and start + 2 < len(doc) and doc[start + 1].text == ",":
        start += 2  # an age: "X, 45, a teacher"
    if doc[start].lower_ in ("who", "which", "whose", "and", "but", "while", "as"):
        return None
    end = phrase_end(draft, start)
    found = head_title(draft, start, end)
    if found is None or (end < len(doc) and doc[end].text == "," and _is_list(draft, start, end)):
        return None
    return Role(start, end, found, "apposition")


def phrase_end(draft: Draft, start: int) -> int:
    """Return where a noun phrase ends: at punctuation, a relative pronoun or a verb."""
    doc, end = draft.doc, start
    while end < len(doc) and end - start < 22:
        token = doc[end]
        if token.is_sent_start and end > start:
            break
        if (
            token.text in STOPS
            or "\n" in token.text
            or token.lower_ in ("who", "which", "that", "whose", "where", "said", "says")
        ):
            break
        if token.pos_ in ("VERB", "AUX") and draft.table.at(end) is None and token.dep_ not in ("amod", "compound"):
            break
        end += 1
    while end > start and doc[end - 1].lower_ in LINKS:
        end -= 1
    return end


def head_title(draft: Draft, start: int, end: int) -> Title | None:
    """Return the title that heads a noun phrase: before any `of`, possessors and countries may stand in front."""
    doc = draft.doc
    index, found = start, None
    while index < end and doc[index].lower_ not in ("of", "for", "at", "in", "to", "from", "with", "on"):
        body = draft.table.at(index) if found is None else None
        if body is not None and body.start == index and body.end < end and body.referent.type in _BODIES:
            index = body.end  # no title inside a name: "a Justice Department spokeswoman"
            continue
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
        named = draft.table.at(index) if found is not None else None
        if named is not None:
            if named.end >= end or doc[named.end].text not in POSSESSIVES:
                return None
            found, index = None, named.end  # `Chancellor Braun's spokesman`
        index += 1
    if found is not None and found.plural:
        return None
    return found


def _is_list(draft: Draft, start: int, end: int) -> bool:
    """Whether the phrase is the next item of a list with a name of its own: `A, President B, and C`."""
    return any(m.referent.type == "person" and m.end == end for m in draft.table.within(start, end))


def across_comma(draft: Draft, mention: TableMention, opening: int) -> Role | None:
    """`the foreign minister of Cuba, X,`: the name, or the rank before it, is an apposition of the title before it."""
    doc, end = draft.doc, opening - 1
    if end < 1 or doc[end].text != "," or not _closes(doc, mention.end):
        return None
    start = _phrase_start(draft, end)
    while start < end and not _opens_phrase(draft, start):
        start += 1
    if start >= end:
        return None
    found = head_title(draft, start, end)
    return Role(start, end, found, "apposition") if found is not None else None


def _closes(doc: Doc, index: int) -> bool:
    """Whether an apposition can end before a token: at punctuation, a verb or the end of the text."""
    return index >= len(doc) or doc[index].text in STOPS or doc[index].pos_ in ("VERB", "AUX", "SPACE")


def _phrase_start(draft: Draft, end: int) -> int:
    doc, start, depth = draft.doc, end, 0
    while start > 0 and end - start < 18 and not doc[start].is_sent_start:
        token, inner = doc[start - 1], draft.table.at(start - 1)
        depth += (token.text == ")") - (token.text == "(")
        if inner is not None and inner.referent.type == "person" and not _is_inside(doc, inner):
            break
        ends = (token.text in STOPS and token.text not in "()") or "\n" in token.text
        clause = token.pos_ in ("VERB", "AUX", "SCONJ") and token.dep_ not in ("amod", "compound")
        if depth < 0 or ends or clause or token.lower_ in ("with", "against", "that"):
            break
        start -= 1
    return start


def _is_inside(doc: Doc, person: TableMention) -> bool:
    """Whether a person is named inside the phrase for another: `Braun's spokesman`, `a former Braun adviser`."""
    after = doc[person.end]
    return after.text in POSSESSIVES or (after.pos_ == "NOUN" and doc[person.head].dep_ in ("compound", "nmod"))


def _opens_phrase(draft: Draft, index: int) -> bool:
    token = draft.doc[index]
    opens = token.lower_ in ("the", "its", "his", "her", "their", "a", "an", "another", "one") or draft.table.at(index)
    return bool(opens) or (token.is_sent_start is True and token.lower_.split("-")[0] in title_starts())
