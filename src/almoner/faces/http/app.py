"""The application: routes, errors as problem documents, and the guard around all of it."""

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from almoner import __version__
from almoner.assembly.served import ServedPlatform
from almoner.engine.errors import AlmonerError, Misused
from almoner.faces.http import (
    accounts,
    api_keys,
    audits,
    breaches,
    case_aids,
    case_bundles,
    case_letters,
    cases,
    claims,
    clients,
    collections,
    dates,
    example,
    folders,
    grants,
    jobs,
    journal,
    knowledge,
    letterhead,
    letters,
    office,
    operating,
    operation,
    pairing,
    papers,
    parting,
    pictures,
    questions,
    registered,
    reminders,
    sessions,
    tables,
    uploads,
    whole_folders,
)
from almoner.faces.http.asking import cookies_of
from almoner.faces.http.corrections import routes as corrections
from almoner.faces.http.describing import describe
from almoner.faces.http.gate import Gate
from almoner.faces.http.gateway.app import gateway, is_ours
from almoner.faces.http.guard import CODE, Guard
from almoner.faces.http.heads import HeadAsGet
from almoner.faces.http.limits import Limits
from almoner.faces.http.pages import codes, enter, first, own, passkeys, people, provider
from almoner.faces.http.pages.desk import language_of, refused
from almoner.faces.http.phone.listener import Listener
from almoner.faces.http.privacy import routes as privacy_routes
from almoner.faces.http.problems import not_understood, nothing_here, problem
from almoner.faces.http.web import Export, latest, nowhere, web_routes
from almoner.ports.signals import Code


def application(platform: ServedPlatform, web: Export | None = None) -> FastAPI:
    """Starting and closing the platform is the caller's. `web` are the pages of the web app, as they are built unless given."""
    app = FastAPI(
        title="Almoner",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,  # they would load scripts from elsewhere
        redoc_url=None,
    )
    app.state.platform, app.state.gate = platform, Gate(platform.settings.site, platform.settings.proxies)
    app.state.listener = Listener(platform)
    for one in (
        operation,
        sessions,
        accounts,
        api_keys,
        folders,
        grants,
        papers,
        uploads,
        audits,
        letters,
        letterhead,
        cases,
        office,
        clients,
        claims,
        collections,
        knowledge,
        reminders,
        operating,  # its list of jobs, before one of them
        jobs,
        tables,
        registered,
        journal,
        breaches,
    ):
        app.include_router(one.routes)
    app.include_router(whole_folders.routes)
    for more in (cases.of_one, case_letters.routes, case_aids.routes, case_bundles.routes, dates.routes):
        app.include_router(more)
    app.include_router(corrections)
    for shown in (
        pictures.routes,
        parting.routes,
        example.routes,
        questions.routes,
        questions.of_case,
        pairing.routes,
        pairing.of_case,
    ):
        app.include_router(shown)
    app.include_router(privacy_routes)
    for page in (first, enter, provider, own, codes, passkeys, people):
        app.include_router(page.routes)
    app.state.web = latest() if web is None else lambda: web
    app.include_router(web_routes(app.state.web))  # last: an address of its own goes before a page
    describe(app)
    app.add_exception_handler(AlmonerError, refuse)
    app.add_exception_handler(RequestValidationError, refuse_shape)
    app.add_exception_handler(HTTPException, refuse_address)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Limits, gate=app.state.gate, every=platform.buckets, entering=platform.entering)
    app.add_middleware(Guard, gate=app.state.gate, body_bytes=platform.settings.body_bytes, signals=platform.signals)
    app.add_middleware(Beside, models=lambda: gateway(platform.gateway, app.state.gate))
    return app


class Beside:
    """An ASGI application before another: what is asked of models goes its own, short way."""

    def __init__(self, app: ASGIApp, *, models: Callable[[], ASGIApp]) -> None:
        self.app, self.other = app, models()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http" and is_ours(scope["path"])
        await (self.other if ours else self.app)(scope, receive, send)


async def refuse(request: Request, error: Exception) -> Response:
    if not isinstance(error, AlmonerError):
        raise error
    request.scope[CODE] = Code(error)
    return await answered(request, error)


async def answered(request: Request, error: AlmonerError) -> Response:
    """A page for who looks at pages, a problem document for programs."""
    return await run_in_threadpool(refused, request, error) if reads_pages(request) else problem(error)


def no_page(request: Request) -> Response | None:
    """The web app's own, for who looks at pages."""
    if reads_pages(request):
        return nowhere(request.app.state.web(), request, language_of(request, cookies_of(request)))
    return None


def reads_pages(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


async def refuse_shape(_request: Request, error: Exception) -> JSONResponse:
    """Names the place and what belongs there, never what was sent."""
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"] if part != "body")
    if first["type"] == "json_invalid":
        return problem(not_understood("its body is not JSON"))
    return problem(not_understood(f"{place or 'its body'}: {first['msg'].lower()}"))


async def refuse_address(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == 404:
        return await run_in_threadpool(no_page, request) or await answered(request, nothing_here())
    if error.status_code == 405:
        why = "this address does not take that method"
        return problem(Misused("no_such_method", what="Nothing was done", why=why, do="see /api/openapi.json"))
    return problem(not_understood("its body cannot be read"))
