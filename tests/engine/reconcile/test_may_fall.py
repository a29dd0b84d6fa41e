"""How far what was found may bring down what is asked, and which papers ask."""

from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.money import ZERO, Money
from almoner.engine.reconcile.may_fall import Effect, asking_now, may_fall

EFFECTS = st.builds(
    lambda group, low, more: Effect(group, Money(low), Money(low + more)),
    st.sampled_from(["g1", "g2"]), st.integers(0, 5000), st.integers(0, 5000),
)  # fmt: skip


def test_effects_about_the_same_money_count_once():
    same = [Effect("g1", Money(0), Money(1000)), Effect("g1", Money(200), Money(700))]
    assert may_fall(Money(5000), same) == (Money(200), Money(1000))


def test_effects_about_other_money_add_up_and_never_pass_what_is_asked():
    other = [Effect("g1", Money(100), Money(1000)), Effect("g2", Money(200), Money(4500))]
    assert may_fall(Money(9000), other) == (Money(300), Money(5500))
    assert may_fall(Money(5000), other) == (Money(300), Money(5000))
    assert may_fall(Money(5000), []) == (ZERO, ZERO)


@given(st.integers(0, 9000), st.lists(EFFECTS, max_size=5))
def test_the_interval_stays_in_order_and_within_what_is_asked(asked, effects):
    low, high = may_fall(Money(asked), effects)
    assert ZERO <= low <= high <= Money(asked)
    assert (low, high) == may_fall(Money(asked), list(reversed(effects)))


def paper(id, kind="bill", balance="100.00", on="2026-03-01", share=None):
    return {"id": id, "kind": kind, "balance": balance, "patient_responsibility": share, "statement_date": on}


def asking(*bills, encounters=()):
    return [(one["id"], str(amount)) for one, amount in asking_now({"bills": bills, "encounters": encounters})]


def test_only_what_asks_for_money_asks():
    assert asking(
        paper("b1"), paper("b2", balance="0.00"), paper("b3", balance=None), paper("b4", balance=None, share="7.00"),
        paper("b5", kind="eob"), paper("b6", kind="claim"), paper("b7", kind="collection", balance="9.00"),
    ) == [("b1", "100.00"), ("b4", "7.00"), ("b7", "9.00")]  # fmt: skip


def test_of_one_care_only_the_newest_bill_asks_and_no_collector_beside_it():
    care = {"bills": ["b1", "b2"], "collections": ["c1"]}
    papers = (paper("b1", on="2026-04-01"), paper("b2", on=None), paper("c1", kind="collection"))
    assert asking(*papers, encounters=[care]) == [("b1", "100.00")]


def test_a_collector_asks_where_no_bill_does():
    care = {"bills": ["b1"], "collections": ["c1"]}
    assert asking(paper("b1", balance="0.00"), paper("c1", kind="collection"), encounters=[care]) == [("c1", "100.00")]
