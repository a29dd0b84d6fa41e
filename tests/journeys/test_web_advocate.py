"""An advocate's way through the web app, by keyboard: clients and their dates, a fax of forty pages, a form to act, a letterhead."""

import pytest

from almoner.engine.privacy.permissions import Role
from tests.adapters.readers.mixed_fax import PEOPLE, drawn, forty
from tests.faces.http.conftest import put
from tests.journeys.peopled import peopled, sign_in
from tests.journeys.web import Person, serving
from tests.made_up import text_bill

UNTIL = "2027-10-31"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Two people let Eve help: the case of one was read, that of the other not yet. Nobody lets Zoe."""
    data = tmp_path_factory.mktemp("desk") / "data"
    with peopled(data, ada=[Role.PERSON], eve=[Role.ADVOCATE], zoe=[Role.ADVOCATE, Role.BILLING_STAFF]) as clients:
        ada = clients["ada"]
        for who, promised in (("rosa", "2027-03-01"), ("tobias", "2027-02-01")):
            folder = "/api/v1/folders/" + ada.post("/api/v1/folders", json={"name": PEOPLE[who][0]}).json()["id"]
            given = {"to_login": "eve", "purpose": "help", "last_day": UNTIL, "helping": True}
            assert ada.post(folder + "/grants", json=given).status_code == 201
            paper = put(ada, folder, text_bill())
            at = (
                f"{folder}/cases/"
                + ada.post(folder + "/cases", json={"papers": [paper], "title": f"A stay of {who}"}).json()["id"]
            )
            said = {"on": "2026-11-20", "text": "they will call", "follow_up": promised}
            assert ada.post(at + "/notes", json=said).status_code == 200
        job = ada.post(at + "/audit", json={}).json()["audit"]["job"]["id"]
        with ada.stream("GET", f"/api/v1/jobs/{job}/events") as stream:
            assert "event: over" in "".join(stream.iter_text())
    with serving(data, ALMONER_ACCOUNTS="yes") as one:
        yield one


def test_clients_a_fax_a_form_and_a_letterhead(page, server, tmp_path):
    fax = tmp_path / "fax of today.pdf"
    fax.write_bytes(drawn(forty()))
    one = sign_in(Person(page, server), "eve").at("work").look("advocate-work")
    one.push("My clients").at("clients").look("advocate-clients")
    assert "Waits for you." in one.text()
    assert "Only this person says yes to a letter." in one.text()
    one.push("See all dates in one list").at("dates")
    one.look("advocate-dates").reach("Whose dates?").press("ArrowDown").press("ArrowDown")
    one.until("!document.querySelector('.line-of-days').innerText.includes('Tobias')")
    assert "Rosa Exampel" in one.text()
    one.open("/en/work/").push("Sort a mixed fax").at("fax").look("advocate-fax")
    one.hand_in(fax).until("document.body.innerText.includes('fax of today.pdf')").push("Sort the pages")
    one.until("document.body.innerText.includes('Whose papers are these?')").ready().look("advocate-fax-parted")
    assert "No name on this page" in one.text()
    assert "It may be: Nia Pretend, Rosa Exampel, Tobias Madeup." in one.text()
    one.reach("No name on this page, ")
    for sign in "Rosa":
        one.press(sign)
    one.push("Put them in their places")
    one.until(
        "!document.body.innerText.includes('They are on their way') && document.body.innerText.includes('It is there now')"
    )
    one.look("advocate-fax-there")
    assert "Nia Pretend" in one.text()  # who has no folder here stays in the fax
    places = page.run("[...document.querySelectorAll('main li.card')].map(one => one.innerText)")
    rosa = [each for each in places if "It is there now: Rosa Exampel" in each]
    assert any("No name on this page" in each for each in rosa)
    assert not any("Nia Pretend" in each and "It is there now" in each for each in places)
    one.open("/en/forms/").look("advocate-forms").push("Make the form").at("letter")
    one.until("document.querySelector('[aria-label=\"The letter\"]') !== null").look("advocate-form")
    assert "Permission to share my health information" in one.text()
    one.push("Fill in the blanks").write("Name of my helper", "Eve of the Help Desk").look("advocate-blanks").push(
        "Fill them in"
    )
    one.until("document.querySelector('[aria-label=\"The letter\"]').innerText.includes('with Eve of the Help Desk.')")
    one.open("/en/letterhead/").write("Name", "Made-up Help Desk").write("Address and phone", "1 Nowhere St").push("Save")
    one.until("document.body.innerText.includes('Your letterhead is kept.')").look("advocate-letterhead")
    one.open("/en/letterhead/").until("document.querySelector('#name').value === 'Made-up Help Desk'")


def test_one_with_several_roles_chooses_and_one_without_clients_is_told_how(page, server):
    one = sign_in(Person(page, server, "es"), "zoe").at("work").look("roles")
    assert "¿En qué quiere trabajar?" in one.text()
    one.push("Ayudo a otros con sus facturas").until("location.search === '?role=advocate'").ready()
    one.push("Mis clientes").at("clients").look("advocate-clients-none")
    assert "Nadie le deja ayudar aún." in one.text()
    one.open("/es/forms/").look("advocate-forms-none")
    one.open("/es/success/").look("success-none")
    one.open("/es/fax/?folder=pnone&audit=unone").until("document.querySelector('[role=alert]') !== null").look("fax-not-yours")
    one.open("/es/claims/").until("document.querySelector('form') !== null").look("claims-no-role")
    sign_in(one, "ada").at("")
    one.open("/es/work/").look("work-none")
    assert "Su cuenta no tiene páginas de trabajo." in one.text()
    page.call("Network.clearBrowserCookies")
