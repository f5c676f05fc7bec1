"""Names in the text: lexicons, the model and runs of capitals, weighed against each other into one table."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc

from kg.annotate.candidates import Candidate, NameType, first_name_runs, known_names, model_names
from kg.annotate.folding import fold
from kg.annotate.gazetteer import country_name
from kg.annotate.governments import extend_names
from kg.annotate.institutions import capital_runs
from kg.annotate.persons import is_respelling
from kg.annotate.words import institution_words, is_first_name, titles
from kg.draft import Draft, MentionKind, Referent, TableMention

_RANK = {"gazetteer": 0, "thing": 1, "capital-run": 1, "model": 2, "person-rest": 2, "first-name": 3}
# Names that are also common words: at the start of a sentence they need the model's word for it.
_COMMON = frozenset(
    "Time Nature Science Apple Amazon Shell Oracle Slate Salon Variety Fortune Forbes Vice Wired Punch Vanguard Stuff "
    "Graphic Reforma Semana Labour Conservatives Quad Meta Visa Ford Gab Bild Welt Sabah Index Dawn Mehr Petra Kan "
    "Gallup Democrats Republicans Democrat Republican West Maya Roma Wagner Azov Lega Vox Queens Canterbury Victoria "
    "Holland Jersey Turkey Chad Jordan Georgia Guinea Niger Mali Reading Telegram Telegraph Guardian Independent Proceso "
    "Billboard Newsday Intel Uber Target Blackstone Senate House Delta Java Papua Punjab Essex Kent Congo Channel".split()
)


def find_names(draft: Draft) -> None:
    """Put every name of the text into the mention table, each with a referent of its own."""
    doc = draft.doc
    folded = fold(draft.article.text)
    known = list(known_names(doc, folded))
    model = [_without_demonym(doc, candidate, known) for candidate in model_names(doc)]
    model = [part for c in model for part in _unfused(doc, c, known) if part.length > 0 and _plausible(doc, part)]
    known = _credible(doc, known, model)
    persons = _person_mask(doc, known, model)
    chosen = _choose(doc, [*known, *model, *capital_runs(doc, persons)])
    taken = _covered(doc, chosen)
    chosen += first_name_runs(doc, taken)
    chosen = _joined_persons(doc, [c for c in chosen if c.rule != "thing" and not in_title(doc, c)])
    _settle_types(doc, chosen)
    chosen += _repeats(doc, chosen)
    for candidate in sorted(chosen, key=lambda c: c.start):
        draft.table.add(_mention(doc, candidate))
    extend_names(draft)


def _without_demonym(doc: Doc, candidate: Candidate, known: list[Candidate]) -> Candidate:
    """Cut a country and titles off the front of a person: `Iranian Foreign Minister Javad Zarif`."""
    if candidate.type != "person":
        return candidate
    starts = {c.start: c for c in known if c.entry and c.entry.kind in ("demonym", "country")}
    start = candidate.start
    front = starts.get(start)
    if front is not None and front.end < candidate.end and not is_first_name(doc[start].text):
        start = front.end
        while start < candidate.end and (doc[start].lower_ in titles() or doc[start].lower_ in ("foreign", "prime")):
            start += 1
    return Candidate(start, candidate.end, candidate.type, candidate.rule)


def _unfused(doc: Doc, candidate: Candidate, known: list[Candidate]) -> list[Candidate]:
    """Split a body and a person that the model took for one: `Amnesty International Kim Lee`, `Spokesman Jo Roe`."""
    if candidate.type != "organization" or candidate.length < 3:
        return [candidate]
    cut = next((c.end for c in known if c.start == candidate.start and c.type in ("organization", "media")), None)
    for index in range(candidate.start, candidate.end - 1):
        if doc[index].lower_ in titles() and doc[index].lower_ not in ("general", "justice", "private", "model"):
            cut = index + 1
    if cut is None or candidate.end - cut < 2:
        return [candidate]
    rest = doc[cut : candidate.end]
    bodies = (
        institution_words("body") | institution_words("venue") | institution_words("media") | institution_words("thing")
    )
    if any(t.text in bodies or t.lower_ in ("of", "for", "and") for t in rest) or not rest[0].text[0].isupper():
        return [candidate]
    return [Candidate(cut, candidate.end, "person", "person-rest")]


def in_title(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name is a department inside a title: `Minister of Education`, `Commerce Secretary`, `Vice President`."""
    if candidate.type not in ("organization", "media") or candidate.length > 3:
        return False
    entry = candidate.entry
    if entry is not None and entry.kind == "organization":
        return False
    start, end = candidate.start, candidate.end
    link = start - 1
    while link > 0 and doc[link].lower_ in ("the", "of", "for"):
        link -= 1
    if start - link in (2, 3) and doc[start - 1].lower_ in ("of", "for", "the") and doc[link].lower_ in _PORTFOLIO:
        return True
    return end < len(doc) and doc[end].lower_ in _PORTFOLIO_AFTER and (entry is not None or candidate.rule == "model")


