"""Signing in through a real OpenID provider (oidc-provider in Keycloak's place), both as processes, with one person's browser."""

import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.adapters.stores.servers import free_port

ROOT = Path(__file__).parents[3]
MODULES = ROOT / ".browser" / "node_modules"
SCRIPT = ROOT / "tests" / "adapters" / "identity" / "real_provider.mjs"


@contextmanager
def process(words, **environment):
    """A process, once it has said its first line."""
    ran = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=os.environ | environment)
    try:
        assert ran.stdout.readline()
        yield ran
    finally:
        ran.terminate()
        ran.communicate(timeout=30)


@pytest.fixture
def there(tmp_path):
    """Our address and the provider's, both running."""
    if shutil.which("node") is None or not (MODULES / "oidc-provider").exists():
        pytest.skip("oidc-provider is not here: make test brings it with npm, and it needs node")
    theirs, ours = free_port(), free_port()
    here = f"http://localhost:{ours}"
    named = {
        "KEYCLOAK_URL": f"http://127.0.0.1:{theirs}",
        "KEYCLOAK_REALM": "hospital",
        "KEYCLOAK_CLIENT_ID": "almoner",
        "KEYCLOAK_CLIENT_SECRET": "s:cret",
        "ALMONER_HOSTS": "127.0.0.1",
    }
    serve = [sys.executable, "-m", "almoner.faces.cli.main", "--data", str(tmp_path / "data"), "serve", "--accounts"]
    with process(["node", str(SCRIPT), str(MODULES), str(theirs), here]), process([*serve, "--port", str(ours)], **named):
        yield here, f"http://127.0.0.1:{theirs}/realms/hospital"


class Person:
    """One browser, that follows wherever it is sent and fills in what it is shown there."""

    def __init__(self):
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.opener.addheaders = [("Accept", "text/html"), ("User-Agent", "a test's browser")]

    def open(self, address, **form):
        data = urllib.parse.urlencode(form).encode() if form else None
        try:
            with self.opener.open(address, data, timeout=30) as said:
                return said.url, said.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.url, error.read().decode()

    def sign_in(self, here, login):
        address, page = self.open(here + "/sign-in/provider")
        for _ in range(4):  # who one is, then whether Almoner may know
            found = re.search(r'<form[^>]* action="([^"]+)"', page)
            if address.startswith(here) or found is None:
                break
            prompt = re.search(r'name="prompt" value="(\w+)"', page)[1]
            asked = {"prompt": prompt} | ({"login": login, "password": "any"} if prompt == "login" else {})
            address, page = self.open(urllib.parse.urljoin(address, found[1]), **asked)
        return address, page


def starts(here):
    """Where one lands: a plain page, or the web app's first one where that was built."""
    return {here + path for path in ("/", "/en/")}


def test_a_person_comes_in_and_goes_out_where_the_institution_says_so(there):
    here, provider = there
    ada, other = Person(), Person()
    assert ada.sign_in(here, "ada")[0] in starts(here)
    assert "You are signed in as Ada Made-Up." in ada.open(here + "/account")[1]
    assert other.sign_in(here, "ada")[0] in starts(here)
    _, page = ada.open(provider + "/protocol/openid-connect/logout")
    token = re.search(r'name="xsrf" value="(\w+)"', page)[1]
    ada.open(provider + "/protocol/openid-connect/logout/confirm", xsrf=token, logout="yes")
    assert ada.open(here + "/account/stays")[0].startswith(here + "/sign-in")
    assert other.open(here + "/account/stays")[0] == here + "/account/stays"
    assert ada.sign_in(here, "ada")[0] in starts(here)


def test_who_has_no_role_there_does_not_come_in_here(there):
    here, _ = there
    person = Person()
    _, page = person.sign_in(here, "nobody")
    assert "You have no part here yet." in page
    assert person.open(here + "/account/stays")[0].startswith(here + "/sign-in")
