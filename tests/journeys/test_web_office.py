"""A billing office's way through the web app, by keyboard: own bills in, the queue, one finding marked, and what to change first."""

import csv
import io

from tests.faces.http.test_billing_office import claims
from tests.journeys.web import Person


def test_bills_go_in_and_come_out_as_a_queue_with_causes(page, server, tmp_path):
    file = tmp_path / "october.csv"
    file.write_bytes(claims())
    one = Person(page, server).open("/en/settings/").push("Work pages").at("work").look("office-roles")
    one.push("I check our own bills").until("location.search !== ''").ready().push("Check our bills").at("office")
    one.look("office-none").write("What do you call them?", "October claims")
    one.hand_in(file).until("document.body.innerText.includes('october.csv')").look("office-chosen").push("Check these bills")
    one.until("document.body.innerText.includes('See what to change first')").ready().look("office-queue")
    assert "The same charge appears more than once" in one.text()
    assert "$984.00" in one.text()
    assert "We read this. Files: 1. Bills: 24. Lines: 120." in one.text()
    one.push("See what to change first").at("causes").look("office-causes")
    assert "1. Item J1885" in one.text()
    assert page.run("document.querySelectorAll('.bars rect.bar').length") >= 1
    drawn = page.run("[...document.querySelectorAll('.bars li')].map(one => one.innerText)")
    rows = page.run("[...document.querySelectorAll('table.rows tbody tr')].map(one => one.innerText)")
    assert any("Department 0636" in one and "$984.00" in one for one in drawn)
    assert any("Department 0636" in one and "$984.00" in one for one in rows)
    one.reach("Count by").press("ArrowDown").until("location.search.includes('by=item')").ready().look("office-causes-item")
    one.push("All reasons").at("queue").push("The same charge appears more than once").until(
        "location.search.includes('check=A07')"
    )
    one.ready().until("document.querySelector('#order') !== null").look("office-reason")
    table = page.run("fetch(document.querySelector('main a[href*=\".csv\"]').href).then(said => said.text())")
    assert len(list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))) == 24
    one.push("Show only some").write("From how much on?", "41.01").push("Show these").until(
        "document.body.innerText.includes('nothing of this kind')"
    )
    one.look("office-narrowed").push("All reasons").ready()
    one.push("The same charge appears more than once").until("location.search.includes('check=A07')").ready()
    one.push("K0").at("found").look("office-finding")
    assert "J1885" in one.text()
    one.reach("Open").press("ArrowDown").press("ArrowDown").write("Why is it not an error?", "given twice").push("Save")
    one.until("document.body.innerText.includes('Your mark is kept.')").look("office-marked")
    one.push("Back to this reason").at("queue").until("document.body.innerText.includes('23 of 24 are open')")
    one.open("/en/office/").push("October claims").until("document.body.innerText.includes('Checked on')").ready().look(
        "office-batch"
    )
    one.open("/en/success/").look("office-success")


def test_what_is_not_there_and_what_fails_is_said(page, server):
    one = Person(page, server, "es")
    one.open("/es/queue/?folder=pnone&audit=unone").until("document.querySelector('[role=alert]') !== null").look(
        "queue-not-yours"
    )
    one.open("/es/causes/?folder=pnone&audit=unone").until("document.querySelector('[role=alert]') !== null").look(
        "causes-not-yours"
    )
    one.open("/es/found/?folder=pnone&audit=unone&finding=fnone").until("document.querySelector('[role=alert]') !== null")
    one.look("found-not-yours")
