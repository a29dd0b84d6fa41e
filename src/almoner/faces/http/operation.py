"""`/health`, `/ready` and `/metrics`: for whoever runs the machine; nothing of a person is in them."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from almoner.faces.http.asking import ACTION, Served
from almoner.faces.http.metrics import MEDIA

routes = APIRouter(tags=["operation"])
OPEN = {ACTION: "open"}
"""Asked by monitors, which have no account."""


@routes.get("/health", openapi_extra=OPEN)
def health() -> dict[str, str]:
    """Alive."""
    return {"status": "alive"}


@routes.get("/ready", openapi_extra=OPEN, responses={503: {"description": "Something it needs is away"}})
def ready(platform: Served) -> JSONResponse:
    """Whether it can serve, for each thing it needs."""
    found = {name: probe() for name, probe in platform.probes.items()}
    said = {name: "well" if well else "away" for name, well in found.items()}
    return JSONResponse({"ready": all(found.values()), "needs": said}, 200 if all(found.values()) else 503)


@routes.get("/metrics", openapi_extra=OPEN, response_class=Response)
def metrics(request: Request) -> Response:
    """Prometheus text."""
    return Response(request.app.state.metrics.text(), media_type=MEDIA)
