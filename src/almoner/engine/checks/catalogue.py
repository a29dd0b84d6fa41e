"""Every check that runs, in order: what runs is what is written here."""

from almoner.engine.checks.a_arithmetic.a01_units_times_price import units_times_price
from almoner.engine.checks.a_arithmetic.a02_lines_not_total import lines_not_total
from almoner.engine.checks.a_arithmetic.a03_balance_not_sum import balance_not_sum
from almoner.engine.checks.a_arithmetic.a07_same_line_twice import same_line_twice
from almoner.engine.checks.base import Check

CATALOGUE: tuple[Check, ...] = (
    units_times_price,
    lines_not_total,
    balance_not_sum,
    same_line_twice,
)
