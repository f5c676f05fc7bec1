"""Statements as they are shown: always with who says it, who tells it, and the sentence behind it."""

from collections.abc import Iterable

from kg.errors import NotFound
from kg.iris import compress, expand
from kg.query.readings import Voice, reading
from kg.query.things import Json, Thing, Things, references
from kg.rdf.terms import Term, iri
from kg.vocab import DCTERMS, NEWS, SCHEMA


def show_statements(things: Things, identifiers: Iterable[str]) -> list[Json]:
    """Return statements in the one shape that all answers share, in the order given.

    Raises:
        NotFound: there is no statement of that identifier.
    """
    wanted = list(identifiers)
    statements = things.fetch(wanted)
    for name in wanted:
        if not statements[name].one(NEWS.status):
            raise NotFound(f"there is no statement {name}")
    gathered = _Gathered(things, statements)
    return [gathered.show(statements[name]) for name in wanted]


def matches_of(things: Things, identifier: str) -> list[str]:
    """Return the statements of other articles that look like the same one, whichever of the two says so."""
    node = Term("iri", expand(identifier, things.base))
    others = {
        compress(quad.subject[1:-1], things.base) for quad in things.view.quads(predicate=NEWS.matches, object=node)
    }
    return sorted({*others, *things.get(identifier).all(NEWS.matches)})


class _Gathered:
    """All things that some statements lead to, fetched layer by layer."""

    def __init__(self, things: Things, statements: dict[str, Thing]) -> None:
        self._base = things.base
        told = statements.values()
        self.spans = things.fetch(name for one in told for name in one.all(NEWS.evidence) + one.all(NEWS.content))
        self.counters = _counters(things, list(statements))
        self.happenings = things.fetch(name for one in told for name in one.all(NEWS.describes))
        self.articles = things.fetch(name for one in self.spans.values() for name in one.all(NEWS.inArticle))
        disputing = things.fetch(name for names in self.counters.values() for name in names)
        people: set[str] = set()
        for one in (*told, *disputing.values()):
            people.update(one.all(NEWS.speaker), one.all(NEWS.via), one.all(SCHEMA.about))
        for one in self.articles.values():
            people.update(one.all(NEWS.publisher), one.all(NEWS.originalSource))
        for one in self.happenings.values():
            people.update(_ends(one, 0), _ends(one, 1))
        self.people = things.fetch(sorted(people))
        self.disputing = disputing

    def show(self, one: Thing) -> Json:
        evidence = self.spans[one.all(NEWS.evidence)[0]]
        article = self._article(self.articles[evidence.one(NEWS.inArticle) or ""])
        speakers = [self._actor(name) for name in one.all(NEWS.speaker)]
        events = [self._event(self.happenings[name]) for name in one.all(NEWS.describes)]
        shown: Json = {
            "id": one.id,
            **{name: _local(one.one(NEWS[name])) for name in ("status", "polarity", "modality", "attribution")},
            "cue": one.one(NEWS.cue) or "",
            "speaker": speakers[0],
            "speakers": speakers,
            "via": references(self.people, one.all(NEWS.via)),
            "about": references(self.people, one.all(SCHEMA.about)),
            "event": events[0] if events else None,
            "events": events,
            "evidence": _span(evidence),
            "content": [_span(self.spans[name]) for name in one.all(NEWS.content)],
            "article": article,
            "disputes": one.all(NEWS.disputes),
            "disputed_by": [self._disputant(name) for name in self.counters.get(one.id, ())],
            "extraction_confidence": float(one.one(NEWS.extractionConfidence) or 0),
        }
        shown["reading"] = self._reading(one, evidence)
        return shown

    def _reading(self, one: Thing, evidence: Thing) -> str:
        article = self.articles[evidence.one(NEWS.inArticle) or ""]
        outlet = article.one(NEWS.originalSource) or article.one(NEWS.publisher) or ""
        speakers = [self.people[name] for name in one.all(NEWS.speaker)]
        voice = Voice(
            self.people[outlet].label,
            article.one(NEWS.originalDate) or article.one(SCHEMA.datePublished),
            _local(one.one(NEWS.attribution)),
            _local(one.one(NEWS.status)),
            [speaker.label for speaker in speakers],
            [self.people[name].label for name in one.all(NEWS.via)],
            any(speaker.one(NEWS.anonymous) == "true" for speaker in speakers),
        )
        return reading(voice, evidence.one(NEWS.exact) or "")

    def _actor(self, name: str) -> Json:
        actor = self.people[name]
        return {**actor.reference(), "anonymous": actor.one(NEWS.anonymous) == "true"}

    def _event(self, one: Thing) -> Json:
        kind = _local(one.one(NEWS.eventType) or one.one(NEWS.tieType), "/")
        return {
            "id": one.id,
            "type": kind,
            "label": one.label,
            "initiators": references(self.people, _ends(one, 0)),
            "recipients": references(self.people, _ends(one, 1)),
            "date": one.one(NEWS.eventDate),
            "end_date": one.one(SCHEMA.endDate),
            "date_basis": one.one(NEWS.dateBasis),
        }

    def _article(self, one: Thing) -> Json:
        publisher = one.one(NEWS.publisher) or ""
        original = one.one(NEWS.originalSource) or publisher
        posted = one.one(SCHEMA.datePublished)
        return {
            "id": one.id,
            "title": one.one(SCHEMA.headline) or "",
            "original_source": self.people[original].reference(),
            "original_date": one.one(NEWS.originalDate) or posted,
            "posted_by": self.people[publisher].reference(),
            "posted_date": posted,
            "url": one.one(SCHEMA.url),
            "topics": one.all(DCTERMS.subject),
        }

    def _disputant(self, name: str) -> Json:
        return {"id": name, "speakers": references(self.people, self.disputing[name].all(NEWS.speaker))}


def _counters(things: Things, identifiers: list[str]) -> dict[str, list[str]]:
    """Return which statements dispute which."""
    values = " ".join(iri(expand(name, things.base)) for name in identifiers)
    query = f"SELECT DISTINCT ?yes ?no WHERE {{ VALUES ?yes {{ {values} }} ?no {iri(NEWS.disputes)} ?yes }}"
    found: dict[str, list[str]] = {}
    for row in things.view.select(query) if identifiers else ():
        yes, no = (compress(row[name].value, things.base) for name in ("yes", "no"))
        found.setdefault(yes, []).append(no)
    return {yes: sorted(nos) for yes, nos in found.items()}


def _ends(one: Thing, end: int) -> list[str]:
    event, tie = ((NEWS.initiator, NEWS.tieFrom), (NEWS.recipient, NEWS.tieTo))[end]
    return one.all(event) + one.all(tie)


def _span(one: Thing) -> Json:
    return {"exact": one.one(NEWS.exact) or "", "start": one.number(NEWS.start), "end": one.number(NEWS.end)}


def _local(value: str | None, mark: str = "#") -> str:
    return (value or "").rpartition(mark)[2]