_PORTFOLIO = frozenset("minister ministers secretary undersecretary under-secretary commissioner".split())
_PORTFOLIO_AFTER = frozenset("minister ministers secretary president chancellor premier".split())


def _joined_persons(doc: Doc, chosen: list[Candidate]) -> list[Candidate]:
    """Join two persons that stand side by side, and take in a lone first name before a surname."""
    taken = _covered(doc, chosen)
    joined: list[Candidate] = []
    for candidate in sorted(chosen, key=lambda c: c.start):
        last = joined[-1] if joined else None
        if candidate.type == "person":
            before = candidate.start - 1
            if (
                last is not None
                and last.type == "person"
                and last.end == candidate.start
                and not doc[candidate.start].is_sent_start
            ):
                if last.entry is None or candidate.entry is None:
                    joined[-1] = Candidate(last.start, candidate.end, "person", last.rule)
                    continue
            elif (
                before >= 0
                and not taken[before]
                and _is_lone_first_name(doc, before)
                and not doc[candidate.start].is_sent_start
            ):
                full = candidate.entry is not None and candidate.length > 1
                candidate = candidate if full else Candidate(before, candidate.end, "person", candidate.rule)
        joined.append(candidate)
    return joined


def _is_lone_first_name(doc: Doc, index: int) -> bool:
    token = doc[index]
    sure = is_first_name(token.text, sure=True)
    return token.text[0].isupper() and token.text.isalpha() and token.lower_ not in titles() and sure


def _plausible(doc: Doc, candidate: Candidate) -> bool:
    """Whether a model entity can be a name at all: not a lone title, a weekday, or a common word in small letters."""
    words = doc[candidate.start : candidate.end]
    if words[0].lower_ in ("government", "governments") or words[-1].text in institution_words("thing"):
        return False
    if candidate.length == 1:
        token = words[0]
        if token.lower_ in titles() or not token.text[0].isupper() or len(token.text) < 2:
            return False
        if token.is_sent_start and token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
            return False
        return token.lower_ not in _NOT_NAMES
    return not all(word.lower_ in titles() or not word.text[0].isupper() for word in words)


_NOT_NAMES = frozenset(
    "covid-19 covid coronavirus sars-cov-2 internet web christmas easter ramadan islam christianity islamophobia god "
    "muslim muslims christian christians jewish jews jew islamic catholic catholics western nazi nazis constitution "
    "bible quran act bill law treaty brexit holocaust cold english latin arab arabs african africans european europeans "
    "asian asians hispanic hispanics latino latinos black white sunni shia shiite zionist bitcoin marxist communist "
    "socialist anti-semitic cabinet state government earth sun moon gmt utc est edt bst mr mrs ms sir dr "
    "conservative conservatives liberal liberals qc sc mp mps md phd jr a.m. p.m. ceo majesty "
    "sea police north south east west northern southern eastern western mainland summit".split()
)


def _credible(doc: Doc, known: list[Candidate], model: list[Candidate]) -> list[Candidate]:
    """Drop lexicon names where the text means something else: words at sentence starts, parts of persons' names."""
    labels: dict[int, NameType] = {}
    for candidate in model:
        for index in range(candidate.start, candidate.end):
            labels[index] = candidate.type
    return [c for c in known if _is_credible(doc, c, labels)]


