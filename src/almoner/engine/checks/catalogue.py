"""Every check that runs, in order: what runs is what is written here."""

from almoner.engine.checks.a_arithmetic.a01_units_times_price import units_times_price
from almoner.engine.checks.a_arithmetic.a02_lines_not_total import lines_not_total
from almoner.engine.checks.a_arithmetic.a03_balance_not_sum import balance_not_sum
from almoner.engine.checks.a_arithmetic.a04_payment_not_carried import payment_not_carried
from almoner.engine.checks.a_arithmetic.a06_billed_after_paid import billed_after_paid
from almoner.engine.checks.a_arithmetic.a07_same_line_twice import same_line_twice
from almoner.engine.checks.a_arithmetic.a08_nearly_same_line import nearly_same_line
from almoner.engine.checks.a_arithmetic.a09_same_charge_two_bills import same_charge_two_bills
from almoner.engine.checks.a_arithmetic.a11_patient_details_differ import patient_details_differ
from almoner.engine.checks.a_arithmetic.a12_may_ask_itemised import may_ask_itemised
from almoner.engine.checks.a_arithmetic.a13_may_be_misread import may_be_misread
from almoner.engine.checks.b_stay.b01_more_days_than_nights import more_days_than_nights
from almoner.engine.checks.b_stay.b02_outside_stay import outside_stay
from almoner.engine.checks.b_stay.b03_billed_before_stay import billed_before_stay
from almoner.engine.checks.base import Check
from almoner.engine.checks.c_coding.c01_not_paid_together import not_paid_together
from almoner.engine.checks.c_coding.c02_more_units_than_paid import more_units_than_paid
from almoner.engine.checks.c_coding.c03_panel_and_part import panel_and_part
from almoner.engine.checks.c_coding.c04_add_on_alone import add_on_alone
from almoner.engine.checks.c_coding.c05_visit_in_surgery_package import visit_in_surgery_package
from almoner.engine.checks.c_coding.c07_whole_and_parts import whole_and_parts
from almoner.engine.checks.c_coding.c15_code_not_valid import code_not_valid
from almoner.engine.checks.c_coding.c20_drug_units import drug_units
from almoner.engine.checks.c_coding.c22_several_blood_draws import several_blood_draws
from almoner.engine.checks.e_prices.e01_medicare_rate import medicare_rate
from almoner.engine.checks.e_prices.e02_above_posted_cash import above_posted_cash
from almoner.engine.checks.e_prices.e03_negotiated_range import negotiated_range
from almoner.engine.checks.f_insurance.f01_bill_above_eob import bill_above_eob
from almoner.engine.checks.f_insurance.f02_discount_shifted import discount_shifted
from almoner.engine.checks.f_insurance.f04_late_claim_billed import late_claim_billed
from almoner.engine.checks.f_insurance.f06_deductible_taken_twice import deductible_taken_twice
from almoner.engine.checks.f_insurance.f07_coinsurance_too_high import coinsurance_too_high
from almoner.engine.checks.f_insurance.f08_above_yearly_maximum import above_yearly_maximum
from almoner.engine.checks.g_surprise.g01_emergency_balance import emergency_balance
from almoner.engine.checks.g_surprise.g02_ancillary_balance import ancillary_balance
from almoner.engine.checks.g_surprise.g05_air_ambulance_balance import air_ambulance_balance
from almoner.engine.checks.g_surprise.g07_estimate_missing_or_late import estimate_missing_or_late
from almoner.engine.checks.g_surprise.g08_far_above_estimate import far_above_estimate
from almoner.engine.checks.g_surprise.g09_estimate_dispute import estimate_dispute
from almoner.engine.checks.h_public_payers.h01_above_limiting_charge import above_limiting_charge
from almoner.engine.checks.h_public_payers.h02_above_medicare_share import above_medicare_share
from almoner.engine.checks.h_public_payers.h05_qmb_billed import qmb_billed
from almoner.engine.checks.h_public_payers.h06_share_above_hospital_deductible import share_above_hospital_deductible
from almoner.engine.checks.h_public_payers.h08_itemized_statement import itemized_statement
from almoner.engine.checks.h_public_payers.h10_medicaid_patient_billed import medicaid_patient_billed
from almoner.engine.checks.i_charity_collections.i01_may_get_hospital_help import may_get_hospital_help
from almoner.engine.checks.i_charity_collections.i02_time_to_ask_for_help import time_to_ask_for_help
from almoner.engine.checks.i_charity_collections.i03_harsh_collection_too_early import harsh_collection_too_early
from almoner.engine.checks.i_charity_collections.i06_validation_notice import validation_notice

CATALOGUE: tuple[Check, ...] = (
    units_times_price,
    lines_not_total,
    balance_not_sum,
    payment_not_carried,
    billed_after_paid,
    same_line_twice,
    nearly_same_line,
    same_charge_two_bills,
    patient_details_differ,
    may_ask_itemised,
    may_be_misread,
    more_days_than_nights,
    outside_stay,
    billed_before_stay,
    not_paid_together,
    more_units_than_paid,
    panel_and_part,
    add_on_alone,
    visit_in_surgery_package,
    whole_and_parts,
    code_not_valid,
    drug_units,
    several_blood_draws,
    medicare_rate,
    above_posted_cash,
    negotiated_range,
    bill_above_eob,
    discount_shifted,
    late_claim_billed,
    deductible_taken_twice,
    coinsurance_too_high,
    above_yearly_maximum,
    emergency_balance,
    ancillary_balance,
    air_ambulance_balance,
    estimate_missing_or_late,
    far_above_estimate,
    estimate_dispute,
    above_limiting_charge,
    above_medicare_share,
    qmb_billed,
    share_above_hospital_deductible,
    itemized_statement,
    medicaid_patient_billed,
    may_get_hospital_help,
    time_to_ask_for_help,
    harsh_collection_too_early,
    validation_notice,
)
