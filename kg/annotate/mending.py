"""Set right what the parser often gets wrong in reports: verbs hung on a clause that is told, clauses parted by `;`.

Ten readings are changed, nothing else: a second predicate of the one who speaks ("N said that S, and accused M")
is no part of what is said; a that-clause after an insertion ("N reported on Monday, citing M, that S") or after the one
addressed ("told M that S") is the content; and what stands before a semicolon is not said by the subject after it;
"In 1904 Britain settled" has a year and a subject; of two objects ("handed Kenya 60 million euros") the first is given
the second; and "Mali, as its minister told Reuters, will leave" is about Mali; "said on Monday it would leave"
dates the saying; of "N, who police say killed M" N killed, as police say; and "at the ministry, an official said"
has a subject.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kg import lexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_GIVING = frozenset(
    "give hand send offer pay lend sell grant award bring deny promise teach show owe cost guarantee supply lease "
    "donate loan allocate provide".split()
)
_LOOSE = frozenset({"cc", "punct"})
_EMBEDDED = frozenset({"xcomp", "advcl", "acl", "pcomp", "ccomp", "relcl"})
_CITING = frozenset({"cite", "quote"})
_ADDRESSING = frozenset({"tell", "inform", "assure", "remind", "notify", "warn", "advise"})
_LINKED_THAT = frozenset({"so", "now", "in", "given", "provided", "such", "except", "supposing"})


@cache
def _reports() -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.rows("speech") if row["pos"] == "verb") - {"have", "be"}


def mend_parse(doc: Doc) -> Doc:
    """Change the heads that are wrong for sure; the sentences stay as they are. Returns the same document."""
    wanted = {doc.vocab.strings[label] for label in ("conj", "advcl", "ccomp", "relcl")}
    number, object_, marked, apposed = (doc.vocab.strings[label] for label in ("nummod", "dobj", "mark", "appos"))
    for index, label in enumerate(doc.to_array("DEP").tolist()):
        if label in wanted and doc[index].pos_ in ("VERB", "AUX"):
            _mend(doc[index])
        elif label == number and doc[index].shape_ == "dddd":
            _part_year(doc[index])
        elif label == marked and doc[index].lower_ == "as":
            _part_insertion(doc[index])
        elif label == object_ and doc[index].head.lemma_ in _GIVING:
            _part_objects(doc[index])
        elif label == apposed and doc[index].head.dep_ == "pobj":
            _part_place(doc[index])
    return doc


def _part_year(year: Token) -> None:
    """ "In 1904 Britain settled": the year is no number of what stands behind it, which is the subject."""
    name, preposition = year.head, year.nbor(-1) if year.i else year
    verb = preposition.head
    if name.i < year.i or name.dep_ != "pobj" or name.head != preposition or name.pos_ != "PROPN":
        return
    if verb.i < name.i or verb.pos_ not in ("VERB", "AUX") or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"
    year.head, year.dep_ = preposition, "pobj"


def _part_insertion(mark: Token) -> None:
    """ "Mali, as its minister told Reuters, will leave": what stands between the commas is told of the clause."""
    report = mark.head
    subjects = [c for c in report.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    clause = next((c for c in report.rights if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)
    if len(subjects) != 2 or not subjects[0].i < mark.i < subjects[1].i or clause is None or report.dep_ != "ROOT":
        return
    if any(c.dep_ in _SUBJECTS for c in clause.children) or clause.left_edge.nbor(-1).text != ",":
        return
    clause.head, clause.dep_ = clause, "ROOT"
    report.head, report.dep_ = clause, "advcl"
    subjects[0].head = clause
    for c in [c for c in report.rights if c.i > clause.i and c.dep_ == "punct"]:
        c.head = clause
    if any(c.dep_ == "auxpass" for c in clause.children):
        subjects[0].dep_ = "nsubjpass"


def _part_place(noun: Token) -> None:
    """ "At the ministry, an official said": the official is no other name of the ministry but who said so."""
    first, preposition = noun.left_edge, noun.head.head
    verb = preposition.head
    if first.lower_ not in ("a", "an") or noun.tag_ != "NN" or verb.i < noun.i or verb.tag_ not in _FINITE:
        return
    if preposition.dep_ == "prep" and not any(c.dep_ in _SUBJECTS for c in verb.children):
        noun.head = verb
        noun.dep_ = "nsubj"


def _part_objects(second: Token) -> None:
    """ "handed Kenya 60 million euros": two objects side by side are a receiver and a thing."""
    first = second.left_edge.nbor(-1) if second.left_edge.i else second
    if first.dep_ == "dobj" and first.head == second.head and first.i > first.head.i:
        first.dep_ = "dative"


def _mend(verb: Token) -> None:
    if verb.dep_ == "conj":
        speaker = _verb_of_speaker(verb)
        if speaker is not None:
            _lift(verb, speaker)
    elif verb.dep_ == "advcl" or (verb.dep_ == "ccomp" and verb.head.i < verb.i):
        _leave_day(verb)
        _take_as_content(verb)
    elif verb.dep_ == "relcl":
        _take_from_listener(verb)
        _give_relative(verb)
    elif _parted(verb, verb.head):
        verb.dep_ = "parataxis"


def _verb_of_speaker(verb: Token) -> Token | None:
    """Return the verb whose subject also is that of a coordinated verb, None where the parse may stand."""
    if verb.tag_ not in _FINITE or any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return None
    first = verb.head
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ not in _EMBEDDED or first.i > verb.i:
        return None
    above = first.head
    while above.dep_ in _EMBEDDED and above.tag_ not in _FINITE:
        above = above.head
    if above.pos_ != "VERB" or above.tag_ != verb.tag_ or above.i > first.i:
        return None
    if first.tag_ in ("VB", "VBG") and not _is_finite(first):
        return above
    said = first.dep_ == "ccomp" and above.lemma_ in _reports() and verb.lemma_ in _reports()
    return above if said and (_after_comma(verb) or not _same_tense(first, verb)) else None


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in (*_FINITE, "MD") for c in verb.lefts)


def _same_tense(first: Token, verb: Token) -> bool:
    auxiliaries = [c for c in first.lefts if c.dep_ in ("aux", "auxpass")]
    if any(c.lemma_ == "have" for c in auxiliaries):
        return verb.tag_ == "VBN"  # "said it had been late and rejected the claim": who said so rejected it
    return verb.tag_ in {first.tag_, *(c.tag_ for c in auxiliaries)}


def _after_comma(verb: Token) -> bool:
    start = verb.left_edge.i
    return start > 1 and verb.doc[start - 1].dep_ == "cc" and verb.doc[start - 2].text == ","


def _lift(verb: Token, above: Token) -> None:
    """Hang a verb on another, with the comma and the conjunction right before it."""
    before = verb.left_edge.i - 1
    verb.head = above
    while before > above.i and verb.doc[before].dep_ in _LOOSE:
        verb.doc[before].head = above
        before -= 1


def _leave_day(verb: Token) -> None:
    """ "Said on Monday it would leave": the day before the subject of what is said is that of the saying."""
    report, subject = verb.head, next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    first = report.nbor()
    if verb.dep_ != "ccomp" or subject is None or first.head != verb or first.dep_ not in ("prep", "npadvmod"):
        return
    if report.lemma_ in _reports() and first.right_edge.i < subject.left_edge.i:
        first.head = report


def _take_as_content(verb: Token) -> None:
    """Make a that-clause the content of the verb of speech before it; the insertion before "that" goes up as well."""
    mark = next((c for c in verb.lefts if c.lower_ == "that" and c.tag_ == "IN"), None)
    report = verb.head
    if mark is None or mark.nbor(-1).lower_ in _LINKED_THAT:
        return
    if report.lemma_ in _CITING and report.dep_ == "advcl" and any(c.dep_ == "dobj" for c in report.rights):
        report = report.head
    if report.lemma_ not in _reports() or verb.i < report.i:
        return
    if any(c.dep_ == "ccomp" and c != verb for c in report.children):
        return
    for c in list(verb.lefts):
        if c.i < mark.i:
            c.head = report
    verb.head, verb.dep_, mark.dep_ = report, "ccomp", "mark"


def _take_from_listener(verb: Token) -> None:
    """ "told the minister that N had lied": what follows the one addressed is no relative clause of theirs."""
    listener, first = verb.head, verb.left_edge
    report = listener.head
    if report.lemma_ not in _ADDRESSING or listener.dep_ not in ("dobj", "dative") or first.lower_ != "that":
        return
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.i <= first.i or any(c.dep_ == "ccomp" for t in (report, verb) for c in t.children):
        return
    verb.head, verb.dep_ = report, "ccomp"
    first.dep_ = "mark"


def _give_relative(report: Token) -> None:
    """ "N, who police say killed M": `who` killed, and police say so."""
    first = next((c for c in report.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    told = next((c for c in report.rights if c.dep_ == "xcomp" and c.tag_ in _FINITE), None)
    if first is None or first.tag_ not in ("WP", "WDT") or told is None or report.lemma_ not in _reports():
        return
    if sum(c.dep_ in ("nsubj", "nsubjpass") for c in report.lefts) == 2:
        first.head, told.dep_ = told, "ccomp"


def _parted(clause: Token, later: Token) -> bool:
    """Whether a semicolon parts two clauses, and the subject of the later one follows it at once."""
    subject = next((c for c in later.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    start = subject.left_edge.i
    while start > clause.i and later.doc[start - 1].pos_ in ("ADV", "CCONJ"):
        start -= 1
    return start > clause.i and later.doc[start - 1].text == ";"