def _is_credible(doc: Doc, candidate: Candidate, labels: dict[int, NameType]) -> bool:
    entry, token = candidate.entry, doc[candidate.start]
    if entry is None or candidate.length > 1:
        return True
    label = labels.get(candidate.start)
    if entry.kind == "place" and entry.use == "weak" and label != "place":
        return False
    if entry.kind == "place" and label == "person" and is_first_name(token.text):
        return False
    if token.text in _COMMON and (token.is_sent_start or entry.kind == "media"):
        return label is not None
    if entry.kind == "person" and entry.use in ("surname", "sole"):
        before = doc[candidate.start - 1] if candidate.start else None
        return before is None or before.is_sent_end or not is_first_name(before.text, sure=True)
    return not (token.text.isupper() and len(token.text) <= 2 and entry.kind == "media" and label is None)


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
    return candidate.length


def _covered(doc: Doc, chosen: list[Candidate]) -> list[bool]:
    taken = [False] * len(doc)
    for candidate in chosen:
        taken[candidate.start : candidate.end] = [True] * candidate.length
    return taken


def _settle_types(doc: Doc, chosen: list[Candidate]) -> None:
    """Give every surface one type: a person's surname is a person, else the majority in the article."""
    votes: dict[str, Counter[NameType]] = defaultdict(Counter)
    for candidate in chosen:
        kind = "place" if _is_misread_place(doc, candidate) else candidate.type
        votes[_surface(doc, candidate)][kind] += 2 if candidate.rule == "capital-run" else 1
    surnames: set[str] = set()
    for candidate in chosen:
        if candidate.entry is None:
            candidate.type = votes[_surface(doc, candidate)].most_common(1)[0][0]
        if candidate.type == "person" and candidate.length > 1:
            surnames.add(doc[candidate.end - 1].text)
            if is_first_name(doc[candidate.start].text):
                surnames.add(doc[candidate.start].text)
    heads = {
        doc[c.start].text
        for c in chosen
        if c.type == "organization" and c.length > 1 and c.entry is None or c.entry and c.entry.kind == "organization"
    }
    for candidate in chosen:
        word = doc[candidate.start].text
        if candidate.length == 1 and candidate.entry is None and word not in surnames:
            if word in heads and word not in institution_words("body"):
                candidate.type = "organization"
            elif any(is_respelling(word, surname) for surname in surnames):
                candidate.type = "person"
        weak = candidate.entry is None or candidate.entry.kind in ("place", "media", "organization")
        if candidate.length == 1 and weak and doc[candidate.start].text in surnames:
            candidate.type, candidate.entry, candidate.rule = "person", None, "surname"


def _is_misread_place(doc: Doc, candidate: Candidate) -> bool:
    """Whether the model's person is where something is: `in Tell Abyad`, and the first word is no first name."""
    if candidate.type != "person" or candidate.entry is not None or candidate.start == 0:
        return False
    before = doc[candidate.start - 1].lower_
    return before in ("in", "near", "at", "into") and not is_first_name(doc[candidate.start].text)


def _repeats(doc: Doc, chosen: list[Candidate]) -> list[Candidate]:
    """Return further places where a name of the article, or a person's surname, stands uncovered."""
    taken = _covered(doc, chosen)
    wanted: dict[str, list[tuple[tuple[str, ...], Candidate]]] = defaultdict(list)
    for candidate in chosen:
        words = tuple(token.text for token in doc[candidate.start : candidate.end])
        wanted[words[0]].append((words, candidate))
        if candidate.type == "person" and candidate.length > 1:
            wanted[words[-1]].append(((words[-1],), candidate))
    found = []
    for token in doc:
        if taken[token.i] or not token.text[0].isupper() or token.text not in wanted:
            continue
        for words, model in sorted(wanted[token.text], key=lambda item: -len(item[0])):
            end = token.i + len(words)
            if tuple(t.text for t in doc[token.i : end]) == words and not any(taken[token.i : end]):
                entry = model.entry if len(words) == model.length else None
                found.append(Candidate(token.i, end, model.type, "repeat", entry))
                taken[token.i : end] = [True] * len(words)
                break
    return found


def _surface(doc: Doc, candidate: Candidate) -> str:
    return str(doc[candidate.start : candidate.end].text)


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
