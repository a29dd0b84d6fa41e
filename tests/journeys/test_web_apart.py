"""Two offices and two people in one case, by keyboard: each is asked about, answered, and handed on by its own name."""

from tests.journeys.web import Person
from tests.made_up import LINES, pdf_bill

SLIP = (*LINES[:3], ("02/04/2026", "80053", "Made-up panel", 1, "6O.5O"))
"""An amount with letters for noughts."""


def test_two_offices_and_two_people_are_told_apart(page, server, tmp_path):
    ana, ben = tmp_path / "ana.pdf", tmp_path / "ben.pdf"
    ana.write_bytes(pdf_bill(about="RIVERBEND MADE-UP HOSPITAL\n1 Oak Street\nColumbus, OH 43215", lines=SLIP))
    ben.write_bytes(pdf_bill(about="LAKESIDE MADE-UP HOSPITAL", patient="Ben Example", account="B-200", lines=SLIP))
    one = Person(page, server).open("/en/folders/")
    one.somebody_new().hand_in(ana, ben).until("document.body.innerText.split('It is here.').length === 3")
    one.push("Read my papers").at("confirm").look("apart-confirm")
    assert "1 of 2" in one.text()
    one.push("I am not sure").until("document.body.innerText.includes('2 of 2')")
    one.write("It says something else", "60.50").press("Enter").until("document.body.innerText.includes('What is not certain')")
    one.look("apart-confirm-end").push("Check it now").at("findings").look("apart-findings")
    assert "LAKESIDE MADE-UP HOSPITAL, for Ben Example" in one.text()
    one.push("Back to this case").at("case").look("apart-case")
    assert "things we read" not in one.text()  # what was left open is not asked again
    one.push("What is not certain on your papers").at("confirm").look("apart-open")
    one.push("Look at it again").until("document.body.innerText.includes('1 of 1')")
    one.push("Back to this case").at("case").push("Questions only you can answer").at("questions").look("apart-questions")
    told = one.text()
    assert "Is RIVERBEND MADE-UP HOSPITAL a non-profit?" in told
    assert "Is LAKESIDE MADE-UP HOSPITAL a non-profit?" in told
    one.reach("What kind of health plan")
    for _ in range(5):
        one.press("ArrowDown")
    for _ in range(3):  # of Alex's plan, of Ben's, and whether Riverbend is a non-profit
        one.reach("I am not sure")
    one.press("ArrowDown").push("Save and check again").at("findings").push("Back to this case").at("case")
    one.push("Questions only you can answer").at("questions").until("document.body.innerText.includes('What you told us')")
    one.look("apart-told")
    assert page.run("document.querySelector('#payers').value") == "self-pay"
    assert "Is LAKESIDE MADE-UP HOSPITAL a non-profit?" in one.text()
    one.push("Back to this case").at("case").push("All of it in one file").at("bundle").look("apart-bundle")
    assert "To RIVERBEND MADE-UP HOSPITAL, for Alex Example" in one.text()
    one.push("Make the file").until("document.body.innerText.includes('The file is ready.')")
    one.somebody_new().open("/en/folders/").until("document.querySelectorAll('article').length === 2").look("apart-folders")
    assert one.text().count("Robin Made-Up, made on ") == 2
