"""What a page needs of its request, and how it goes back to the browser."""

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import RedirectResponse, Response

from almoner.assembly.served import ServedPlatform
from almoner.engine.errors import AlmonerError, NotSignedIn
from almoner.engine.findings import Message
from almoner.engine.privacy.permissions import Role
from almoner.faces.http.asking import WHO, cookies_of, known, place_of, platform_of
from almoner.faces.http.cookies import Cookies, Kept, form_token
from almoner.faces.http.pages.forms import TOKEN
from almoner.faces.http.pages.wrong import words_for
from almoner.faces.http.problems import status_of
from almoner.ports.accounts import Account, Kind
from almoner.ports.entering import Caller, Place, Way
from almoner.ports.pages import Block, Field, Form, Link, Links, Page, Said, Tone
from almoner.services.people.sessions import IDLE, Entered

MEDIA = "text/html; charset=utf-8"
LANGUAGES = ("en", "es")
PREFERRED = re.compile(r"\s*(en|es)(?:-[a-z0-9]+)?\s*(?:;\s*q\s*=\s*(0(?:\.\d{1,3})?|1(?:\.0{1,3})?))?\s*", re.IGNORECASE)
YEAR_S = 365 * 86_400
OVER_S = int(IDLE.total_seconds()) + 15
"""After so long a page that nobody touched makes room for the one for signing in."""


@dataclass(frozen=True, slots=True)
class Desk:
    """`caller` is None where nobody is signed in. `secret` ties forms to this browser; it is kept in a cookie."""

    request: Request
    platform: ServedPlatform
    cookies: Cookies
    place: Place
    language: str
    caller: Caller | None
    account: Account | None
    secret: str

    @property
    def signed_in(self) -> bool:
        return self.caller is not None and self.caller.session is not None

    @property
    def who(self) -> Caller:
        """Raises NotSignedIn."""
        if self.caller is None:
            raise not_signed_in()
        return self.caller

    def form(self, to: str, button: str, *fields: Field, **more: str) -> Form:
        """`more` goes along unseen."""
        return Form(to, Message(button), fields, {TOKEN: form_token(self.secret), **more})

    def show(self, title: str, *blocks: Block, wrong: AlmonerError | None = None, usual: str | None = None) -> Response:
        """With what went wrong above all else; `usual` as in `words_for`."""
        said = () if wrong is None else (Said(words_for(wrong, usual), Tone.WRONG),)
        other = "es" if self.language == "en" else "en"
        page = Page(
            self.language,
            Message(title),
            (*said, *blocks),
            ways=ways(self),
            leave=self.form("/sign-out", "page_sign_out") if self.signed_in else None,
            other=Link(f"?language={other}", Message("page_other_language")) if self.request.method == "GET" else None,
        )
        drawn = self.platform.draw(page)
        headers = {"Content-Security-Policy": drawn.policy, "Referrer-Policy": "same-origin"}
        if self.signed_in:
            headers["Refresh"] = f"{OVER_S}; url=/sign-in?why=rest"
        return self.kept(Response(drawn.body, 200 if wrong is None else status_of(wrong), headers, MEDIA))

    def kept(self, response: Response) -> Response:
        """With the cookies that this browser does not have yet."""
        if not self.signed_in and self.cookies.get(self.request, Kept.FORM) != self.secret:
            self.cookies.put(response, Kept.FORM, self.secret)
        if self.request.query_params.get("language") == self.language:
            self.cookies.put(response, Kept.LANGUAGE, self.language, seconds=YEAR_S)
        return response

    def entered(self, entered: Entered) -> Response:
        """Somebody came in: the session's token goes to the browser and nowhere else. A stay that this browser had before ends."""
        if self.caller is not None and self.caller.session is not None:
            self.platform.people.sessions.end(self.caller, self.caller.session)
        caller = self.platform.people.sessions.who(entered.token, self.place)
        response = go("/account/codes" if caller.lacks_proof else "/")
        self.cookies.put(response, Kept.SESSION, entered.token)
        for one in (Kept.FORM, Kept.HALF, Kept.PROVIDER):
            self.cookies.drop(response, one)
        return response


def desk_of(request: Request) -> Desk:
    platform, cookies, place = platform_of(request), cookies_of(request), place_of(request)
    try:
        caller = known(request)
        account = platform.people.me(caller)
        request.scope[WHO] = caller.account
    except NotSignedIn:
        caller, account = None, None
    secret = cookies.get(request, Kept.SESSION) if caller is not None and caller.session is not None else None
    secret = secret or cookies.get(request, Kept.FORM) or platform.new_secret()
    return Desk(request, platform, cookies, place, language_of(request, cookies), caller, account, secret)


def signed_in_desk(request: Request) -> Desk:
    """Raises NotSignedIn; the owner of a one-person machine has nothing to look after here."""
    desk = desk_of(request)
    if not desk.signed_in:
        raise not_signed_in()
    return desk


def not_signed_in() -> NotSignedIn:
    return NotSignedIn("not_signed_in", what="You are not signed in", why="this page is your own", do="sign in and try again")


def language_of(request: Request, cookies: Cookies) -> str:
    """As asked for, else as kept, else as the browser prefers."""
    for said in (request.query_params.get("language"), cookies.get(request, Kept.LANGUAGE)):
        if said in LANGUAGES:
            return said
    best, most = "en", 0
    for part in request.headers.get("accept-language", "")[:200].split(","):
        found = PREFERRED.fullmatch(part)
        if found is not None:
            whole, _, thousandths = (found[2] or "1").partition(".")
            weight = int(whole) * 1000 + int(thousandths.ljust(3, "0")[:3] or "0")
            best, most = (found[1].lower(), weight) if weight > most else (best, most)
    return best


def ways(desk: Desk) -> tuple[Link, ...]:
    if not desk.signed_in or desk.account is None:
        return ()
    named = [("/", "page_home_link"), ("/account/stays", "page_stays_title")]
    if desk.account.kind is not Kind.PROVIDER:
        named += [("/account/password", "page_password"), ("/account/codes", "page_codes_title")]
        named += [("/account/passkeys", "page_passkeys_title")]
    if Role.OPERATOR in desk.account.roles:
        named += [("/people", "page_people_title")]
    return tuple(Link(to, Message(words)) for to, words in named)


def go(to: str) -> RedirectResponse:
    return RedirectResponse(to, 303)


def is_owner(desk: Desk) -> bool:
    """Of a one-person machine."""
    return desk.caller is not None and desk.caller.way is Way.OWNER


Open = Annotated[Desk, Depends(desk_of)]
Own = Annotated[Desk, Depends(signed_in_desk)]


def refused(request: Request, error: AlmonerError) -> Response:
    """An error that no page showed itself: who is not signed in goes there, the rest is a page of its own."""
    if isinstance(error, NotSignedIn):
        return go("/sign-in?why=rest")
    return desk_of(request).show("page_wrong_title", Links((Link("/", Message("page_back")),)), wrong=error)
