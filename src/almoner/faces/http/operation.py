"""`/health`, `/ready` and `/metrics`: for whoever runs the machine; nothing of a person is in them."""

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from almoner.faces.http.asking import OPEN, Served

routes = APIRouter(tags=["operation"])
MEDIA = "text/plain; version=0.0.4; charset=utf-8"


@routes.get("/health", openapi_extra=OPEN)
def health(platform: Served) -> dict[str, str]:
    """Alive; and how it stands with the heads of the journal: "kept", "late", or "none named"."""
    return {"status": "alive", "heads": platform.heads().value}


@routes.get("/ready", openapi_extra=OPEN, responses={503: {"description": "Something it needs is away"}})
def ready(platform: Served) -> JSONResponse:
    """Whether it can serve, for each thing it needs."""
    found = {name: probe() for name, probe in platform.probes.items()}
    said = {name: "well" if well else "away" for name, well in found.items()}
    body = {"ready": all(found.values()), "needs": said, "heads": platform.heads().value}
    return JSONResponse(body, 200 if all(found.values()) else 503)


@routes.get("/metrics", openapi_extra=OPEN, response_class=Response)
def metrics(platform: Served) -> Response:
    """Prometheus text."""
    return Response(platform.metrics(), media_type=MEDIA)
