"""`…/pairing`: a phone on the same network may add papers to a folder, or to one case of it, for ten minutes."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.phone.listener import Listener
from almoner.faces.http.shapes import PathId
from almoner.ports.entering import Caller
from almoner.services.cases.pairings import Pairing, Stand

routes = APIRouter(prefix="/api/v1/folders/{folder}", tags=["pairing"], responses=PROBLEMS)
of_case = APIRouter(prefix="/api/v1/folders/{folder}/cases/{case}", tags=["pairing"], responses=PROBLEMS)


def listener_of(request: Request) -> Listener:
    listener: Listener = request.app.state.listener
    return listener


Listening = Annotated[Listener, Depends(listener_of)]


class PhonePaper(BaseModel):
    id: str
    name: str


class PairingShape(BaseModel):
    """`state`: "waiting" for a phone, "paired", "ended". `papers` are those the phone added."""

    id: str
    state: Stand
    until: datetime
    papers: list[PhonePaper]


class PairingMade(PairingShape):
    """`address` works once and is shown this once, in `qr` as a square of dots (SVG). The phone's browser does not know the
    certificate and warns; the `fingerprint` it shows must be this one."""

    address: str
    qr: str
    fingerprint: str


@routes.post("/pairing", status_code=201, openapi_extra=needs(Action.PAPER_ADD))
def pair_phone(folder: PathId, caller: Asking, listener: Listening, response: Response) -> PairingMade:
    """An earlier one of the same account ends. The address on the local network opens now and closes with it."""
    return made(listener, caller, folder, None, response)


@of_case.post("/pairing", status_code=201, openapi_extra=needs(Action.PAPER_ADD))
def pair_phone_with_case(folder: PathId, case: PathId, caller: Asking, listener: Listening, response: Response) -> PairingMade:
    """What the phone adds goes into the case too."""
    return made(listener, caller, folder, case, response)


@routes.get("/pairing/{pairing}", openapi_extra=needs(Action.PAPER_ADD))
def see_pairing(folder: PathId, pairing: PathId, platform: Served, caller: Asking) -> PairingShape:
    """How it stands, for whoever opened it."""
    return shape(platform.web.pairings.see(caller, folder, pairing), platform.web.pairings.now())


@routes.delete("/pairing/{pairing}", status_code=204, openapi_extra=needs(Action.PAPER_ADD))
def end_pairing(folder: PathId, pairing: PathId, platform: Served, caller: Asking) -> None:
    """From now on the phone can do nothing more."""
    platform.web.pairings.end(caller, folder, pairing)


def made(listener: Listener, caller: Caller, folder: str, case: str | None, response: Response) -> PairingMade:
    listener.refuse_elsewhere()
    web = listener.platform.web
    one = web.pairings.open(caller, folder, case)
    try:
        phones = listener.opened()
    except BaseException:
        web.pairings.end(caller, folder, one.id)
        raise
    address = f"{phones.origin}/{one.token}"
    response.headers["Location"] = f"/api/v1/folders/{folder}/pairing/{one.id}"
    said = shape(one, web.pairings.now()).model_dump()
    return PairingMade(**said, address=address, qr=web.dots(address), fingerprint=phones.fingerprint)


def shape(one: Pairing, now: datetime) -> PairingShape:
    papers = [PhonePaper(id=id, name=name) for id, name in one.papers]
    return PairingShape(id=one.id, state=one.stand(now), until=one.until, papers=papers)
