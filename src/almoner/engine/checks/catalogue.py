"""Every check that runs, in order: what runs is what is written here."""

from almoner.engine.checks.a_arithmetic.a01_units_times_price import units_times_price
from almoner.engine.checks.a_arithmetic.a02_lines_not_total import lines_not_total
from almoner.engine.checks.a_arithmetic.a03_balance_not_sum import balance_not_sum
from almoner.engine.checks.a_arithmetic.a04_payment_not_carried import payment_not_carried
from almoner.engine.checks.a_arithmetic.a06_billed_after_paid import billed_after_paid
from almoner.engine.checks.a_arithmetic.a07_same_line_twice import same_line_twice
from almoner.engine.checks.a_arithmetic.a08_nearly_same_line import nearly_same_line
from almoner.engine.checks.a_arithmetic.a09_same_charge_two_bills import same_charge_two_bills
from almoner.engine.checks.base import Check
from almoner.engine.checks.f_insurance.f01_bill_above_eob import bill_above_eob
from almoner.engine.checks.f_insurance.f02_discount_shifted import discount_shifted
from almoner.engine.checks.f_insurance.f04_late_claim_billed import late_claim_billed
from almoner.engine.checks.f_insurance.f06_deductible_taken_twice import deductible_taken_twice
from almoner.engine.checks.f_insurance.f07_coinsurance_too_high import coinsurance_too_high
from almoner.engine.checks.f_insurance.f08_above_yearly_maximum import above_yearly_maximum

CATALOGUE: tuple[Check, ...] = (
    units_times_price,
    lines_not_total,
    balance_not_sum,
    payment_not_carried,
    billed_after_paid,
    same_line_twice,
    nearly_same_line,
    same_charge_two_bills,
    bill_above_eob,
    discount_shifted,
    late_claim_billed,
    deductible_taken_twice,
    coinsurance_too_high,
    above_yearly_maximum,
)
