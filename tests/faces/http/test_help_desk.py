"""An advocate over HTTP: the people who let them help, forms to act for them, and a mixed fax of which each part goes to its folder."""

import io

import pypdfium2
import pytest

from almoner.assembly.settings import Settings
from almoner.engine.cases.case import CaseState
from almoner.engine.cases.waiting import Waits, waits_for
from almoner.engine.privacy.permissions import Role, Tie
from tests.adapters.readers.mixed_fax import PEOPLE, drawn, forty
from tests.faces.http.coming_in import signed_in
from tests.faces.http.conftest import audited, put, running
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import text_bill

UNTIL = "2027-10-31"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with running(Settings(str(tmp_path_factory.mktemp("desk")), accounts=True, per_minute=10**6)) as one:
        yield one


def let_in(owner, name, login, **more):
    """A folder of this name, which this login may see."""
    folder = "/api/v1/folders/" + owner.post("/api/v1/folders", json={"name": name}).json()["id"]
    asked = {"to_login": login, "purpose": "help", "last_day": UNTIL} | more
    assert owner.post(folder + "/grants", json=asked).status_code == 201
    return folder


@pytest.fixture(scope="module")
def fax(house):
    """An advocate, the folder and audit of a fax of forty pages, and a folder for each person named in it but one."""
    advocate, owner = signed_in(house, "eve", [Role.ADVOCATE]), signed_in(house, "ada", [Role.PERSON])
    places = {who: let_in(owner, PEOPLE[who][0], "eve", helping=True) for who in ("rosa", "tobias")}
    inbox = "/api/v1/folders/" + advocate.post("/api/v1/folders", json={"name": "Incoming faxes"}).json()["id"]
    paper = put(advocate, inbox, drawn(forty()), "fax.pdf")
    said, _ = audited(advocate, inbox, {"as_of": "2026-10-01"})
    assert said.status_code == 200, said.text
    return advocate, inbox, str(said.url.path), paper, places


def test_every_page_of_the_fax_is_in_one_part_or_left_over(fax):
    advocate, _, audit, paper, places = fax
    (found,) = advocate.get(audit + "/parts").json()["papers"]
    pages = [page for part in found["parts"] for page in part["pages"]] + [one["page"] for one in found["left"]]
    assert sorted(pages) == list(range(1, 41))
    truth = {}
    for number, sheet in enumerate(forty(), start=1):
        truth.setdefault(sheet.paper, (sheet.whose, set()))[1].add(number)
    assert {one["page"] for one in found["left"]} == truth[None][1]
    (spanish,) = advocate.get(audit + "/parts", params={"language": "es"}).json()["papers"]
    assert {one["says"] for one in spanish["left"]} == {
        f"La página {page} {'es la carátula de un fax' if 'cover' in why else 'está en blanco'}."
        for page, why in ((one["page"], one["why"]) for one in found["left"])
    }
    for part in found["parts"]:
        (paper_of,) = [name for name, (_, there) in truth.items() if set(part["pages"]) <= there]
        whose = truth[paper_of][0]
        assert part["person"] == (PEOPLE[whose][0] if whose else None)
        assert part["meant"] == (places[whose].rpartition("/")[2] if whose in places else None)
    (asks,) = [part for part in found["parts"] if part["person"] is None]
    assert sorted(asks["asks"]) == sorted(name for name, *_ in PEOPLE.values())
    assert (found["paper"], {one["name"] for one in found["places"]}) == (paper, {"Rosa Exampel", "Tobias Madeup"})


def test_a_part_lands_in_its_folder_once_and_nowhere_else(fax, house):
    advocate, inbox, audit, paper, places = fax
    (found,) = advocate.get(audit + "/parts").json()["papers"]
    part = next(one for one in found["parts"] if one["person"] == "Rosa Exampel" and len(one["pages"]) > 1)
    asked = {"pages": part["pages"], "to": places["rosa"].rpartition("/")[2], "name": "fax, a bill"}
    made = advocate.post(f"{inbox}/papers/{paper}/parts", json=asked)
    assert (made.status_code, made.json()["name"]) == (201, "fax, a bill.pdf")
    assert advocate.post(f"{inbox}/papers/{paper}/parts", json=asked).json() == made.json()
    (shown,) = advocate.get(audit + "/parts").json()["papers"]
    assert [one["pages"] for one in shown["parts"] if one["there"] == asked["to"]] == [part["pages"]]
    assert len(advocate.get(places["rosa"] + "/papers").json()["papers"]) == 1
    document = pypdfium2.PdfDocument(io.BytesIO(advocate.get(made.headers["Location"]).content))
    assert len(document) == len(part["pages"])
    assert "Rosa Exampel" in document[0].get_textpage().get_text_bounded()
    document.close()
    stranger = signed_in(house, "ida", [Role.PERSON])
    elsewhere = stranger.post("/api/v1/folders", json={"name": "Rosa Exampel"}).json()["id"]
    is_problem(advocate.post(f"{inbox}/papers/{paper}/parts", json=asked | {"to": elsewhere}), 403)
    is_problem(advocate.post(f"{inbox}/papers/{paper}/parts", json=asked | {"pages": [41]}), 404, "page_not_there")
    is_problem(stranger.post(f"{inbox}/papers/{paper}/parts", json=asked), 403)


