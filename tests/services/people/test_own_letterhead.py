"""One's own letterhead: no program touches it, each change has its line, and it goes with the account."""

from dataclasses import replace

import pytest

from almoner.engine.errors import NotAllowed, NotSignedIn
from almoner.engine.letters.letterhead import Letterhead
from almoner.engine.privacy.permissions import Action, Role
from almoner.services.people.letterheads import Letterheads


def test_each_account_has_its_own_and_a_line_for_each_change(house):
    heads, eve, ada = Letterheads(house.database), house.account("eve", Role.ADVOCATE), house.account("ada")
    made = heads.put(eve, name="Made-up Help Desk", lines=["1 Nowhere St"], mark="")
    assert made == heads.get(eve) == Letterhead("Made-up Help Desk", ("1 Nowhere St",))
    assert heads.get(ada) is None
    heads.remove(eve)
    assert heads.get(eve) is None
    assert [line for line in house.lines() if line[1] == "letterhead"] == [(eve.account, "letterhead", "done")] * 2


def test_no_program_sees_or_changes_it(house):
    heads, eve = Letterheads(house.database), house.account("eve")
    program = replace(eve, only=frozenset(Action))
    for deed in (heads.get, heads.remove, lambda caller: heads.put(caller, name="A", lines=[], mark="")):
        with pytest.raises(NotAllowed):
            deed(program)


def test_it_goes_with_the_account(house):
    heads, eve, operator = Letterheads(house.database), house.account("eve"), house.account("op", Role.OPERATOR)
    heads.put(eve, name="Made-up Help Desk", lines=[], mark="")
    house.accounts.close(operator, eve.account)
    assert house.database.read(lambda work: work.letterheads.get(eve.account)) is None
    with pytest.raises(NotSignedIn):
        heads.get(eve)
