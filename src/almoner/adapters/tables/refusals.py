"""Why a published file was not imported: one sentence each, naming the file and, where there is one, the column."""

from typing import Protocol

from almoner.engine.errors import Refused

AGAIN = "get the file again from its publisher, or tell us if the publisher has changed its layout"


class Named(Protocol):
    """What can be named to people."""

    @property
    def said(self) -> str: ...


def not_imported(member: Named, why: str, do: str = AGAIN, code: str = "table_not_imported") -> Refused:
    return Refused(code, what=f"{member.said} was not imported", why=why, do=do)


def another_column(member: Named, number: int, expected: str, found: str) -> Refused:
    """The heading of column `number`, from 1, is not the published one."""
    why = f'column {number} should be headed "{expected}" and is headed "{found[:60]}"'
    return not_imported(member, why, code="table_layout_changed")


def no_column(member: Named, expected: str) -> Refused:
    return not_imported(member, f'it has no column headed "{expected}"', code="table_layout_changed")


def wrong_cell(member: Named, row: int, column: str, value: str, wanted: str) -> Refused:
    """A cell of row `row`, from 1 as in the file, does not hold what its column should."""
    why = f'in row {row} the column "{column}" holds "{value[:40]}", which is not {wanted}'
    return not_imported(member, why, code="table_cell_wrong")


def was_cut(member: Named) -> Refused:
    return not_imported(member, "its last row is not complete: the file was cut", "get the file again", "table_cut")


def no_day(member: Named, wanted: str = "2026Q3") -> Refused:
    return not_imported(
        member,
        "neither the file nor its name says for which time it counts",
        f"keep the publisher's file name or add `--edition {wanted}`",
        "table_without_day",
    )


def another_time(member: Named, says: str, holds: str) -> Refused:
    return not_imported(
        member,
        f"it is named as {says}, but {holds}",
        "give it its own name back, or get the file again",
        "table_renamed",
    )


def no_setting(member: Named, choices: str) -> Refused:
    return not_imported(
        member,
        "neither the file nor its name says for which setting it counts",
        f"keep the publisher's file name or add `--setting` ({choices})",
        "table_without_setting",
    )