def test_clients_come_with_the_next_day_and_for_whom_it_waits(house):
    advocate, owner = signed_in(house, "hal", [Role.ADVOCATE]), signed_in(house, "ben", [Role.PERSON])
    let_in(owner, "No case yet", "hal", acting=True)
    folder = let_in(owner, "Robin Made-Up", "hal", helping=True)
    paper = put(advocate, folder, text_bill())
    at = f"{folder}/cases/" + advocate.post(folder + "/cases", json={"papers": [paper], "title": "A stay"}).json()["id"]
    job = advocate.post(at + "/audit", json={}).json()["audit"]["job"]["id"]
    with advocate.stream("GET", f"/api/v1/jobs/{job}/events") as stream:
        assert "event: over" in "".join(stream.iter_text())
    first, second = sorted(advocate.get("/api/v1/clients").json()["clients"], key=lambda one: one["name"], reverse=True)
    assert (first["name"], first["until"], first["acting"], first["helping"]) == ("Robin Made-Up", UNTIL, False, True)
    (case,) = first["cases"]
    assert (case["title"], case["state"], case["waits"], case["audit"]) == ("A stay", "findings", "helper", True)
    assert case["step"]
    assert (second["name"], second["cases"], second["next"], second["acting"]) == ("No case yet", [], None, True)
    assert owner.get("/api/v1/clients").json() == {"clients": []}


@pytest.mark.parametrize(
    ("state", "tie", "waits"),
    [
        (CaseState.TO_APPROVE, Tie.HELPING, Waits.PERSON),
        (CaseState.TO_APPROVE, Tie.ACTING, Waits.HELPER),
        (CaseState.WAITING, Tie.HELPING, Waits.OTHERS),
        (CaseState.READING, Tie.HELPING, Waits.MACHINE),
        (CaseState.CLOSED, Tie.ACTING, Waits.NOBODY),
        (CaseState.CONFIRM, Tie.HELPING, Waits.HELPER),
        (CaseState.CONFIRM, Tie.GRANTED, Waits.PERSON),
    ],
)
def test_a_case_waits_for_one_who_can_go_on(state, tie, waits):
    assert waits_for(state, tie) is waits


def test_a_part_that_two_of_one_name_may_own_is_put_nowhere_by_itself(fax, house):
    advocate, _, audit, _, places = fax
    owner = signed_in(house, "twin", [Role.PERSON])
    twin = let_in(owner, PEOPLE["tobias"][0], "eve", helping=True)
    (found,) = advocate.get(audit + "/parts").json()["papers"]
    assert owner.delete(twin).status_code == 204
    his = [(one["meant"], one["several"]) for one in found["parts"] if one["person"] == PEOPLE["tobias"][0]]
    hers = {(one["meant"], one["several"]) for one in found["parts"] if one["person"] == PEOPLE["rosa"][0]}
    assert (set(his), hers) == ({(None, True)}, {(places["rosa"].rpartition("/")[2], False)})


def test_who_was_let_in_to_look_may_only_look_and_is_told_why(house):
    """Without a word of helping nothing is added, and the refusal says that the share is there and does not reach so far."""
    advocate, owner = signed_in(house, "lou", [Role.ADVOCATE]), signed_in(house, "olive", [Role.PERSON])
    folder = let_in(owner, "Olive Made-Up", "lou")
    paper = put(owner, folder, text_bill())
    assert advocate.get(folder + "/papers").json()["papers"][0]["id"] == paper
    (client,) = advocate.get("/api/v1/clients").json()["clients"]
    assert (client["acting"], client["helping"]) == (False, False)
    assert advocate.get(folder).json()["may"] == [
        "folder see",
        "paper see",
        "audit see",
        "letter see",
        "case see",
        "office see",
    ]
    for refused in (
        advocate.post(folder + "/papers", content=text_bill(), headers={"Content-Disposition": "attachment; filename=b.txt"}),
        advocate.post(folder + "/cases", json={"papers": [paper]}),
        advocate.delete(f"{folder}/papers/{paper}"),
        advocate.get(folder + "/looks"),
        advocate.get(folder + "/export"),
    ):
        is_problem(refused, 403, "beyond_share")
    assert len(owner.get(folder + "/papers").json()["papers"]) == 1
    assert {"paper add", "paper remove", "folder looks", "folder erase"} <= set(owner.get(folder).json()["may"])


def test_forms_to_act_for_somebody_are_named_in_both_languages(house):
    advocate = signed_in(house, "eve", [Role.ADVOCATE])
    forms = advocate.get("/api/v1/forms").json()["forms"]
    assert forms[0]["kind"] == "share-my-records"
    assert len(forms) == 4
    assert all(one["aloud"] for one in forms)
    assert (
        advocate.get("/api/v1/forms?language=es").json()["forms"][0]["title"]
        == "Permiso para compartir mi información de salud"
    )
