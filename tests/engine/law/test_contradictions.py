"""Wrong citations and numbers that other people print, and that must stay out of this house."""

from datetime import date, timedelta

import pytest

from almoner.adapters.rulebook import load_rulebook
from almoner.engine.law.authority import Mark, Side
from almoner.engine.law.deadlines import Asked, CannotReckon, Event, reckon
from almoner.engine.law.states import Topic

TODAY = date(2026, 11, 21)
BOOK = load_rulebook()
AUTHORITIES = dict(BOOK.authorities.entries)


def day(rule, event, on, **more):
    return reckon(BOOK.deadlines[rule], Asked(Event(event), date.fromisoformat(on), **more), TODAY)


def printed(*ids, payers=None, state=None, on=TODAY):
    return {authority.id for authority in BOOK.authorities.printable(ids, on, payers, state)}


def facts(state, topic, on=TODAY):
    return " ".join(f"{fact.cite}: {fact.says}" for fact in BOOK.states.printable(state, topic, on) or ())


def test_new_york_medical_debt_is_three_years_under_213_d():
    assert "CPLR 213-d: Three years" in facts("NY", Topic.LIMITATION)
    assert len(BOOK.states.lookup("NY", Topic.LIMITATION)) == 1
    assert not printed("ny-cplr-214-i", state="NY")
    assert day("new-york-medical-debt-suit", "service", "2022-03-01").last_day == date(2025, 3, 1)


def test_new_york_credit_reports_are_4926_for_providers_and_380_j_for_bureaus():
    assert printed("ny-phl-4926", "ny-gbl-380-j-f", "ny-gbl-380-t", state="NY") == {"ny-phl-4926", "ny-gbl-380-j-f"}
    assert AUTHORITIES["ny-phl-4926"].on_whom is Side.PROVIDER
    assert AUTHORITIES["ny-gbl-380-j-f"].on_whom is Side.BUREAU


@pytest.mark.parametrize("id", ["fr-90-3276", "fr-89-80715", "fr-89-83240-retrospective"])
def test_what_was_vacated_withdrawn_or_closed_is_not_printed(id):
    assert not printed(id)
    assert AUTHORITIES[id].effective_to < TODAY


def test_the_day_the_credit_rule_was_vacated_it_is_gone():
    assert not printed("fr-90-3276", on=date(2025, 7, 11))
    assert not printed("fr-89-80715", on=date(2025, 5, 12))


def test_the_plan_rule_is_never_cited_against_a_provider():
    for id in ("cfr-45-149-110", "cfr-45-149-120", "cfr-45-149-130"):
        assert AUTHORITIES[id].on_whom is Side.PLAN
        assert not AUTHORITIES[id].mark.is_printable
    for id in ("cfr-45-149-410", "cfr-45-149-420"):
        assert AUTHORITIES[id].on_whom is Side.PROVIDER


def test_the_estimate_is_due_in_one_or_three_business_days():
    assert day("gfe-delivery-1", "scheduling", "2026-11-16").last_day == date(2026, 11, 17)
    assert day("gfe-delivery-3", "request", "2026-11-16").last_day == date(2026, 11, 19)


def test_the_first_medicare_appeal_runs_from_receipt_not_from_the_printed_date():
    from_notice = day("medicare-redetermination", "notice", "2026-09-08")

    assert from_notice.last_day == day("medicare-redetermination", "receipt", "2026-09-13").last_day
    assert from_notice.counts_when.value == "received"


def test_a_medicare_advantage_appeal_is_65_days_from_the_notice_with_60_as_the_safe_day():
    reckoned = day("ma-reconsideration", "notice", "2026-11-02")

    assert reckoned.last_day == date(2026, 11, 2) + timedelta(days=65)
    assert reckoned.act_by == date(2026, 11, 2) + timedelta(days=59)  # day 60 is New Year


def test_part_d_is_60_days_from_receipt():
    assert day("part-d-redetermination", "receipt", "2026-11-02").last_day == date(2026, 11, 2) + timedelta(days=60)


def test_external_review_has_no_five_months():
    assert BOOK.deadlines["external-review"].length.number == 4


def test_observation_changes_of_the_past_can_no_longer_be_appealed():
    assert day("status-change-appeal-past-stays", "service", "2019-05-05").past is True
    with pytest.raises(CannotReckon):
        day("status-change-appeal-past-stays", "service", "2026-05-05")


def test_the_code_pair_table_binds_medicare_only():
    for id, authority in AUTHORITIES.items():
        if id.startswith(("cms-ncci", "cms-cpm", "cms-cr-")):
            assert authority.binds == {"medicare"}, id
    assert not printed("cms-ncci-mln1783722", payers={"commercial"})


