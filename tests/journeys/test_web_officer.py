"""A privacy officer's way through the web app, in Spanish and by keyboard, with a second proof: the journal first, then each list."""

from datetime import timedelta

import pytest

from almoner.adapters.clocks.system import now
from almoner.engine.privacy.permissions import Role
from tests.journeys.peopled import peopled, prove
from tests.journeys.web import Person, serving
from tests.made_up import text_bill

pytestmark = pytest.mark.story

MARKER = "Zebulonmark"
REASON = "la persona se desmayó en la ventanilla y hacía falta su plan"
TODAY = now().date()
BEFORE = TODAY - timedelta(days=20)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Somebody's folder, which a namesake at work opened in an emergency, and who was let in."""
    data = tmp_path_factory.mktemp("private") / "data"
    people = {"petra": [Role.PRIVACY_OFFICER], "robin": [Role.PERSON], "bea": [Role.BILLING_STAFF], "helga": [Role.ADVOCATE]}
    with peopled(data, **people) as clients:
        robin, bea = clients["robin"], clients["bea"]
        folder = robin.post("/api/v1/folders", json={"name": f"Bea {MARKER}"}).json()["id"]
        named = {"Content-Disposition": f'attachment; filename="{MARKER}.txt"'}
        robin.post(f"/api/v1/folders/{folder}/papers", content=text_bill(), headers=named)
        asked = {"to_login": "helga", "purpose": "help", "last_day": (TODAY + timedelta(days=30)).isoformat()}
        robin.post(f"/api/v1/folders/{folder}/grants", json=asked)
        assert bea.post(f"/api/v1/folders/{folder}/glass", json={"reason": REASON}).status_code == 201
        assert bea.get(f"/api/v1/folders/{folder}/papers").status_code == 200
        assert clients["helga"].get(f"/api/v1/folders/{folder}/papers").status_code == 200
    with serving(data, ALMONER_ACCOUNTS="yes") as one:
        yield one


def seen(one, name):
    """Looked at; no name of a folder or a paper is on it, and no sentence was left half filled."""
    assert MARKER not in one.page.run("document.documentElement.outerHTML"), name
    assert "{" not in one.text(), name
    return one.look(name)


def day(one, name, iso):
    """A field for a day in a Spanish browser page; the browser itself stays American."""
    return one.day(name, iso)


def test_the_officer_reads_the_journal_and_finds_it_whole(page, server):
    one = prove(Person(page, server, "es"), "petra")
    seen(one, "officer")
    one.push("El diario").at("journal").until("document.querySelector('main table tbody tr') !== null")
    seen(one, "journal")
    one.reach("Quién lo hizo")
    for sign in "Bea":
        one.press(sign)
    one.until("document.querySelector('#who').selectedOptions[0].innerText.startsWith('Bea')")
    one.push("Buscar").until("[...document.querySelectorAll('main tbody tr')].every(row => row.innerText.includes('Bea'))")
    assert "abrió por emergencia" in one.text()
    one.push("Repasarlo todo").until("document.querySelector('main').innerText.includes('El diario está completo.')")
    one.push("Firmar y bajar").until("document.querySelector('main').innerText.includes('Se firmó la cabeza')")
    seen(one, "journal-verified")
    one.open("/es/journal/?folder=fnone").until("document.querySelector('main').innerText.includes('No hay nada así.')")
    seen(one, "journal-empty")


def test_the_officer_looks_into_an_emergency_and_what_it_was_asked_about(page, server):
    one = Person(page, server, "es").open("/es/glass/")
    assert REASON in one.text()
    seen(one, "glass")
    one.push("Ya lo revisé").until("document.querySelector('main').innerText.includes('Se revisó el')")
    seen(one, "glass-seen")
    one.open("/es/snooping/")
    day(day(one, "Primer día", BEFORE.isoformat()), "Último día", TODAY.isoformat())
    one.push("Buscar").until("document.querySelector('#found') !== null")
    seen(one, "snooping")


def test_the_officer_hands_over_what_was_shown_and_writes_down_a_fax(page, server):
    one = Person(page, server, "es").open("/es/disclosures/")
    seen(one, "disclosures-none")
    one.reach("¿De quién son los papeles?")
    for sign in "Robin":
        one.press(sign)
    one.until("document.querySelector('main input[type=radio]') !== null").tick("Creada el")
    one.until("document.querySelector('#outside') !== null")
    assert "Helga" in one.text()
    assert "Bea" in one.text()
    seen(one, "disclosures")
    day(one, "¿Qué día salió?", BEFORE.isoformat())
    one.write("A quién", "Juzgado inventado, Calle Uno").write("Qué fue", "una cuenta").write("Para qué", "una citación")
    one.push("Anotarlo").until("document.querySelector('main').innerText.includes('Juzgado inventado')")
    seen(one, "disclosures-outside")


def test_the_officer_makes_a_breach_sheet_in_spanish(page, server):
    one = Person(page, server, "es").open("/es/breach/")
    day(one, "¿Qué día se halló?", TODAY.isoformat())
    day(day(one, "Primer día", BEFORE.isoformat()), "Último día", TODAY.isoformat())
    one.push("Hacer la hoja").until("document.querySelector('#sheet') !== null")
    told = one.text()
    assert "1. Qué datos eran, y cuántos" in told
    assert "4. Cuánto se redujo el riesgo" in told
    assert "Días que quedan: 60." in told
    seen(one, "breach")
    one.open("/es/yearly/")
    assert "No hay nada pendiente." in one.text()
    seen(one, "yearly")


def test_the_same_pages_in_english(page, server):
    one = Person(page, server)
    for name in ("journal", "snooping", "glass", "disclosures", "breach", "yearly", "keys"):
        one.open(f"/en/{name}/")
        if name == "journal":  # its lines come after the page
            one.until("document.querySelector('main table tbody tr') !== null")
        seen(one, name)


def test_an_officer_does_no_work_of_an_operator(page, server):
    one = Person(page, server)
    for name in ("tables", "jobs", "health"):
        one.open(f"/en/{name}/").until("document.querySelector('main [role=alert]') !== null")
        assert "This page is for other work than yours." in one.text(), name
