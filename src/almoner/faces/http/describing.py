"""The description of the API (OpenAPI 3.1): as the routes say it, with every problem it may answer and the ways to come in."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from almoner.faces.http.problems import MEDIA, TITLES, Problem

ANYWHERE = (400, 401, 403, 404, 409, 412, 413, 422, 428, 429, 500, 501, 503)
WAYS: dict[str, Any] = {
    "key": {"type": "http", "scheme": "bearer", "description": "A program's key."},
    "session": {"type": "apiKey", "in": "cookie", "name": "almoner", "description": "Who signed in with a browser."},
}
"""On a machine of one's own without accounts nothing is asked for."""


def describe(app: FastAPI) -> None:
    """Has `app` describe itself so."""

    def description() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = whole(app)
        return app.openapi_schema

    app.openapi = description  # type: ignore[method-assign]


def whole(app: FastAPI) -> dict[str, Any]:
    said = get_openapi(title=app.title, version=app.version, routes=app.routes)
    parts = said.setdefault("components", {})
    parts.setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
    parts["securitySchemes"] = WAYS
    for path, methods in said["paths"].items():
        for operation in methods.values():
            if path.startswith("/api/"):
                operation["security"] = [{"key": []}, {"session": []}, {}]
                operation["responses"] |= {str(number): problem(number) for number in ANYWHERE}
            operation["responses"] = dict(sorted(operation["responses"].items()))
    return said


def problem(number: int) -> dict[str, Any]:
    return {"description": TITLES[number], "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
