"""A billing office over HTTP: its claim file goes in, the queue and the causes come out, marks stay with what they are about."""

import csv
import io
from datetime import date

import pytest

from almoner.engine.cases.case import AuditRead, Happened, Opened, OutcomeCame, OutcomeKind
from almoner.engine.money import Money
from almoner.engine.privacy.permissions import Role
from almoner.faces.http.office_csv import cell
from tests.faces.http.conftest import audited, put
from tests.faces.http.test_folders_and_papers import is_problem

DAY = "2026-11-21"
ITEMS = ("A4550", "J1885", "G0101", "Q0091")


def claims(count=24, doubled="J1885", fixed=()):
    """One claim a person; the line of one item stands twice on each, except on claims that were put right."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["Claim number", "Patient", "Member ID", "Date of service", "Revenue code", "Code", "Units", "Charge"])
    names = [
        f"{a}{b}o {c}{d}us"
        for a in ("Ba", "Ce", "Di", "Fo")
        for b in ("ku", "lo")
        for c in ("Me", "Nu", "Pe")
        for d in ("ti", "vo")
    ]
    for number in range(count):
        for item in ITEMS:
            line = [
                f"K{number:04d}",
                names[number],
                f"M{number:05d}",
                "08/03/2026",
                "0636",
                item,
                1,
                f"{40 + ITEMS.index(item)}.00",
            ]
            rows.writerows([line] * (2 if item == doubled and number not in fixed else 1))
    return out.getvalue().encode()


@pytest.fixture(scope="module")
def desk(server):
    """The folder and the address of an office's audit that is over; nothing is marked in it."""
    return office_of(server.client)


def office_of(client):
    folder = "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "October claims"}).json()["id"]
    put(client, folder, claims(), "claims.csv")
    audit = audited(client, folder, {"as_of": DAY})[0]
    assert audit.status_code == 200, audit.text
    return folder, "/api/v1/office/" + str(audit.url.path).removeprefix("/api/v1/")


def test_the_queue_is_by_reason_with_the_most_money_first(client, desk):
    reasons = client.get(desk[1] + "/queue?limit=3").json()["reasons"]
    first = reasons[0]
    assert (first["check"], first["name"], first["found"], first["open"]) == ("A07", "same_line_twice", 24, 24)
    assert first["at_stake"] == "984.00"
    assert len(first["items"]) == 3
    assert first["items"][0]["bill"].startswith("K00")
    assert first["items"][0] | {"id": "", "bill": "", "says": "", "title": ""} == {
        "id": "",
        "bill": "",
        "title": "",
        "says": "",
        "finding_class": "evidence",
        "class_says": "likely",
        "at_stake": "41.00",
        "state": "open",
        "still_there": False,
        "mark": None,
    }


def test_the_cause_is_the_item_and_is_said_in_both_languages(client, desk):
    found = client.get(desk[1] + "/root-causes").json()
    (cause,) = found["causes"]
    assert cause["group"] == {"by": "item", "key": ["J1885"], "item": None, "says": "Item J1885"}
    assert (cause["title"], cause["bar"]) == ("The same charge appears more than once", 100)
    assert (cause["checks"], cause["found"], cause["services"], cause["peers_found"], cause["peers"]) == (
        ["A07"],
        24,
        24,
        0,
        72,
    )
    assert (cause["at_stake"], cause["findings"], found["says"]) == ("984.00", 24, None)
    assert len(cause["examples"]) == 3
    assert cause["chance"].startswith("1e-")
    assert cause["says"].startswith("Look here first: item J1885.")
    assert client.get(desk[1] + "/root-causes?language=es").json()["causes"][0]["says"].startswith("Mire aquí primero: J1885.")


def test_every_group_can_be_counted(client, desk):
    rows = client.get(desk[1] + "/counts?by=department").json()["counts"]
    assert [(row["check"], row["group"]["key"], row["found"], row["services"], row["at_stake"]) for row in rows] == [
        ("A07", ["0636"], 24, 96, "984.00")
    ]


