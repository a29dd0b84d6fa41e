"""Every check that runs, in order: what runs is what is written here."""

from almoner.engine.checks.a_arithmetic.a01_units_times_price import units_times_price
from almoner.engine.checks.a_arithmetic.a07_same_line_twice import same_line_twice
from almoner.engine.checks.base import Check

CATALOGUE: tuple[Check, ...] = (
    units_times_price,
    same_line_twice,
)
