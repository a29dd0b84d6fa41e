"""The table of permissions: complete, closed by default, and the lines that must never open."""

from datetime import UTC, date, datetime

import pytest

from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import TABLE, Action, Grant, Role, Tie, is_allowed, sees_sensitive, tie_of

DAY = date(2026, 11, 21)
ABOUT_A_FOLDER = [one for one in Action if one.value.split()[0] in {"folder", "paper", "audit", "letter", "grant", "sensitive"}]


def grant(**changes):
    given = {"to": "a2", "folder": "p1", "purpose": Purpose.HELP, "first_day": DAY, "last_day": DAY}
    return Grant(**given | changes)


def test_every_action_has_an_entry_and_no_entry_is_open_to_nobody():
    assert set(TABLE) == set(Action)
    assert all(allowed.ties or allowed.roles for allowed in TABLE.values())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", [one for one in ABOUT_A_FOLDER if one not in {Action.FOLDER_MAKE, Action.FOLDER_HOLD}])
def test_no_role_opens_a_folder_without_a_tie_to_it(role, action):
    assert not is_allowed(action, [role], Tie.NONE)


@pytest.mark.parametrize("action", Action)
def test_an_operator_runs_the_machine_without_reading_papers(action):
    if is_allowed(action, [Role.OPERATOR]):
        assert action.value.split()[0] in {
            "account",
            "roles",
            "key",
            "editions",
            "jobs",
            "health",
            "backup",
            "secrets",
            "models",
            "collection",  # plans and laws, and only those that its owner lets them read
            "knowledge",
            "sessions",
            "proofs",
        }


def test_nobody_but_the_owner_sees_who_looked():
    assert [tie for tie in Tie if is_allowed(Action.FOLDER_LOOKS, list(Role), tie)] == [Tie.OWN]


def test_broken_glass_shows_and_changes_nothing():
    allowed = {action for action in ABOUT_A_FOLDER if is_allowed(action, [], Tie.GLASS)}
    assert allowed == {Action.FOLDER_SEE, Action.PAPER_SEE, Action.AUDIT_SEE}


@pytest.mark.parametrize("tie", [Tie.GRANTED, Tie.GLASS])
def test_who_was_let_in_to_look_changes_nothing(tie):
    assert {one.value.split()[1] for one in Action if is_allowed(one, list(Role), tie) and tie in TABLE[one].ties} == {"see"}


@pytest.mark.parametrize("action", [Action.LETTER_APPROVE, Action.PAPER_REMOVE, Action.FOLDER_ERASE, Action.GRANT_GIVE])
def test_who_helps_adds_and_prepares_and_takes_nothing_away(action):
    assert is_allowed(Action.PAPER_ADD, [], Tie.HELPING)
    assert is_allowed(Action.LETTER_CHANGE, [], Tie.HELPING)
    assert not is_allowed(action, [], Tie.HELPING)


@pytest.mark.parametrize(
    ("grants", "glass", "tie"),
    [
        ([], False, Tie.NONE),
        ([], True, Tie.GLASS),
        ([grant()], False, Tie.GRANTED),
        ([grant(acting=True)], False, Tie.ACTING),
        ([grant(), grant(helping=True)], False, Tie.HELPING),
        ([grant(helping=True), grant(acting=True)], False, Tie.ACTING),
        ([grant(to="a3")], False, Tie.NONE),
        ([grant(last_day=date(2026, 11, 20), first_day=date(2026, 1, 1))], False, Tie.NONE),
        ([grant(first_day=date(2026, 11, 22), last_day=date(2026, 12, 1))], False, Tie.NONE),
        ([grant(ended_at=datetime(2026, 11, 20, tzinfo=UTC))], False, Tie.NONE),
        ([grant(ended_at=datetime(2026, 11, 20, tzinfo=UTC))], True, Tie.GLASS),
    ],
)
def test_a_tie_counts_from_its_first_to_its_last_day(grants, glass, tie):
    assert tie_of("a2", "a1", grants, DAY, glass=glass) is tie


def test_the_owner_needs_no_grant():
    assert tie_of("a1", "a1", [], DAY) is Tie.OWN


def test_what_is_sensitive_is_shown_only_where_the_owner_included_it():
    assert sees_sensitive("a1", "a1", [], DAY)
    assert not sees_sensitive("a2", "a1", [grant()], DAY)
    assert sees_sensitive("a2", "a1", [grant(sensitive=True)], DAY)
    assert not sees_sensitive("a3", "a1", [grant(sensitive=True)], DAY)
