"""How long things stay: to the last of their days, never under a hold, and never less than the least."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.privacy.retention import USUAL, Kept, Thing, chosen, due, oldest

TODAY = date(2026, 11, 21)


def thing(days_ago, kind=Kept.JOB, **more):
    return Thing(kind, f"j{days_ago}", TODAY - timedelta(days=days_ago), **more)


def test_on_its_last_day_it_is_still_kept():
    found = due([thing(89), thing(90), thing(91)], chosen({}), TODAY)
    assert [one.id for one in found] == ["j91"]
    assert oldest(Kept.JOB, chosen({}), TODAY) == TODAY - timedelta(days=90)


def test_a_person_s_folder_goes_only_where_an_operator_said_so_and_never_under_a_hold():
    folders = [thing(4000, Kept.FOLDER), thing(4001, Kept.FOLDER, held=True)]
    assert due(folders, chosen({}), TODAY) == ()
    assert oldest(Kept.FOLDER, chosen({}), TODAY) is None
    assert due(folders, chosen({Kept.FOLDER: 3650}), TODAY) == (folders[0],)


@pytest.mark.parametrize("kind", [kind for kind in Kept if kind is not Kept.JOURNAL])
def test_nobody_may_choose_less_than_the_least(kind):
    least = USUAL[kind].least
    assert chosen({kind: least})[kind] == least
    with pytest.raises(ValueError, match=f"at least {least} days"):
        chosen({kind: least - 1})


def test_the_journal_never_goes_by_itself():
    assert Kept.JOURNAL not in chosen({})
    assert USUAL[Kept.JOURNAL].least >= 7 * 365
    with pytest.raises(ValueError, match="never goes"):
        chosen({Kept.JOURNAL: 10_000})


@given(
    st.lists(st.tuples(st.sampled_from(list(Kept)), st.integers(0, 5000), st.booleans()), max_size=30), st.integers(365, 4000)
)
def test_what_is_due_is_older_than_its_days_and_not_held(given, folders):
    things = [Thing(kind, str(number), TODAY - timedelta(days=ago), held) for number, (kind, ago, held) in enumerate(given)]
    days = chosen({Kept.FOLDER: folders})
    gone = due(things, days, TODAY)
    assert not any(one.held or one.kind is Kept.JOURNAL for one in gone)
    for one in things:
        late = one.kind in days and (TODAY - one.since).days > days[one.kind]
        assert (one in gone) == (late and not one.held)