def test_what_was_read_and_what_was_not_stands_beside_what_was_found(client, desk):
    read = client.get(desk[1] + "/queue").json()["read"]
    assert read["says"] == "We read this. Files: 1. Bills: 24. Lines: 120."
    assert (read["lost"], read["doubts"]) == ([], [])
    assert "table" in {one["cause"] for one in read["not_checked"]}
    folder = "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "November claims"}).json()["id"]
    put(client, folder, claims(count=2).replace(b"08/03/2026", b"13/45/2026", 1), "claims.csv")
    put(client, folder, b"\x00" * 40, "nothing.csv")
    audit = audited(client, folder, {"as_of": DAY})[0]
    read = client.get("/api/v1/office/" + str(audit.url.path).removeprefix("/api/v1/") + "/queue?language=es").json()["read"]
    assert read["says"].startswith("Leímos esto. Archivos: 2.")
    assert any("13/45/2026" in one and "D2" in one for one in read["lost"])
    assert any(one.startswith("nothing.csv") for one in read["lost"])


def test_a_mark_holds_its_matter_when_the_file_comes_again(client):
    folder, home = office_of(client)
    first, second, third = [one["id"] for one in client.get(home + "/queue?check=A07").json()["reasons"][0]["items"][:3]]
    is_problem(client.put(f"{home}/findings/{first}/mark", json={"state": "not_an_error"}), 400, "reason_wanted")
    is_problem(client.put(f"{home}/findings/fnone/mark", json={"state": "repaired"}), 404, "no_such_finding")
    said = client.put(f"{home}/findings/{first}/mark", json={"state": "not_an_error", "reason": "given twice"}).json()
    assert (said["state"], said["reason"]) == ("not_an_error", "given twice")
    for one in (second, third):
        assert client.put(f"{home}/findings/{one}/mark", json={"state": "repaired"}).status_code == 200
    bills = {one["id"]: one["bill"] for one in client.get(home + "/queue?check=A07").json()["reasons"][0]["items"]}
    put(client, folder, claims(fixed=(int(bills[second][1:]),)), "claims-2.csv")
    papers = [one["id"] for one in client.get(folder + "/papers").json()["papers"] if one["name"] == "claims-2.csv"]
    again = "/api/v1/office/" + str(audited(client, folder, {"as_of": DAY, "papers": papers})[0].url.path).removeprefix(
        "/api/v1/"
    )
    items = {one["bill"]: one for one in client.get(again + "/queue?check=A07").json()["reasons"][0]["items"]}
    assert bills[second] not in items
    assert (items[bills[first]]["state"], items[bills[first]]["mark"]["reason"]) == ("not_an_error", "given twice")
    assert (items[bills[third]]["state"], items[bills[third]]["still_there"]) == ("open", True)
    only = client.get(again + "/queue?state=not_an_error").json()["reasons"]
    assert [(one["check"], one["found"], one["open"]) for one in only] == [("A07", 1, 22)]


def test_the_queue_is_narrowed_ordered_and_goes_on_by_the_server(client, desk):
    def bills(**asked):
        (reason,) = client.get(desk[1] + "/queue", params={"check": "A07", **asked}).json()["reasons"]
        return reason["found"], [one["bill"] for one in reason["items"]], reason["next"]

    found, first, further = bills(order="bill", limit=10)
    assert (found, first) == (24, [f"K{number:04d}" for number in range(10)])
    _, rest, end = bills(order="bill", limit=20, after=further)
    assert (rest, end) == ([f"K{number:04d}" for number in range(10, 24)], None)
    assert bills(least="41.00")[0] == 24
    assert client.get(desk[1] + "/queue?check=A07&least=41.01").json()["reasons"] == []
    is_problem(client.get(desk[1] + "/queue?least=41"), 400)
    spanish = client.get(desk[1] + "/queue?check=A07&language=es&limit=1").json()["reasons"][0]
    assert (spanish["title"], spanish["items"][0]["title"]) == ("El mismo cargo aparece más de una vez",) * 2


