"""For who runs the server: is it well, and how does it do."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from api import metrics
from api.deps import ThisLook, served
from api.problems import problem
from api.schemas import PROBLEMS
from kg import __version__

router = APIRouter(tags=["operation"])


@router.get("/healthz", response_class=JSONResponse)
def health(look: ThisLook) -> Response:
    """Return that the server is well, and which state it serves."""
    return JSONResponse({"status": "ok", "snapshot": look.view.snapshot, "version": __version__})


@router.get("/healthz/live", response_class=JSONResponse)
async def live() -> Response:
    """Return that the server runs; where this fails it should be started anew."""
    return JSONResponse({"status": "ok"})


@router.get("/healthz/ready", response_class=JSONResponse, responses={503: PROBLEMS["4XX"]})
async def ready(request: Request) -> Response:
    """Return whether requests should be sent here: a state and a query worker answer, and the server does not stop."""
    told: Any = request.app.state.readiness.missing()
    return problem(request, 503, told) if told else JSONResponse({"status": "ok", "snapshot": served(request).snapshot})


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def numbers(request: Request) -> Response:
    """Return the server's numbers for Prometheus."""
    request.app.state.readiness.count()
    return Response(request.app.state.metrics.text(), media_type=metrics.CONTENT_TYPE)