def test_the_400_dollars_count_all_services_given_together_for_one_provider():
    assert "even those not on the estimate" in AUTHORITIES["cfr-45-149-620-a-2-iii"].says
    assert "that provider or facility" in AUTHORITIES["cfr-45-149-620-a-2-ii"].says


def test_no_sentence_sends_a_patient_to_the_plans_own_arbitration_or_promises_money():
    for authority in AUTHORITIES.values():
        words = authority.says.lower()
        assert "arbitration" not in words
        assert "you will" not in words
        assert "you owe" not in words


def test_the_application_time_is_cited_to_its_own_section():
    assert BOOK.deadlines["fap-application"].authority == ("cfr-26-1-501-r-1-b-3",)
    assert not printed("cfr-26-1-501-r-4-b-1-iv")


def test_day_240_alone_never_says_too_late():
    assert day("fap-application", "bill", "2025-01-02").past is None


def test_the_claim_file_is_not_asked_for_under_the_plan_papers_section():
    assert "booklet" in AUTHORITIES["usc-29-1024-b-4"].says
    assert "relevant to the claim" in AUTHORITIES["cfr-29-2560-503-1-h-2-iii"].says
    assert BOOK.amounts.lookup("plan-documents-penalty-a-day", TODAY).cents == 11000


def test_a_medicaid_plan_hearing_is_90_to_120_days():
    assert day("medicaid-plan-state-hearing", "notice", "2026-08-03").last_day == date(2026, 11, 1)
    assert day("medicaid-plan-state-hearing", "notice", "2026-08-03").past is None


def test_the_dispute_of_an_estimate_is_postmarked_and_runs_from_getting_the_bill():
    rule = BOOK.deadlines["ppdr-start"]

    assert rule.counts_when.value == "postmarked"
    assert rule.runs_from_receipt


def test_retroactive_medicaid_changes_in_2027():
    ids = ("usc-42-1396a-a-34", "pl-119-21-71112")

    assert printed(*ids) == {"usc-42-1396a-a-34"}
    assert printed(*ids, on=date(2027, 1, 1)) == {"pl-119-21-71112"}


def test_colorado_public_ambulances_are_not_protected():
    assert "public ones are not" in facts("CO", Topic.AMBULANCE)
    assert "25.5-4-414" not in facts("CO", Topic.AMBULANCE)


def test_the_illinois_ambulance_limit_starts_in_2027():
    assert facts("IL", Topic.AMBULANCE) == ""
    assert "356z.3a" in facts("IL", Topic.AMBULANCE, date(2027, 1, 1))
    assert not printed("il-215-ilcs-5-356z-3a", state="IL")


def test_georgia_ambulances_we_do_not_know():
    assert BOOK.states.printable("GA", Topic.AMBULANCE, TODAY) is None


def test_ambulance_sections_are_the_ones_that_were_read():
    said = " ".join(facts(state, Topic.AMBULANCE) for state in ("CA", "NY", "MD", "WA"))

    assert not any(wrong in said for wrong in ("1797.225", "PHL 4906", "15-1632", "48.49.030"))
    assert "48.49.200" in said
    assert "3221(l)(15)" in said


def test_texas_ambulances_until_the_end_of_august_2027():
    assert facts("TX", Topic.AMBULANCE)
    assert not facts("TX", Topic.AMBULANCE, date(2027, 9, 1))


def test_itemised_bill_myths():
    assert not facts("GA", Topic.ITEMISED_BILL)
    assert "7 days" not in facts("FL", Topic.ITEMISED_BILL)
    assert "not a patient's right" in facts("MA", Topic.ITEMISED_BILL)
    assert "not a federally qualified health center" in facts("TX", Topic.ITEMISED_BILL)
    assert not printed("fl-395-301", state="FL")


def test_california_hospital_help_is_400_percent():
    assert "400 percent" in facts("CA", Topic.CHARITY)
    assert "350" not in facts("CA", Topic.CHARITY)
    assert "150 days" not in facts("CA", Topic.CHARITY)


def test_illinois_written_contracts_are_ten_years():
    assert "13-206: Ten years" in facts("IL", Topic.LIMITATION)


def test_a_state_section_is_not_printed_for_another_state():
    assert not printed("tx-hsc-185-002", state="NY")
    assert not printed("tx-hsc-185-002")
    assert printed("tx-hsc-185-002", state="TX") == {"tx-hsc-185-002"}


def test_virginia_interest_starts_in_july_2026():
    assert not facts("VA", Topic.INTEREST, date(2026, 6, 30))
    assert "90 days" in facts("VA", Topic.INTEREST)


def test_marks_say_what_they_may():
    assert [mark.value for mark in Mark if mark.is_printable] == ["V", "V2"]
