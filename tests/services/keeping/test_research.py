"""Research sees only who gave a grant for it, once for each bill, and each of them can read of it in the journal."""

import json
from datetime import date

import pytest

from almoner.engine.errors import NotAllowed
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Grant, Role
from almoner.engine.privacy.safe_harbor import SAFE_HARBOR, Dates, Expert, Method
from almoner.ports.entering import Caller
from almoner.services.keeping.research import Research
from tests.engine.privacy.test_safe_harbor import ANSWER, MARKER

EXPERT = Expert("Dr. Made Up", date(2026, 1, 2), "dates moved by person")


@pytest.fixture
def researcher(house):
    made = house.database.write(lambda work: work.accounts.add(login="r", name="r", roles=[Role.RESEARCHER]))
    return Caller(made.id, "test")


def folder(house, name, times=1):
    made = house.folders.make(house.me, name).id
    house.take_in(house.me, made, "bill.pdf", [b"made-up"])
    for _ in range(times):
        audit = house.audits.ask(house.me, made, None, {}).audit.id
        house.database.write(lambda work, audit=audit: work.audits.answer(made, audit, ANSWER))
    house.audits.ask(house.me, made, None, {})
    return made


def give(house, researcher, folder, purpose=Purpose.RESEARCH, **more):
    days = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31)} | more
    grant = Grant(researcher.account, folder, purpose, **days)
    house.database.write(lambda work: work.grants.add(house.me.account, grant))


def rows(house, caller, method=SAFE_HARBOR):
    return [json.loads(line) for line in b"".join(Research(house.allow, lambda most: 39)(caller, method)).splitlines()]


def test_only_those_who_gave_a_grant_for_it_and_each_bill_once(house, researcher):
    asked, other, over = folder(house, "asked", 2), folder(house, "other"), folder(house, "over")
    folder(house, "nobody asked")
    give(house, researcher, asked)
    give(house, researcher, other, purpose=Purpose.HELP)
    give(house, researcher, over, last_day=date(2026, 2, 1))
    head, *found = rows(house, researcher)
    assert head == {
        "schema": "almoner.research/1",
        "method": "safe harbor",
        "cite": "45 CFR 164.514(b)(2)",
        "dates": "year",
    }
    assert len(found) == 1
    assert "code" not in found[0]["lines"][0]
    assert MARKER not in json.dumps(found)
    me = researcher.account
    assert [line for line in house.lines() if line[0] == me] == [
        (me, "research export", asked, "done"),
        (me, "research export", me, "done"),
    ]


def test_codes_of_care_are_there_where_the_grant_includes_them(house, researcher):
    give(house, researcher, folder(house, "asked"), sensitive=True)
    assert rows(house, researcher)[1]["lines"][0]["code"] == "J1885"


def test_an_expert_s_method_goes_with_it_and_into_the_journal(house, researcher):
    made = folder(house, "asked")
    give(house, researcher, made)
    head, row = rows(house, researcher, Method(Dates.SHIFTED, EXPERT))
    assert (head["method"], head["words"], row["dated"]) == ("expert determination", EXPERT.method, "2026-01-20")
    [line] = house.database.read(lambda work: [one for one in work.entries.of_folder(made) if one.action == "research export"])
    sealed = bytes.fromhex(line.sealed)
    reason = house.database.read(lambda work: work.keyring.system().open_text(sealed, "journal", str(line.number), "sealed"))
    assert json.loads(reason)["expert"] == EXPERT.name


def test_an_erased_folder_is_not_there_and_others_may_not(house, researcher):
    made = folder(house, "asked")
    give(house, researcher, made)
    house.folders.erase(house.me, made)
    assert len(rows(house, researcher)) == 1
    with pytest.raises(NotAllowed):
        rows(house, house.me)
