"""A person's whole way through the web app, by keyboard: from a paper to a letter that was sent, and what came back."""

import pytest

from tests.journeys.web import Person, made, serving
from tests.made_up import pdf_bill, text_bill

pytestmark = pytest.mark.story

LINES = [
    ("02/03/2026", "99213", "Made-up visit", 1, "200.00"),
    ("02/03/2026", "J1885", "Made-up injection", 1, "45.00"),
    ("02/03/2026", "J1885", "Made-up injection", 1, "45.00"),
    ("02/03/2026", "80053", "Made-up panel", 1, "4S.00"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(
        tmp_path_factory.mktemp("data"), ALMONER_MAIL_SERVER="127.0.0.1:9"
    ) as one:  # nobody is there, and nothing is due
        yield one


def test_a_paper_becomes_a_letter_by_keyboard_alone(page, server, tmp_path):
    paper, other = tmp_path / "made-up bill.pdf", tmp_path / "not mine.txt"
    paper.write_bytes(pdf_bill(lines=LINES, total="335.00"))
    other.write_bytes(text_bill(patient="Not Mine"))
    one = Person(page, server)
    one.open("/").at().look("start")
    one.push("Start with my papers").at("folders").look("folders-empty")
    one.somebody_new().look("add")
    one.hand_in(paper, other).until("document.body.innerText.match(/It is here\\./g)?.length === 2").look("add-here")
    one.push(": not mine.txt").until("!document.body.innerText.includes('not mine')")
    assert len(server.ask(f"/api/v1/folders/{one.place('folder')}/papers")["papers"]) == 1
    one.open("/en/folders/").until("document.body.innerText.includes('Nobody has read them yet.')").look("folders-waiting")
    one.push("Read my papers").at("add").until("document.querySelector('main fieldset input:checked') !== null").look(
        "add-kept"
    )
    one.push("Read my papers").at("confirm").look("confirm")
    assert "1 of 1" in one.text()
    for touched, shown in ((True, "none"), (False, "inline")):  # a finger has no use for letters of a keyboard
        page.call("Emulation.setTouchEmulationEnabled", enabled=touched)
        assert page.run("getComputedStyle(document.querySelector('main kbd')).display") == shown
    one.write("It says something else", "45.00").press("Enter").until(
        "document.body.innerText.includes('That was the last one')"
    )
    one.push("Back one").until("document.body.innerText.includes('1 of 1')")
    one.write("It says something else", "45.00").press("Enter").until(
        "document.body.innerText.includes('That was the last one')"
    )
    one.look("confirm-end").push("Check it now").at("findings").look("findings")
    assert "The same charge appears twice" in one.text()
    assert "Do I have to pay now?" in one.text()
    one.push("Write a letter about this").at("letters").look("letters")
    one.push("Write it").at("letter").until("document.querySelector('[aria-label=\"The letter\"]') !== null").look("letter")
    one.tick("I have read this letter").push("Yes, this is my letter").at("send").look("send")
    today = server.ask(f"/api/v1/folders/{one.place('folder')}/cases/{one.place('case')}")["today"]
    assert page.run("document.querySelector('#on').value") == today
    one.reach("Certified mail").press("ArrowDown").push("Keep this")
    one.until("document.body.innerText.includes('Noted: it went out on')").look("send-log")
    assert page.run("document.querySelector('main form')") is None
    one.reach("Take this back").press("Enter").until("!document.body.innerText.includes('Sent so far')")
    one.day("On which day?", today).push("Keep this").until("document.body.innerText.includes('Sent so far')")
    one.push("Back to this case").at("case").look("case")
    assert "Sent. Waiting for an answer." in one.text()
    one.push("What happened and what comes next").at("timeline").look("timeline")
    reply = tmp_path / "made-up new bill.pdf"
    reply.write_bytes(pdf_bill(lines=[*LINES[:2], LINES[0]], total="445.00"))
    one.push("Back to this case").at("case").push("Tell us what came back").at("reply").look("reply")
    one.hand_in(reply).hand_in(other).until("document.body.innerText.includes('not mine')").look("reply-chosen")
    one.push(": not mine.txt").day("On which day did it come?", "2026-11-21").push("Compare it").at("compare").look("compare")
    one.push("Say how it ended").at("outcome").look("outcome")
    one.write("How much?", "$45").day("On which day?", "2026-11-21").push("Keep this")
    one.until("document.body.innerText.includes('Kept.')").look("outcome-kept")
    one.tick("The case is over for me").write("How much?", "$45").day("On which day?", "2026-11-21").push("Keep this")
    one.at("timeline").look("closed")
    assert "They took it off the bill, $45.00" in one.text()
    one.open("/en/dates/").look("dates-of-cases")


def test_the_other_pages_of_a_case_are_for_everybody(page, server):
    one = Person(page, server).open("/en/help/")
    where = made(page)
    for name in ("folder", "sharing", "looks", "questions", "letters", "charity", "add", "phone"):
        one.open(f"/en/{name}/?{where}").look(f"case-{name}")
    other, where = Person(page, server, "es"), made(page, "es")
    for name in ("case", "findings", "timeline", "letter"):
        other.open(f"/es/{name}/?{where}").look(name)
    assert "Copia en español, para usted" in other.text()


def test_proof_in_one_file_a_phone_that_is_ended_and_dates_that_come(page, server):
    one = Person(page, server).open("/en/help/")
    where = made(page)
    one.open(f"/en/bundle/?{where}").look("bundle").push("Make the file")
    one.until("document.body.innerText.includes('The file is ready.')").look("bundle-there")
    got = page.run("fetch(document.querySelector('main a.go').href).then(said => said.headers.get('Content-Type'))")
    assert got == "application/pdf"
    one.open(f"/en/phone/?{where}").push("Show the square")
    one.until("document.querySelector('main img') !== null").look("phone-square").push("End it now")
    one.until("document.body.innerText.includes('This square is over.')").look("phone-over")
    one.open("/en/dates/").write("Your e-mail address", "robin@example.org").push("Start to remind me")
    one.until("document.body.innerText.includes('We remind you by E-mail. Days before: 7.')")
    one.push("Make a private address").until("document.querySelector('#calendar') !== null").look("dates-come")
    feed = page.run("fetch(document.querySelector('#calendar').value).then(said => said.text())")
    assert feed.startswith("BEGIN:VCALENDAR")
    one.open("/en/dates/")
    assert page.run("document.querySelector('#calendar')") is None
    one.push("End it").until("document.body.innerText.includes('Make a private address')")
    one.push("Stop reminding me").until("document.querySelector('#reminder-address') !== null").look("dates-off")
