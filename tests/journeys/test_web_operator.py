"""An operator's way through the web app by keyboard, with a second proof: and nothing of anybody's papers on any of the pages."""

import pytest

from almoner.engine.privacy.permissions import Role
from tests.journeys.peopled import peopled, prove
from tests.journeys.web import CUT, WHOLE, Person, serving
from tests.made_up import text_bill
from tests.published import addon_text

pytestmark = pytest.mark.story

MARKER = "Zebulonmark Quillfeather"
FOR_OPERATORS = ("health", "accounts", "tables", "jobs", "keys")
OPEN = "document.querySelector('main li button[aria-expanded=true]') !== null && document.querySelector('main li dl') !== null"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """With somebody's folder and a paper named after them, one job about it that ended well and one that failed."""
    data = tmp_path_factory.mktemp("operated") / "data"
    with peopled(data, olga=[Role.OPERATOR], oscar=[Role.OPERATOR], robin=[Role.PERSON]) as clients:
        robin = clients["robin"]
        folder = robin.post("/api/v1/folders", json={"name": MARKER}).json()["id"]
        named = {"Content-Disposition": f'attachment; filename="{MARKER}.txt"'}
        for content in (text_bill(), b"\x00" * 40):
            paper = robin.post(f"/api/v1/folders/{folder}/papers", content=content, headers=named).json()["id"]
            job = robin.post(f"/api/v1/folders/{folder}/audits", json={"papers": [paper]}).json()["job"]["id"]
            with robin.stream("GET", f"/api/v1/jobs/{job}/events") as stream:
                assert "event: over" in "".join(stream.iter_text())
    with serving(data, ALMONER_ACCOUNTS="yes") as one:
        yield one


def seen(one, name):
    """Looked at, and nothing of anybody on it."""
    assert MARKER.split(maxsplit=1)[0] not in one.page.run("document.documentElement.outerHTML"), name
    return one.look(name)


def test_an_operator_lets_somebody_in_and_brings_a_table(page, server, tmp_path):
    one = prove(Person(page, server), "olga")
    seen(one, "operator")
    one.push("Health of the machine").at("health")
    assert "We know of no backup" in one.text()
    seen(one, "health")
    one.push("Back to my work pages").at("work").push("Accounts").at("accounts")
    seen(one, "accounts")
    one.write("Login", "ivy").write("Name", "Ivy Made-Up").tick("Billing staff").push("Make the invitation")
    one.until("document.querySelector('#address') !== null")
    assert "/invited/" in page.run("document.querySelector('#address').value")
    one.until("document.querySelector('main').innerText.includes('Ivy Made-Up')")
    seen(one, "accounts-invited")
    one.write("Login", "ivy").tick("Billing staff").push("Make the invitation")
    one.until("document.querySelector('main').innerText.includes('Someone here has this login.')")
    assert page.run("document.querySelector('#address') === null")
    one.push("Look at Ivy Made-Up").until(OPEN)
    assert "The invitation was not taken yet." in one.text()
    one.tick("Researcher").push("Save these roles").until(
        "document.querySelector('main').innerText.includes('Billing staff, Researcher')"
    )
    one.push("Close the account").push("Yes, close it").until("document.querySelector('main').innerText.includes('Closed on')")
    seen(one, "accounts-closed")
    one.open("/en/accounts/").push("Look at Robin").until(OPEN)
    one.push("End all stays").push("Yes, end them").until("!document.querySelector('main').innerText.includes('Yes, end them')")
    one.push("Reset the second proof").push("Yes, reset it").until(
        "!document.querySelector('main').innerText.includes('Yes, reset it')"
    )
    seen(one, "accounts-open")
    one.open("/en/tables/")
    seen(one, "tables-none")
    before = one.text()
    file = tmp_path / "AOC_V2026Q3-MCR.txt"
    file.write_bytes(addon_text())
    one.hand_in(file).until("document.querySelector('main').innerText.includes('It is taken in.')")
    one.until("document.querySelector('main').innerText.includes('2026Q3')")
    assert one.text() != before
    one.push("Compare them now").until("document.querySelector('main').innerText.includes('All 1 are as they came.')")
    seen(one, "tables")
    (tmp_path / "none.txt").write_text("nothing like a table")
    one.hand_in(tmp_path / "none.txt").until("document.querySelector('main').innerText.includes('This file was not taken in.')")
    seen(one, "tables-refused")


def test_an_operator_sees_jobs_and_not_what_they_are_about(page, server):
    one = Person(page, server).open("/en/jobs/")
    one.until("document.querySelectorAll('main li.card').length >= 2")
    assert "Nothing is broken. Who handed it in was told why." in one.text()
    seen(one, "jobs")
    page.call("Network.emulateNetworkConditions", **CUT)
    one.until("document.querySelector('main [role=alert]') !== null")
    assert "We cannot reach Almoner right now." in one.text()
    page.call("Network.emulateNetworkConditions", **WHOLE)
    one.until("document.querySelector('main [role=alert]') === null && document.querySelectorAll('main li.card').length >= 2")
    assert "Try again" not in one.text()  # a wrong file stays a wrong file
    one.open("/en/keys/")
    assert "You have no keys." in one.text()
    seen(one, "keys-none")
    one.write("What is it for?", "a watching program").day(
        "Until which day?", page.run("document.querySelector('#key-until').max")
    )
    one.tick("look at health").push("Make the key").until("document.querySelector('#key') !== null")
    assert page.run("document.querySelector('#key').value").startswith("almoner_")
    one.until("document.querySelector('main li.card') !== null")
    seen(one, "keys")
    one.open("/en/keys/").push("End this key").push("End this key")
    one.until("document.querySelector('main').innerText.includes('You have no keys.')")


def test_pages_of_others_are_closed_to_an_operator_and_say_so(page, server):
    one = Person(page, server, "es")
    for name in ("journal", "disclosures", "snooping", "glass", "breach", "yearly"):
        one.open(f"/es/{name}/").until("document.querySelector('main [role=alert]') !== null")
        assert "Esta página es para otro trabajo" in one.text(), name
        seen(one, f"operator-{name}-closed")


def test_an_operator_reads_the_same_pages_in_spanish(page, server):
    one = Person(page, server, "es")
    for name in FOR_OPERATORS:
        one.open(f"/es/{name}/")
        seen(one, name)
        assert "{" not in one.text(), name
