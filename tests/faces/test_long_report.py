"""A bill with hundreds of findings stays a report that a person can read, and says how many it only counts."""

from almoner.faces.cli.report import FIRST, IN_FULL, MOST_SHORT
from tests.faces.command import almoner

HEAD = "MADE-UP CLINIC\nPatient: Alex Example\nAccount: A-100\n\nDate        Code    Description       Units  Charge\n"
ROW = "02/{day:02}/2026  J{code}   THING {thing}           1  {price}.00\n"


def rows():
    for day in range(1, 29):
        for thing in range(10):
            yield ROW.format(day=day, code=1000 + thing * 7 + day * 11, thing=thing, price=10 + thing) * 2


def test_the_many_are_told_in_short_and_the_rest_counted(tmp_path):
    bill = tmp_path / "bill.txt"
    bill.write_text(HEAD + "".join(rows()))
    ran = almoner("audit", bill, "--as-of", "2026-11-21")
    assert ran.code == 0
    full = [line for line in ran.out.splitlines() if "What to do:" in line]
    assert len(full) == IN_FULL
    assert f"{IN_FULL + MOST_SHORT}. " in ran.out
    assert f"And {280 - IN_FULL - MOST_SHORT} more. Add --json" in ran.out
    assert FIRST < IN_FULL
    assert max(map(len, ran.out.splitlines())) <= 80