def test_a_finding_opens_to_its_lines_and_what_to_do(client, desk):
    item = client.get(desk[1] + "/queue?check=A07&order=bill&limit=1").json()["reasons"][0]["items"][0]
    one = client.get(f"{desk[1]}/findings/{item['id']}").json()
    assert (one["item"], one["check"]) == (item, "A07")
    assert [(line["bill"], line["code"], line["revenue_code"], line["charge"]) for line in one["lines"]] == [
        ("K0000", "J1885", "0636", "41.00")
    ] * 2
    assert sorted(line["at_stake"] or "" for line in one["lines"]) == ["", "41.00"]
    assert one["next_step"].startswith("Ask for the record")
    assert (one["bills"], one["item"]["class_says"], one["class_means"]) == (
        ["K0000"],
        "likely",
        "It is likely. The record will tell.",
    )
    assert one["settles"].startswith("The medical record")
    is_problem(client.get(f"{desk[1]}/findings/fnone"), 404, "no_such_finding")


def test_what_is_shown_comes_as_tables_in_which_no_cell_is_a_formula(client, desk):
    said = client.get(desk[1] + "/queue.csv?check=A07&order=bill")
    assert said.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(said.content.decode("utf-8-sig"))))
    assert (len(rows), rows[0]["bill"], rows[0]["at_stake"], rows[0]["state"]) == (24, "K0000", "41.00", "open")
    (row,) = csv.DictReader(io.StringIO(client.get(desk[1] + "/counts.csv").content.decode("utf-8-sig")))
    assert (row["by"], row["group"], row["found"], row["at_stake"]) == ("department", "0636", "24", "984.00")
    assert cell("=1+1") == "'=1+1"
    assert cell(None) == ""


def test_without_an_answer_there_is_no_queue(client, folder):
    is_problem(client.get(f"/api/v1/office/{folder.removeprefix('/api/v1/')}/audits/unone/queue"), 404, "no_such_audit")


def test_rates_are_counted_over_the_cases_one_may_see(server, client, desk):
    folder = desk[0].rpartition("/")[2]
    audit = desk[1].rpartition("/")[2]

    def fill(work):
        owner = work.folders.get(folder).owner
        work.accounts.change(owner, roles=[*work.accounts.get(owner).roles, Role.ADVOCATE])
        finding = next(one for one in work.audits.get(folder, audit).answer["findings"] if one["check"] == "A07")["id"]
        kinds = [OutcomeKind.CREDITED] * 4 + [OutcomeKind.REFUSED]
        for number, kind in enumerate(kinds):
            made = work.cases.add(folder, owner, Opened("A case", ()), id=f"c{number}")
            work.cases.append(folder, made.id, Happened(2, work.now, owner, AuditRead(audit, 0)))
            came = OutcomeCame(kind, date(2026, 11, 20), Money(100), finding if number else None)
            work.cases.append(folder, made.id, Happened(3, work.now, owner, came))
        more = work.cases.add(folder, owner, Opened("A case", ()), id="c9")
        work.cases.append(folder, more.id, Happened(2, work.now, owner, AuditRead(audit, 0)))
        work.cases.append(
            folder, more.id, Happened(3, work.now, owner, OutcomeCame(OutcomeKind.REFUNDED, date(2026, 11, 20), None, finding))
        )

    server.people.allow.database.write(fill)
    whole, one = sorted(client.get("/api/v1/office/success").json()["rates"], key=lambda rate: rate["check"] or "")
    assert (whole["check"], whole["decided"], whole["share"]) == (None, 1, None)
    assert whole["says"] == "There are too few to say how often it helped."
    assert (one["check"], one["payer"], one["helped"], one["decided"], one["share"], one["says"]) == (
        "A07",
        "unknown",
        4,
        5,
        "0.800",
        None,
    )
    assert (one["low"], one["high"], one["bar"]) == ("0.376", "0.964", [38, 80, 96])
    assert one["title"] == "The same charge appears twice"
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/office/success.csv").content.decode("utf-8-sig"))))
    assert [(row["check"], row["decided"], row["share"]) for row in rows] == [("A07", "5", "0.800"), ("", "1", "")]
