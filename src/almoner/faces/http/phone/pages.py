"""The pages of a paired phone, without script: is this the right computer, add papers, done."""

from dataclasses import dataclass

from fastapi import APIRouter, FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from almoner.assembly.served import ServedPlatform
from almoner.engine.errors import AlmonerError, NotKnown
from almoner.engine.findings import Message
from almoner.faces.http.cookies import Cookies
from almoner.faces.http.gate import Gate
from almoner.faces.http.guard import CODE, Guard
from almoner.faces.http.pages.desk import MEDIA, go, language_of
from almoner.faces.http.pages.wrong import words_for
from almoner.faces.http.papers import pieces_of
from almoner.faces.http.phone.forms import boundary_in, files_in
from almoner.faces.http.problems import nothing_here, status_of
from almoner.ports.pages import Block, Copied, Field, Form, Heading, Link, Listed, Page, Said, Tone
from almoner.ports.signals import Code
from almoner.services.cases.pairings import over

routes = APIRouter(include_in_schema=False)
COOKIE = "__Host-almoner-phone"
SECONDS = 600
TAKEN = "image/*,application/pdf"


@dataclass(frozen=True, slots=True)
class Phones:
    """What the pages of phones need: the platform, this machine's address for phones, and its certificate's fingerprint."""

    platform: ServedPlatform
    origin: str
    fingerprint: str


def phone_application(phones: Phones) -> FastAPI:
    """A server of its own, for phones that were paired; it knows no other address of Almoner."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.phones = phones
    app.include_router(routes)
    app.add_exception_handler(AlmonerError, refuse)
    app.add_exception_handler(HTTPException, nowhere)
    settings = phones.platform.settings
    app.add_middleware(Guard, gate=Gate(phones.origin), body_bytes=settings.body_bytes, signals=phones.platform.signals)
    return app


@routes.get("/papers")
def papers_page(request: Request, added: str = "") -> Response:
    phones = of(request)
    one = phones.platform.web.pairings.of_phone(request.cookies.get(COOKIE))
    said = (Said(Message("phone_added"), Tone.DONE),) if added else ()
    return draw_papers(request, [name for _, name in one.papers], *said)


@routes.post("/papers")
async def add_papers(request: Request) -> Response:
    boundary = boundary_in(request.headers.get("content-type", ""))
    return await run_in_threadpool(take, request, boundary)


@routes.post("/done")
def done(request: Request) -> Response:
    of(request).platform.web.pairings.leave(request.cookies.get(COOKIE))
    answer = draw(request, "phone_done_title", Said(Message("phone_done_says"), Tone.DONE))
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")
    return answer


@routes.get("/{token}")
def hello(token: str, request: Request) -> Response:
    """Whether this is the right computer; nothing is used up by looking."""
    phones = of(request)
    if not phones.platform.web.pairings.waits(token):
        raise over()
    compare = Copied(Message("phone_fingerprint"), phones.fingerprint)
    form = Form(f"/{token}", Message("phone_same"))
    return draw(request, "phone_hello_title", Said(Message("phone_hello_says")), compare, Said(Message("phone_other")), form)


@routes.post("/{token}")
def come_in(token: str, request: Request) -> Response:
    """The token is used up; the phone has a secret of its own from now on."""
    secret = of(request).platform.web.pairings.claim(token)
    answer = go("/papers")
    answer.set_cookie(COOKIE, secret, max_age=SECONDS, path="/", secure=True, httponly=True, samesite="strict")
    return answer


def take(request: Request, boundary: bytes) -> Response:
    phones, secret = of(request), request.cookies.get(COOKIE)
    pairings, added = phones.platform.web.pairings, 0
    pairings.of_phone(secret)  # nothing is read from a phone that is not paired
    client = request.client
    origin = f"phone {client.host if client else ''}"[:200]
    for name, pieces in files_in(pieces_of(request), boundary):
        pairings.add(secret, origin, name, pieces)
        added += 1
    if not added:
        names = [name for _, name in pairings.of_phone(secret).papers]
        return draw_papers(request, names, Said(Message("phone_none"), Tone.WRONG))
    return go("/papers?added=yes")


def draw_papers(request: Request, names: list[str], *said: Block) -> Response:
    camera = Field("photo", Message("phone_photo"), "camera", accepts=TAKEN)
    files = Field("files", Message("phone_files"), "files", accepts=TAKEN)
    here: tuple[Block, ...] = (Heading(Message("phone_here")), Listed(tuple(names))) if names else ()
    return draw(
        request,
        "phone_papers_title",
        *said,
        Said(Message("phone_papers_says")),
        Form("/papers", Message("phone_send"), (camera,)),
        Form("/papers", Message("phone_send"), (files,)),
        *here,
        Form("/done", Message("phone_done")),
    )


def draw(request: Request, title: str, *blocks: Block, status: int = 200) -> Response:
    language = language_of(request, Cookies(closed=True))
    other = Link(f"?language={'es' if language == 'en' else 'en'}", Message("page_other_language"))
    page = Page(language, Message(title), blocks, other=other if request.method == "GET" else None)
    drawn = of(request).platform.draw(page)
    return Response(drawn.body, status, {"Content-Security-Policy": drawn.policy, "Referrer-Policy": "same-origin"}, MEDIA)


def of(request: Request) -> Phones:
    phones: Phones = request.app.state.phones
    return phones


async def refuse(request: Request, error: Exception) -> Response:
    if not isinstance(error, AlmonerError):
        raise error
    request.scope[CODE] = Code(error)
    return await run_in_threadpool(said_wrong, request, error)


async def nowhere(request: Request, _error: Exception) -> Response:
    return await run_in_threadpool(said_wrong, request, nothing_here())


def said_wrong(request: Request, error: AlmonerError) -> Response:
    """One sentence; where the phone is still paired, with the way back to its papers."""
    pairings = of(request).platform.web.pairings
    try:
        names = [name for _, name in pairings.of_phone(request.cookies.get(COOKIE)).papers]
    except NotKnown:
        words = Message("phone_over") if isinstance(error, NotKnown) else words_for(error)
        return draw(request, "phone_over_title", Said(words, Tone.WRONG), status=status_of(error))
    answer = draw_papers(request, names, Said(words_for(error), Tone.WRONG))
    answer.status_code = status_of(error)
    return answer
