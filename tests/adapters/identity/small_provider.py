"""An OpenID provider in one thread, with Keycloak's paths and claims, that can be told to lie in every way."""

import base64
import hashlib
import hmac
import json
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

LOGOUT = "http://schemas.openid.net/event/backchannel-logout"


class SmallProvider:
    """`lies` are put over what it would truly say: claims, "alg", "key", "about", "down"."""

    def __init__(self, clock):
        self.clock, self.lies, self.codes, self.asked = clock, {}, {}, []
        self.person = {"sub": "u1", "preferred_username": "ada", "name": "Ada Made-Up", "sid": "sid-1"}
        self.roles, self.roles_in_access = ["almoner-person", "offline_access"], False
        self.rotate()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer(*outer.get(urlsplit(self.path).path))

            def do_POST(self):
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self.answer(*outer.token({key: value[0] for key, value in form.items()}, self.headers.get("Authorization")))

            def answer(self, status, body):
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}/realms/hospital"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def rotate(self, kid=None):
        self.key = RSAKey.generate_key(2048, {"kid": kid or uuid.uuid4().hex, "use": "sig"}, private=True)

    def get(self, path):
        self.asked.append(path)
        if self.lies.get("down"):
            return 503, {}
        if path.endswith("/.well-known/openid-configuration"):
            at = self.issuer + "/protocol/openid-connect"
            about = {"authorization_endpoint": at + "/auth", "token_endpoint": at + "/token", "jwks_uri": at + "/certs"}
            return 200, {"issuer": self.issuer} | about | self.lies.get("about", {})
        encryption = RSAKey.generate_key(2048, {"kid": "enc", "use": "enc"}, private=False).as_dict(private=False)
        return 200, {"keys": [encryption, {"kty": "unheard-of", "kid": "x"}, self.key.as_dict(private=False)]}

    def sign_in(self, address):
        """What a browser does there: gives the code and the state it comes back with."""
        query = {key: value[0] for key, value in parse_qs(urlsplit(address).query).items()}
        assert (query["response_type"], query["code_challenge_method"]) == ("code", "S256")
        code = uuid.uuid4().hex
        self.codes[code] = query
        return code, query["state"]

    def token(self, form, authorization):
        query = self.codes.pop(form["code"], None)
        shown = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        asked = base64.b64encode(b"almoner:s%3Acret").decode()
        if self.lies.get("down"):
            return 503, {}
        if query is None or shown != query["code_challenge"] or authorization != "Basic " + asked:
            return 400, {"error": "invalid_grant"}
        if form["redirect_uri"] != query["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        roles = {"realm_access": {"roles": self.roles}}
        said = self.person | {"nonce": query["nonce"]} | ({} if self.roles_in_access else roles)
        access = self.signed(self.person | roles | {"aud": "account", "azp": "almoner"}) if self.roles_in_access else "opaque"
        return 200, {"id_token": self.signed(said), "access_token": access, "token_type": "Bearer"}

    def signed(self, claims):
        now = int(self.clock().timestamp())
        whole = {"iss": self.issuer, "aud": "almoner", "iat": now, "exp": now + 300} | claims | self.lies.get("claims", {})
        whole = {key: value for key, value in whole.items() if value is not None}
        key = self.lies.get("key", self.key)
        head = {"alg": self.lies.get("alg", "RS256"), "kid": self.lies.get("kid", self.key.kid)}
        if head["alg"] == "RS256":
            return jwt.encode(head, whole, key)
        parts = (json.dumps(one).encode() for one in (head, whole))
        signed = ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)
        # "HS256" is the classic confusion: its public key as a shared secret. "none" is no signature at all.
        mark = (
            hmac.new(self.key.as_pem(private=False), signed.encode(), hashlib.sha256).digest()
            if head["alg"] == "HS256"
            else b""
        )
        return signed + "." + base64.urlsafe_b64encode(mark).rstrip(b"=").decode()

    def logout(self, **claims):
        """What it sends us when somebody signs out there."""
        return self.signed({"sub": "u1", "sid": "sid-1", "jti": uuid.uuid4().hex, "events": {LOGOUT: {}}} | claims)
