"""An advocate's one list: the open cases of every folder one may look into today, and no other."""

from datetime import date, timedelta

import pytest

from almoner.adapters.chance.system import new_id
from almoner.adapters.rulebook import load_rulebook
from almoner.engine.cases.case import Noted
from almoner.engine.errors import NotAllowed
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Action, Grant
from almoner.ports.entering import Caller
from almoner.services.cases.all_dates import AllDates
from almoner.services.cases.cases import Cases
from almoner.services.cases.view import View

DAY = date(2026, 11, 21)


@pytest.fixture
def made(house):
    """A folder of mine with an open case and a closed one, and one of the stranger's without any."""
    view = View(load_rulebook)
    house.cases, house.dates = Cases(house.allow, view, new_id), AllDates(house.allow, view)
    house.folder = house.folders.make(house.me, "Ada").id
    house.folders.make(house.stranger, "Eve")
    house.open = house.cases.make(house.me, house.folder, "Visit", [])
    house.cases.note(house.me, house.folder, house.open.id, Noted(DAY, "they call back", DAY + timedelta(days=9)))
    other = house.cases.make(house.me, house.folder, "Old", [])
    house.cases.change(house.me, house.folder, other.id, title=None, closed=True, version=1)
    return house


def grant(house, first, last):
    given = Grant(house.stranger.account, house.folder, Purpose.HELP, first, last)
    return house.database.write(lambda work: work.grants.add(house.me.account, given)).id


def seen(house, caller):
    return [(one.folder.id, [view.id for view in one.cases]) for one in house.dates(caller)]


def test_ones_own_open_cases_are_in_it(made):
    assert seen(made, made.me) == [(made.folder, [made.open.id])]
    assert seen(made, made.stranger) == []


def test_a_grant_lets_them_in_while_it_counts(made):
    grant(made, DAY - timedelta(days=9), DAY - timedelta(days=1))
    assert seen(made, made.stranger) == []
    id = grant(made, DAY, DAY + timedelta(days=9))
    assert seen(made, made.stranger) == [(made.folder, [made.open.id])]
    assert (made.stranger.account, "case see", made.folder, "done") in made.lines()
    made.database.write(lambda work: work.grants.end(id))
    assert seen(made, made.stranger) == []


def test_a_program_sees_it_only_with_a_key_for_it(made):
    for actions, allowed in (({Action.CASE_SEE}, True), ({Action.PAPER_SEE}, False)):
        program = Caller(made.me.account, "test", only=frozenset(actions))
        if allowed:
            assert len(seen(made, program)) == 1
        else:
            with pytest.raises(NotAllowed):
                made.dates(program)


def test_who_has_no_account_is_told_nothing(made):
    with pytest.raises(NotAllowed):
        made.dates(Caller("a-none", "test"))
