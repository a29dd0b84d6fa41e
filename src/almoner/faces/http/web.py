"""The pages of the web app: a static export that lies beside this file, each page with a policy that lets in its own scripts alone."""

import gzip
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match
from starlette.types import Scope

from almoner.faces.http.asking import OPEN
from almoner.faces.http.gate import READING
from almoner.faces.http.pages.desk import Open, go
from almoner.faces.http.pages.own import draw_home

HOME = Path(__file__).with_name("web_assets")
"""Where `make web` puts the export."""
INDEX, MISSING, MANIFEST = "index.html", "404.html", "manifest.json"
HASHED = "_next/static/"
"""Names in here change with what is in them."""
DIGEST = re.compile(r"sha256-[A-Za-z0-9+/]{43}=")
FOREVER, ASKED_AGAIN = "public, max-age=31536000, immutable", "no-cache"
LEAST_PACKED = 1024
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
PACKED = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest"})
PARTS = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data: blob:",  # a photo is shown before it is sent
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
)


@dataclass(frozen=True, slots=True)
class Export:
    """`files` are all there are, by their path in the export; `policies` belong to the pages among them. Both are empty where the
    export was not built."""

    files: Mapping[str, Path]
    policies: Mapping[str, str]

    def named(self, path: str) -> str | None:
        """The file that an address means; None for none. What is not listed is not there, whatever dots an address has."""
        asked = path.removeprefix("/")
        for one in (f"{asked}{INDEX}" if not asked or asked.endswith("/") else asked, f"{asked}/{INDEX}"):
            if one in self.files:
                return one
        return None

    def missing(self, language: str) -> str | None:
        """The page for an address that leads nowhere."""
        return next((one for one in (f"{language}/404/{INDEX}", MISSING) if one in self.files), None)

    def start(self, language: str) -> str | None:
        """The address of the first page."""
        return next((one.removesuffix(INDEX) for one in (INDEX, f"{language}/{INDEX}") if one in self.files), None)


def export_in(folder: Path = HOME) -> Export:
    """What lies in a folder. Raises ValueError for a manifest that cannot be meant."""
    if not (folder / MANIFEST).is_file():
        return Export({}, {})
    told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    every = (one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())
    files = {one.relative_to(folder).as_posix(): one for one in every}
    del files[MANIFEST]
    pages = {name for name in files if name.endswith(".html")}
    if set(told["pages"]) != pages:
        raise ValueError(f"{MANIFEST} lists other pages than there are: build the web app again")
    return Export(files, {name: policy(digests) for name, digests in told["pages"].items()})


def latest(folder: Path = HOME) -> Callable[[], Export]:
    """The export as it lies there now: one that is built while the server runs is served from then on."""
    seen: list[tuple[int | None, Export]] = []

    def now() -> Export:
        at = changed(folder / MANIFEST)
        if not seen or seen[0][0] != at:
            seen[:] = [(at, export_in(folder))]
        return seen[0][1]

    return now


def changed(file: Path) -> int | None:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return None


def policy(digests: list[str]) -> str:
    """Scripts of this server, and those inside the page by their checksums."""
    if not all(DIGEST.fullmatch(one) for one in digests):
        raise ValueError(f"{MANIFEST} has a checksum that is none: build the web app again")
    return "; ".join((*PARTS, " ".join(["script-src 'self'", *(f"'{one}'" for one in digests)])))


def web_routes(export: Callable[[], Export]) -> APIRouter:
    """One route that knows every file of the export and no other address; and the start page."""

    class Known(APIRoute):
        def matches(self, scope: Scope) -> tuple[Match, Scope]:
            known = scope["type"] == "http" and scope["method"] in READING and export().named(scope["path"]) is not None
            return super().matches(scope) if known else (Match.NONE, {})

    start = APIRouter(include_in_schema=False)
    files = APIRouter(include_in_schema=False, route_class=Known)

    @start.get("/", openapi_extra=OPEN)
    def start_page(desk: Open, request: Request) -> Response:
        found = export()
        where = found.start(desk.language)
        if where is None:
            return draw_home(desk, built=False)
        if where:
            return desk.kept(go(f"/{where}"))
        return desk.kept(sent(found, INDEX, request))

    @files.get("/{path:path}", openapi_extra=OPEN)
    def file_of_export(path: str, request: Request) -> Response:
        found = export()
        name = found.named(path) or INDEX
        if name.endswith(f"/{INDEX}") and not path.endswith("/") and path != name:
            return RedirectResponse(f"/{path}/", 308)
        return sent(found, name, request)

    start.include_router(files)
    return start


def sent(export: Export, name: str, request: Request, status: int = 200) -> Response:
    """A file, packed where the browser can unpack it."""
    file = export.files[name]
    kind = KINDS.get(file.suffix, "application/octet-stream")
    headers = {"Cache-Control": FOREVER if name.startswith(HASHED) else ASKED_AGAIN, "Vary": "Accept-Encoding"}
    if name in export.policies:
        headers |= {"Content-Security-Policy": export.policies[name], "Cache-Control": "no-store"}
        headers |= {"Referrer-Policy": "same-origin"}
    coding, body = packed(file, understood(request.headers.get("accept-encoding", "")), changed(file))
    if coding is not None:
        headers["Content-Encoding"] = coding
    return Response(body, status, headers, kind)


def understood(said: str) -> frozenset[str]:
    """Of the two ways of packing, those that a browser takes."""
    taken: set[str] = set()
    for part in said[:200].split(","):
        name, _, weight = part.strip().lower().partition(";")
        if name.strip() in {"br", "gzip"} and not re.fullmatch(r"\s*q\s*=\s*0(?:\.0*)?\s*", weight):
            taken.add(name.strip())
    return frozenset(taken)


@lru_cache(maxsize=512)
def packed(file: Path, taken: frozenset[str], at: int | None) -> tuple[str | None, bytes]:  # noqa: ARG001 - kept apart by it
    """As it lies packed beside the file, else packed here; how, and the bytes. `at` is when the file was last changed."""
    for coding, ending in (("br", ".br"), ("gzip", ".gz")):
        beside = file.with_name(file.name + ending)
        if coding in taken and beside.is_file():
            return coding, beside.read_bytes()
    data = file.read_bytes()
    if "gzip" in taken and file.suffix in PACKED and len(data) >= LEAST_PACKED:
        return "gzip", gzip.compress(data, 9, mtime=0)
    return None, data


def nowhere(export: Export, request: Request, language: str) -> Response | None:
    """The export's own page for an address that leads nowhere; None where there is none."""
    name = export.missing(language)
    return None if name is None else sent(export, name, request, 404)
