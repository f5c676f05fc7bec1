"""Names in the text: lexicons, the model and runs of capitals, weighed against each other into one table."""

from collections.abc import Iterable

from spacy.tokens import Doc

from kg.annotate.callings import called, called_runs
from kg.annotate.candidates import Candidate, known_names, model_names, settle_homonyms
from kg.annotate.datelines import read_datelines
from kg.annotate.gazetteer import country_name
from kg.annotate.governments import extend_names
from kg.annotate.institutions import capital_runs
from kg.annotate.kinds import acronyms, kinded, kinded_runs
from kg.annotate.name_filters import (
    credible,
    in_title,
    is_plausible,
    is_product,
    is_thing,
    unfused,
    with_given_name,
    without_demonym,
)
from kg.annotate.name_types import covered, join_persons, repeats, settle_types
from kg.annotate.person_runs import first_name_runs, titled_runs
from kg.annotate.place_names import join_quarters, unnamed_places
from kg.annotate.territories import read_states
from kg.annotate.words import institution_words
from kg.draft import Draft, MentionKind, Referent, TableMention
from kg.folding import fold

_RANK = {"gazetteer": 0, "thing": 1, "capital-run": 1, "kind-word": 2, "model": 2, "person-rest": 2, "first-name": 3}


def find_names(draft: Draft) -> None:
    """Put every name of the text into the mention table, each with a referent of its own."""
    doc = draft.doc
    folded = fold(draft.article.text)
    known = list(known_names(doc, folded))
    settle_homonyms(doc, known)
    known = [kinded(doc, called(doc, c)) if c.entry is not None and c.entry.kind == "place" else c for c in known]
    model = [without_demonym(doc, candidate, known) for candidate in model_names(doc)]
    model = [part for c in model for part in unfused(doc, c, known) if part.length > 0 and is_plausible(doc, part)]
    model = [kinded(doc, called(doc, with_given_name(doc, candidate))) for candidate in model]
    known = credible(doc, known, model)
    persons = _person_mask(doc, known, model)
    chosen = _choose(doc, [*known, *model, *capital_runs(doc, persons)])
    taken = covered(doc, chosen)
    chosen += [c for c in first_name_runs(doc, taken) if not is_thing(doc, c)]
    chosen += titled_runs(doc, covered(doc, chosen))
    chosen += kinded_runs(doc, covered(doc, chosen))
    chosen += called_runs(doc, covered(doc, chosen))
    chosen += acronyms(doc, covered(doc, chosen))
    kept = [c for c in chosen if c.rule != "thing" and not in_title(doc, c) and not is_product(doc, c)]
    chosen = join_persons(doc, kept)
    settle_types(doc, chosen)
    chosen = join_quarters(doc, chosen)
    chosen += unnamed_places(doc, covered(doc, chosen))
    chosen += repeats(doc, chosen)
    for candidate in sorted(chosen, key=lambda c: c.start):
        draft.table.add(_mention(doc, candidate))
    read_datelines(draft)
    read_states(draft)
    extend_names(draft)


def _person_mask(doc: Doc, known: list[Candidate], model: list[Candidate]) -> list[bool]:
    mask = [False] * len(doc)
    bodies = institution_words("body") | institution_words("venue")
    for candidate in (*known, *model):
        whole = candidate.type == "person" and candidate.length > 1
        if whole and not any(doc[i].text in bodies for i in range(candidate.start, candidate.end)):
            mask[candidate.start : candidate.end] = [True] * candidate.length
    return mask


def _choose(doc: Doc, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Choose names that do not overlap: the longer first, among equals the surer source."""
    chosen: list[Candidate] = []
    taken = [False] * len(doc)
    for candidate in sorted(candidates, key=lambda c: (-_weight(doc, c), _RANK[c.rule], c.start)):
        if not any(taken[candidate.start : candidate.end]):
            taken[candidate.start : candidate.end] = [True] * candidate.length
            chosen.append(candidate)
    return chosen


def _weight(doc: Doc, candidate: Candidate) -> int:
    last = doc[candidate.end - 1].lower_
    if candidate.rule != "gazetteer" and last in institution_words("government") and candidate.length <= 3:
        return 0  # "Trump Administration": the name inside counts, the rest is added to it later
    if candidate.entry is not None and candidate.entry.kind == "person" and candidate.length > 1:
        return candidate.length + 2
    article = doc[candidate.start].lower_ == "the"  # "The National Assembly": not a word for the paper The National
    return candidate.length - article


def _mention(doc: Doc, candidate: Candidate) -> TableMention:
    span = doc[candidate.start : candidate.end]
    entry = candidate.entry
    if entry is None:
        referent = Referent(span.text, candidate.type, aliases={span.text}, rule=candidate.rule)
        kind: MentionKind = "name"
    else:
        referent, kind = _known_referent(candidate, span.text)
    if kind == "name" and span.text.isupper() and 2 <= len(span.text) <= 6 and candidate.type != "person":
        kind = "acronym"
    return TableMention(span.start, span.end, span.root.i, referent, kind, rule=candidate.rule)


def _known_referent(candidate: Candidate, surface: str) -> tuple[Referent, MentionKind]:
    entry = candidate.entry
    assert entry is not None
    if entry.kind in ("country", "demonym", "capital"):
        iso2 = entry.iso2 or ""
        referent = Referent(country_name(iso2), "country", iso2=iso2, country=iso2, aliases={surface}, rule="gazetteer")
        kind: MentionKind = "metonym" if entry.kind == "capital" else "demonym" if entry.kind == "demonym" else "name"
        return referent, kind
    referent = Referent(entry.canonical, candidate.type, country=entry.iso2, aliases={surface}, rule="gazetteer")
    if entry.kind == "person":
        referent.gender = "f" if entry.use == "f" else "m" if entry.use == "m" else None
    return referent, "name"
