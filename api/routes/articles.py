"""Articles and outlets."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from api.deps import TheseFilters, ThisLook, ThisPage
from api.schemas import AnnotatedText, answers
from api.schemas_told import ArticleList, ArticleOne, SourceList, SourceOne
from api.served import Look
from api.shapes import JSONLD, Json, csv_of, listing
from api.whole import FORMS, ThingsForm, rdf_of, whole
from kg.errors import NotFound
from kg.export.annotated import to_annotations, to_html
from kg.query.articles import annotations, show_articles, told_in
from kg.query.sources import relays
from kg.query.totals import Totals, totals
from kg.store.selection import Selection

router = APIRouter(tags=["articles"])

COLUMNS = (
    "id", "title", "original_source.label", "original_date", "posted_by.label", "posted_date", "authors", "topics",
    "url", "language",
)  # fmt: skip
_MOST_HITS: Final = 10_000


@router.get("/articles", responses=answers(ArticleList, *FORMS))
def articles(
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    q: Annotated[str, Query(max_length=200, description="words of the headline")] = "",
    form: ThingsForm = "json",
) -> Response:
    """Return the articles, the latest original first, each with the chain through which it came."""
    named = frozenset(hit.id for hit in look.view.search(q, "headline", _MOST_HITS)) if q else None
    wanted = common.selection(among=named)
    if form != "json":
        return whole(look, form, look.names("article", wanted), show_articles, (COLUMNS, "articles"))
    shown, after = page.of_told(look, "article", wanted)
    return listing(show_articles(look.things, shown), look.count("article", wanted), after)


@router.get("/articles/{name:path}/annotated", responses=answers(AnnotatedText, "text/html", JSONLD))
def annotated(
    request: Request,
    look: ThisLook,
    name: str,
    form: Annotated[
        Literal["json", "html", "jsonld"],
        Query(alias="format", description="jsonld: as Web Annotations"),
    ] = "json",
) -> Response:
    """Return the text of an article, and its spans as offsets in code points: who is meant, and who says what."""
    short = look.short(name)
    (shown,) = show_articles(look.things, [short])
    text, spans = look.view.text(short), annotations(look.things, short)
    behind = told_in(look.things, spans)
    if form == "html":
        return HTMLResponse(to_html(shown, text, spans, behind, request.url_for("static", path="annotated.css").path))
    if form == "jsonld":
        return JSONResponse(to_annotations(short, text, spans, behind, look.base), media_type=JSONLD)
    return JSONResponse(
        {"id": short, "text": text, "spans": [{**span, "told": behind[str(span["ref"])]} for span in spans]}
    )


@router.get("/articles/{name:path}", responses=answers(ArticleOne))
def article(look: ThisLook, name: str) -> Response:
    """Return one article."""
    short = look.short(name)
    (shown,) = show_articles(look.things, [short])
    wanted = Selection(article=short)
    counted = totals(look.view, wanted)
    return JSONResponse({**shown, "counts": counted.as_json(), "statements": look.count("statement", wanted)})


@router.get("/sources", responses=answers(SourceList, *FORMS))
def sources(look: ThisLook, common: TheseFilters, page: ThisPage, form: ThingsForm = "json") -> Response:
    """Return the outlets: articles, statements by status, and the share told in their own voice."""
    items = _sources(look, common.selection())
    if form == "csv":
        columns = ("id", "label", "originals", "posted", "statements", "own_voice_share")
        return csv_of(items, columns, "sources")
    if form != "json":
        return rdf_of(look, form, (str(item["id"]) for item in items), "sources")
    shown, after = page.of_sorted(items, _order)
    return listing(list(shown), len(items), after)


def _sources(look: Look, wanted: Selection) -> list[Json]:
    counted: Totals = look.totals(wanted)
    originals, posted = look.view.groups.outlets(wanted)
    names = sorted({*counted.by_source, *originals, *posted})
    things = look.things.fetch(names)
    items = [
        {
            **things[name].reference(),
            "originals": originals.get(name, 0),
            "posted": posted.get(name, 0),
            **counted.by_source.get(name, Totals()).as_json(),
        }
        for name in names
    ]
    return sorted(items, key=_order)


def _order(source: Json) -> tuple[int, str]:
    return -int(source["statements"]), str(source["id"])


@router.get("/sources/{name:path}", responses=answers(SourceOne))
def source(look: ThisLook, common: TheseFilters, name: str) -> Response:
    """Return one outlet, with whom it relays and who posts its articles."""
    short = look.short(name)
    for item in _sources(look, common.selection()):
        if item["id"] == short:
            return JSONResponse({**item, **relays(look.things, short)})
    if (outlet := look.things.named([short])[short]).kind != "media":
        raise NotFound(f"no outlet is called {short!r}", hint="/api/v1/sources lists them")
    nothing = {"originals": 0, "posted": 0, **Totals().as_json()}
    return JSONResponse({**outlet.reference(), **nothing, **relays(look.things, short)})
