"""OpenID Connect as Keycloak speaks it: code with PKCE, state and nonce, keys that change, sign-out without a browser.

It reaches the provider by the one door out alone.
"""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.errors import BadSignatureError, JoseError
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

from almoner.adapters.outbound import Outbound, with_query
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.identity_provider import Known, SignedOut

SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Signatures with a key pair alone: a token signed with a shared secret, or with nothing, is none."""
LEEWAY_S = 60
AGAIN = timedelta(minutes=1)
"""An unknown key makes us fetch the provider's keys again, at most so often."""
KEPT = timedelta(hours=1)
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
MOST_SIGNS = 100_000
Key = RSAKey | ECKey | OKPKey


@dataclass(slots=True)
class Read:
    """What was last read from the provider, and when."""

    about: dict[str, Any] = field(default_factory=dict)
    keys: dict[str | None, Key] = field(default_factory=dict)
    about_at: datetime | None = None
    keys_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OidcProvider:
    """An `IdentityProvider`. `issuer` is its address as in its tokens ("https://id.example/realms/hospital"), `secret` is None for
    a client without one."""

    issuer: str
    client: str
    door: Outbound
    now: Callable[[], datetime]
    secret: str | None = field(default=None, repr=False)
    scope: str = "openid profile"
    read: Read = field(default_factory=Read, repr=False)
    reading: Any = field(default_factory=threading.Lock, repr=False)

    def address(self, *, state: str, nonce: str, verifier: str, back: str) -> str:
        query = {
            "response_type": "code",
            "client_id": self.client,
            "redirect_uri": back,
            "scope": self.scope,
            "state": state,
            "nonce": nonce,
            "code_challenge": base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        return with_query(self._endpoint("authorization_endpoint"), query)

    def redeem(self, *, code: str, nonce: str, verifier: str, back: str) -> Known:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
        pair = None if self.secret is None else (self.client, self.secret)
        endpoint = self._endpoint("token_endpoint")
        reply = self.door.ask(endpoint, form | {"client_id": self.client}, secret_of=pair)
        if reply.status >= 500:
            raise away()
        answer = parsed(reply.body) if reply.status == 200 else {}
        claims = self._claims(answer.get("id_token"))
        self._check_times(claims)
        if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
            raise refused("its answer is to another question")
        subject, session = text(claims, "sub"), claims.get("sid")
        if subject is None:
            raise refused("it names nobody")
        login = text(claims, "preferred_username") or text(claims, "email") or subject
        return Known(
            f"{self.issuer} {subject}",
            login,
            text(claims, "name") or login,
            self._roles(claims, answer.get("access_token")),
            f"{self.issuer} {session}" if isinstance(session, str) and session else None,
        )

    def signed_out(self, token: str) -> SignedOut:
        claims = self._claims(token)
        self._check_times(claims)
        events, subject, session = claims.get("events"), text(claims, "sub"), text(claims, "sid")
        if not isinstance(events, dict) or LOGOUT not in events or "nonce" in claims or not (subject or session):
            raise refused("this is no sign-out")
        return SignedOut(
            None if subject is None else f"{self.issuer} {subject}", None if session is None else f"{self.issuer} {session}"
        )

    def _roles(self, claims: dict[str, Any], access_token: Any) -> frozenset[str]:
        """Keycloak says roles in the access token unless told otherwise; another's may be opaque, and then says none."""
        if "realm_access" not in claims and isinstance(access_token, str) and access_token.count(".") == 2:
            try:
                found = self._signed(access_token)
            except Refused:
                found = {}
            same = found.get("iss") == self.issuer and found.get("sub") == claims.get("sub")
            claims = found if same and self.client in {found.get("azp"), found.get("client_id")} else {}
        realm = claims.get("realm_access")
        roles = realm.get("roles") if isinstance(realm, dict) else None
        return frozenset(one for one in roles if isinstance(one, str)) if isinstance(roles, list) else frozenset()

    def _claims(self, token: Any) -> dict[str, Any]:
        """Of a token that this provider signed for us."""
        claims = self._signed(token)
        audience = claims.get("aud")
        several = audience if isinstance(audience, list) else [audience]
        if claims.get("iss") != self.issuer or self.client not in several:
            raise refused("its answer is for somebody else")
        if (len(several) > 1 or "azp" in claims) and claims.get("azp") != self.client:
            raise refused("its answer is for somebody else")
        return claims

    def _check_times(self, claims: dict[str, Any]) -> None:
        now = self.now().timestamp()
        for name, early in (("exp", now - LEEWAY_S), ("iat", now - 86_400)):
            if not isinstance(claims.get(name), int) or claims[name] <= early:
                raise refused("its answer is too old")
        if claims["iat"] > now + LEEWAY_S or (isinstance(claims.get("nbf"), int) and claims["nbf"] > now + LEEWAY_S):
            raise refused("its answer is from the future; a clock is wrong")

    def _signed(self, token: Any) -> dict[str, Any]:
        if not isinstance(token, str) or not token or len(token) > MOST_SIGNS:
            raise refused("it did not sign anybody in")
        try:
            head = json.loads(base64.urlsafe_b64decode(token.split(".")[0] + "=="))
            kid = head.get("kid")
            if head.get("alg") not in SIGNED or not (kid is None or isinstance(kid, str)):
                raise refused("its answer is not signed as it must be")
            key = self._key(kid)
            try:
                return dict(jwt.decode(token, key, algorithms=list(SIGNED)).claims)
            except BadSignatureError:  # perhaps another key goes by the same name since
                return dict(jwt.decode(token, self._key(kid, other_than=key), algorithms=list(SIGNED)).claims)
        except (JoseError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise refused("its answer is not signed by it") from error

    def _key(self, kid: str | None, *, other_than: Key | None = None) -> Key:
        """Fetched again where it is not among those we know, or is the one that did not hold."""
        with self.reading:
            known, now = self.read, self.now()
            rested = known.keys_at is None or now - known.keys_at >= AGAIN
            old = known.keys_at is None or now - known.keys_at >= KEPT
            same = other_than is not None and other_than in known.keys.values()
            if old or (rested and (same or kid not in known.keys)):
                known.keys, known.keys_at = self._fetch_keys(), now
            if kid is None and len(known.keys) == 1:
                return next(iter(known.keys.values()))
            if kid not in known.keys:
                raise refused("its answer is signed with a key it does not show")
            return known.keys[kid]

    def _fetch_keys(self) -> dict[str | None, Key]:
        reply = self.door.ask(self._endpoint("jwks_uri"))
        if reply.status != 200:
            raise away()
        rows = parsed(reply.body).get("keys")
        found: dict[str | None, Key] = {}
        for row in rows if isinstance(rows, list) else ():
            if not isinstance(row, dict) or row.get("use", "sig") != "sig":
                continue
            try:
                key = KeySet.import_key_set({"keys": [row]}).keys[0]
            except (JoseError, ValueError, TypeError, KeyError):
                continue  # a key of a kind we do not know is not ours to use
            if isinstance(key, RSAKey | ECKey | OKPKey):
                found[row.get("kid")] = key
        return found

    def _endpoint(self, name: str) -> str:
        known, now = self.read, self.now()
        if known.about_at is None or now - known.about_at >= KEPT:
            reply = self.door.ask(self.issuer.rstrip("/") + "/.well-known/openid-configuration")
            about = parsed(reply.body) if reply.status == 200 else {}
            if not about:
                raise away()
            if about.get("issuer") != self.issuer:
                raise refused("it calls itself by another address than the one it was named by")
            known.about, known.about_at = about, now
        found = text(known.about, name)
        if found is None:
            raise away()
        self.door.check(found)
        return found


def parsed(body: bytes) -> dict[str, Any]:
    """Empty for anything but an object."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def text(claims: dict[str, Any], name: str) -> str | None:
    found = claims.get(name)
    return found if isinstance(found, str) and found else None


def refused(why: str) -> Refused:
    return Refused("provider_refused", what="The identity provider did not sign you in", why=why, do="try again from the start")


def away() -> Unavailable:
    return Unavailable(
        "provider_away",
        what="The identity provider could not be asked",
        why="it does not answer as it should",
        do="try again later",
    )
