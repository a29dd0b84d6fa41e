"""What is said when a person asks whether to pay now."""

from almoner.engine.reconcile.missing_papers import Lacks
from almoner.engine.wording.paying import pay_now


def audit(found=0, *kinds, lacks=()):
    return {
        "summary": {"findings": {"fact": 0, "question": found}},
        "documents": [{"kind": kind} for kind in kinds],
        "encounters": [{"missing": []}, {"missing": [{"lacks": one} for one in lacks]}],
    }


def test_who_has_something_to_ask_may_ask_first():
    assert list(pay_now(audit(1, "bill"))) == ["report_pay_ask_first"]


def test_finding_nothing_proves_nothing():
    assert list(pay_now(audit(0, "bill"))) == ["report_pay_no_error"]


def test_the_plans_answer_comes_first_where_it_is_missing():
    for lacks in (Lacks.EOB, Lacks.MEDICARE_NOTICE):
        assert list(pay_now(audit(1, lacks=[lacks]))) == ["report_pay_ask_first", "report_pay_wait_for_plan"]
    assert list(pay_now(audit(1, lacks=[Lacks.BILL, Lacks.ESTIMATE]))) == ["report_pay_ask_first"]


def test_a_collector_can_be_asked_for_proof():
    assert list(pay_now(audit(0, "bill", "collection"))) == ["report_pay_no_error", "report_pay_collector"]
