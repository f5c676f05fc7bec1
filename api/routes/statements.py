"""Statements: lists, single ones, and the text around them."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from api.deps import FiltersBetween, Page, TheseFilters, ThisLook, ThisPage, at_once
from api.schemas import Evidence, StatementList, answers
from api.schemas_graph import EdgeStatements
from api.schemas_told import StatementOne
from api.served import Look
from api.shapes import edge_json, listing
from api.whole import FORMS, ThingsForm, whole
from kg.errors import UsageError
from kg.graph.relations import SPEAK_ABOUT, words_of
from kg.query.evidence import show_evidence
from kg.query.statements import matches_of, show_statements
from kg.store.selection import Selection
from kg.vocab import Attribution, Modality, Polarity

router = APIRouter(tags=["statements"])

COLUMNS = (
    "id", "status", "attribution", "polarity", "modality", "speaker.label", "speakers", "via", "about", "cue",
    "event.type", "event.label", "event.date", "event.date_basis", "evidence.exact", "evidence.start", "evidence.end",
    "article.title", "article.original_source.label", "article.original_date", "article.posted_by.label",
    "article.posted_date", "article.id", "article.url", "disputed_by", "extraction_confidence", "reading",
)  # fmt: skip
_MOST_SENTENCES = 2000


@dataclass
class Shape:
    """How a list of statements is shown."""

    form: ThingsForm = "json"
    context: Annotated[int, Query(ge=0, le=2, description="sentences before and after each, as `in_context`")] = 0
    facets: Annotated[bool, Query(description="also the numbers of all pages by status and original source")] = False


ThisShape = Annotated[Shape, Depends(at_once(Shape))]


@router.get("/statements", responses=answers(StatementList, *FORMS))
def statements(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    shape: ThisShape,
    speaker: str = "",
    about: str = "",
    concerning: Annotated[str, Query(description="speaker, or spoken about")] = "",
    via: str = "",
    event_type: Annotated[list[str] | None, Query(description="event or tie types, such as THREATEN")] = None,
    attribution: Attribution | None = None,
    modality: Modality | None = None,
    polarity: Polarity | None = None,
    article: str = "",
    q: Annotated[str, Query(max_length=200, description="words of the sentence; the last one may be cut short")] = "",
    disputed: bool | None = None,
    anonymous: bool | None = None,
) -> Response:
    """Return who says what, newest first, each with its sentence; `truncated` where too many hold the words of `q`."""
    sentences = _sentences(look, q) if q else ()
    wanted = common.selection(
        speaker=common.known(speaker),
        about=common.known(about),
        concerning=common.known(concerning),
        via=common.known(via),
        article=common.known(article),
        event_type=frozenset(kind.upper() for kind in event_type or ()),
        attribution=attribution,
        modality=modality,
        polarity=polarity,
        disputed=disputed,
        anonymous=anonymous,
        within=sentences[:_MOST_SENTENCES] if q else None,
    )
    cut = len(sentences) > _MOST_SENTENCES
    note = f"Only the first {_MOST_SENTENCES} sentences that hold {q!r} were looked at; add words to see all."
    return statement_list(look, wanted, page, shape, **({"truncated": True, "note": note} if cut else {}))


def statement_list(look: Look, wanted: Selection, page: Page, shape: Shape, **more: object) -> Response:
    """Return one page of the statements that match; all of them in other forms."""
    if shape.form != "json":
        return whole(look, shape.form, look.names("statement", wanted), show_statements, (COLUMNS, "statements"))
    names, after = page.of_told(look, "statement", wanted)
    items = show_statements(look.things, names)
    if shape.context:
        around = (show_evidence(look.things, name, shape.context) for name in names)
        items = [{**one, "in_context": shown} for one, shown in zip(items, around, strict=True)]
    if shape.facets:
        counted = look.totals(wanted)
        by_source = {name: told.statements for name, told in counted.by_source.items()}
        more["facets"] = {"status": counted.by_status, "source": by_source}
    return listing(items, look.count("statement", wanted), after, **more)


def _sentences(look: Look, words: str) -> tuple[tuple[str, int, int], ...]:
    hits = look.view.search(words, "sentence", _MOST_SENTENCES + 1)
    return tuple((hit.id, hit.start, hit.end) for hit in hits)


@router.get("/statements/{name:path}/evidence", responses=answers(Evidence))
def evidence(look: ThisLook, name: str, context: Annotated[int, Query(ge=0, le=5)] = 1) -> Response:
    """Return the sentence of a statement with so many sentences around it, and the spans to mark in them."""
    return JSONResponse(show_evidence(look.things, look.short(name), context))


@router.get("/statements/{name:path}", responses=answers(StatementOne))
def statement(look: ThisLook, name: str) -> Response:
    """Return one statement, with those elsewhere that look like the same one."""
    short = look.short(name)
    (shown,) = show_statements(look.things, [short])
    return JSONResponse({**shown, "matches": matches_of(look.things, short)})


@router.get("/edges", responses=answers(EdgeStatements, *FORMS))
def edge(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: FiltersBetween,
    page: ThisPage,
    shape: ThisShape,
    start: Annotated[str, Query(alias="from", description="who is said to act")],
    end: Annotated[str, Query(alias="to", description="on whom")],
    relation: Annotated[list[str] | None, Query(description="event or tie types")] = None,
    both: Annotated[bool, Query(description="also what goes the other way")] = False,
) -> Response:
    """Return what lies behind a line of the picture: the edges of a pair, and every statement, whatever its status."""
    ends = (common.known(start), common.known(end))
    for name in ends:
        look.demand(name)
    kinds = frozenset(kind.upper() for kind in relation or ())
    speech = SPEAK_ABOUT in kinds
    if speech and (len(kinds) > 1 or both):
        raise UsageError(f"{SPEAK_ABOUT} is asked for alone and one way", hint="ask twice")
    if speech:
        wanted = common.selection(speaker=ends[0], about=ends[1])
    else:
        wanted = common.selection(ends=ends, both=both, event_type=kinds)
    graph = look.graph(common.filters(speech=speech))
    between = graph.edges_between(*ends)
    shown = [one for one in between if (both or one.source == ends[0]) and (not kinds or one.kind in kinds)]
    words = {kind: words_of(kind) for kind in sorted({one.kind for one in shown})}
    return statement_list(look, wanted, page, shape, edges=[edge_json(one) for one in shown], relations=words)
