"""A corrected bill beside the old one: what went, what came, what quietly rose, and what nobody can say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.adapters.messages import load_messages
from almoner.engine.bill import Bill, BillKind, Line, Patient, Promise, PromiseKind, Provider, Row, RowKind
from almoner.engine.cases.compared import Point, Side, Standing
from almoner.engine.cases.comparing import compare
from almoner.engine.cases.same_line import paired
from almoner.engine.findings import Class, Deadline
from almoner.engine.money import Money

DAY = date(2026, 2, 3)
AS_OF = date(2026, 4, 1)
MESSAGES = load_messages()
CLINIC = Provider(name="Made-Up Clinic", npi="1234567893")


SUMS = frozenset({"balance", "total_charges", "previous_balance", "patient_paid", "patient_responsibility"})


def line(id, charge, code="J1885", **more):
    facts = {"day": DAY, "units": Decimal(1), "description": f"made-up {code}"} | more
    return Line(id=id, code=code, charge=None if charge is None else Money.of(charge), **facts)


def bill(id, *lines, account="A-100", name="Alex Example", **more):
    sums = {key: Money.of(one) for key, one in more.items() if key in SUMS}
    return Bill(id=id, provider=CLINIC, patient=Patient(name=name, account=account), lines=lines, **(more | sums))


def compared(old, new, **sides):
    before = Side(bills=old if isinstance(old, tuple) else (old,), points=sides.get("points", ()))
    after = Side(
        bills=new if isinstance(new, tuple) else (new,), points=sides.get("found", ()), promises=sides.get("promises", ())
    )
    result = compare(before, after, as_of=AS_OF)
    for language in ("en", "es"):  # every key has its words, and every slot its value
        for one in (*result.noted, *result.points):
            assert MESSAGES.render(one.says, "says", language)
    return result


def told(result):
    return [(one.says.key, one.sure) for one in result.noted]


def test_a_line_taken_off_is_told_and_the_sums_that_fell():
    old = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"), balance="250.00", total_charges="250.00")
    new = bill("b2", line("m2", "50.00", "80053"), balance="50.00", total_charges="50.00")
    result = compared(old, new)
    assert told(result) == [("cmp_total_down", True), ("cmp_balance_down", True), ("cmp_line_gone", True)]
    assert result.noted[-1].old == ("l1",)
    assert (result.beside[0].asked_before, result.beside[0].asked_now) == (Money(25000), Money(5000))


def test_the_same_bill_in_another_order_changed_nothing():
    old = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"), line("l3", "200.00"), balance="450.00")
    new = bill("b2", line("m1", "200.00"), line("m2", "200.00"), line("m3", "50.00", "80053"), balance="450.00")
    assert told(compared(old, new)) == [("cmp_nothing_changed", True)]


def test_of_equal_twins_one_is_gone_and_one_is_left():
    old = bill("b1", line("l1", "200.00"), line("l2", "200.00"))
    result = compared(old, bill("b2", line("m1", "200.00")))
    assert [(one.says.key, one.says.args["left"]) for one in result.noted] == [("cmp_fewer_lines", 1)]


def test_equal_lines_are_told_once_with_their_number():
    old = bill("b1", *(line(f"l{n}", "200.00") for n in range(3)), line("l9", "50.00", "80053"))
    new = bill("b2", line("m9", "50.00", "80053"), *(line(f"m{n}", "30.00", "99070") for n in range(2)))
    result = compared(old, new)
    assert [(one.says.key, len(one.old), len(one.new), one.amount) for one in result.noted] == [
        ("cmp_lines_gone", 3, 0, Money(60000)),
        ("cmp_lines_new", 0, 2, Money(6000)),
    ]


def test_a_line_that_a_credit_takes_off_is_still_listed():
    old = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"))
    new = bill("b2", line("m1", "200.00"), line("m2", "-200.00"), line("m3", "50.00", "80053"))
    assert told(compared(old, new)) == [("cmp_line_taken_back", True)]


def test_a_line_set_to_nothing_costs_less_now():
    old = bill("b1", line("l1", "200.00"))
    assert told(compared(old, bill("b2", line("m1", "0.00")))) == [("cmp_charge_down", True)]


def test_units_and_charge_that_rose_are_each_told():
    old = bill("b1", line("l1", "100.00"), balance="100.00")
    new = bill("b2", line("m1", "150.00", units=Decimal(3)), balance="150.00")
    assert told(compared(old, new)) == [("cmp_balance_up", True), ("cmp_charge_up", True), ("cmp_units_up", True)]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"modifiers": ("59",)}, "cmp_marks_new"),
        ({"day": date(2026, 2, 4)}, "cmp_day_other"),
        ({"code": "J1886", "description": "made-up J1885"}, "cmp_code_other"),
    ],
    ids=["modifier", "day", "code"],
)
def test_one_thing_that_differs_is_told_as_that(change, key):
    new = replace(line("m1", "100.00"), **change)
    assert told(compared(bill("b1", line("l1", "100.00")), bill("b2", new))) == [(key, True)]


def test_a_fact_that_one_paper_does_not_print_is_no_change():
    new = bill("b2", line("m1", "100.00", units=None, day=None))
    assert told(compared(bill("b1", line("l1", "100.00")), new)) == [("cmp_nothing_changed", True)]


def test_a_removed_charge_that_comes_back_under_another_name_is_asked_about():
    old = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"), balance="250.00")
    new = bill("b2", line("m1", "200.00", "99070", description="supplies"), line("m2", "50.00", "80053"), balance="250.00")
    assert told(compared(old, new)) == [("cmp_same_money_ask", False)]


def test_one_line_that_became_two_of_the_same_sum_is_no_lower_bill():
    old = bill("b1", line("l1", "200.00"), balance="200.00")
    new = bill("b2", line("m1", "120.00"), line("m2", "80.00"), balance="200.00")
    result = compared(old, new)
    assert told(result) == [("cmp_line_now_several", True)]
    assert (result.noted[0].old, result.noted[0].new) == (("l1",), ("m1", "m2"))


def test_two_lines_of_other_names_that_add_up_to_the_removed_one_are_a_question():
    old = bill("b1", line("l1", "200.00"))
    new = bill("b2", line("m1", "120.00", "99070", description="kit"), line("m2", "80.00", "A4550", description="tray"))
    assert told(compared(old, new)) == [("cmp_line_maybe_several_ask", False)]


def test_two_lines_that_became_one_of_two_units_are_the_same_sum():
    old = bill("b1", line("l1", "100.00"), line("l2", "100.00"))
    new = bill("b2", line("m1", "200.00", units=Decimal(2)))
    assert told(compared(old, new)) == [("cmp_lines_now_one", True)]


def test_lines_of_one_service_in_other_numbers_and_amounts_are_a_question():
    old = bill("b1", line("l1", "100.00"), line("l2", "90.00"))
    new = bill("b2", line("m1", "140.00"))
    result = compared(old, new)
    assert told(result) == [("cmp_lines_unclear_ask", False)]
    assert (result.noted[0].says.args["was"], result.noted[0].says.args["now"]) == (Money(19000), Money(14000))


def test_a_line_gone_while_the_balance_stays_is_told():
    old = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"), balance="250.00")
    new = bill("b2", line("m2", "50.00", "80053"), balance="250.00")
    assert told(compared(old, new)) == [("cmp_asked_not_lower_ask", False), ("cmp_line_gone", True)]


def test_a_removed_amount_that_stands_as_a_balance_from_before_is_asked_about():
    old = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"), balance="250.00")
    new = bill("b2", line("m2", "50.00", "80053"), previous_balance="200.00", balance="250.00")
    keys = [key for key, _ in told(compared(old, new))]
    assert keys == ["cmp_previous_new", "cmp_asked_not_lower_ask", "cmp_now_previous_ask", "cmp_line_gone"]


def test_a_new_fee_is_named_as_one():
    old = bill("b1", line("l1", "200.00"))
    new = bill("b2", line("m1", "200.00"), line("m2", "15.00", None, description="Late fee"))
    assert told(compared(old, new)) == [("cmp_fee_new", True)]


def test_a_payment_and_a_reduction_that_vanished_are_questions():
    rows = (Row(RowKind.PAYMENT, "Payment", Money(4000)), Row(RowKind.ADJUSTMENT, "Discount", Money(1000)))
    old = bill("b1", line("l1", "200.00"), rows=rows, balance="150.00")
    new = bill("b2", line("m1", "200.00"), balance="200.00")
    assert told(compared(old, new)) == [
        ("cmp_balance_up", True),
        ("cmp_payment_gone_ask", False),
        ("cmp_reduction_gone_ask", False),
    ]


def test_payments_told_as_one_sum_have_not_vanished():
    rows = (Row(RowKind.PAYMENT, "Payment", Money(4000)), Row(RowKind.PAYMENT, "Payment", Money(1000)))
    old = bill("b1", line("l1", "200.00"), rows=rows, balance="150.00")
    new = bill("b2", line("m1", "200.00"), patient_paid="50.00", balance="150.00")
    assert [key for key, _ in told(compared(old, new))] == ["cmp_nothing_changed"]


def test_the_next_statement_does_not_take_lines_off():
    old = bill("b1", line("l1", "200.00"), balance="200.00")
    new = bill("b2", line("m1", "15.00", None, description="Late fee"), previous_balance="200.00", balance="215.00")
    keys = [key for key, _ in told(compared(old, new))]
    assert "cmp_line_gone" not in keys
    assert keys[0] == "cmp_goes_on"
    assert "cmp_balance_up" in keys


def test_a_bill_without_lines_is_compared_by_its_sums_alone():
    old = bill("b1", line("l1", "200.00"), balance="200.00")
    result = compared(old, bill("b2", balance="150.00"), points=(Point("f1", "A07", Class.FACT, ("l1",), ("b1",)),))
    assert told(result) == [("cmp_no_lines", True), ("cmp_balance_down", True)]
    assert [one.standing for one in result.points] == [Standing.UNCLEAR]


def test_a_missing_page_takes_no_line_off():
    old = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"))
    new = bill("b2", line("m1", "200.00"), pages_missing=True)
    assert told(compared(old, new)) == [("cmp_page_missing", True)]


def test_a_new_account_number_is_asked_about_and_the_lines_are_compared():
    old = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"), line("l3", "60.00", "99213"))
    new = bill("b2", line("m2", "50.00", "80053"), line("m3", "60.00", "99213"), account="B-777")
    assert told(compared(old, new)) == [("cmp_account_other_ask", False), ("cmp_line_gone", True)]


def test_another_persons_bill_is_laid_beside_none():
    old = bill("b1", line("l1", "200.00"), name="Alex Example")
    new = bill("b2", line("m1", "200.00"), name="Robin Sample", account="C-1")
    result = compared(old, new)
    assert told(result) == [("cmp_bill_of_its_own_ask", False)]
    assert result.beside == ()


def test_a_bill_that_may_be_of_other_care_only_asks():
    old = bill("b1", line("l1", "200.00"), line("l2", "75.00", "99213"))
    new = bill("b2", line("m1", "200.00"), account="B-777")
    assert [sure for _, sure in told(compared(old, new))] == [False, False, False]


def test_money_that_moved_to_another_bill_of_the_same_post_is_asked_about():
    old = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"))
    new = bill("b2", line("m2", "50.00", "80053"))
    also = bill("b3", line("m1", "200.00", day=date(2026, 3, 9)), account="Z-9")
    keys = [key for key, _ in told(compared(old, (new, also)))]
    assert keys == ["cmp_bill_of_its_own_ask", "cmp_line_gone", "cmp_on_other_bill_ask"]


def test_a_decision_made_anew_is_laid_beside_the_old_decision():
    facts = {"kind": BillKind.EOB, "claim": "C1"}
    old = bill("b1", line("l1", "200.00", patient_owes=Money(5000)), **facts, patient_responsibility="50.00")
    new = bill("b2", line("m1", "200.00", patient_owes=Money(2000)), **facts, patient_responsibility="20.00")
    assert told(compared(old, new)) == [("cmp_responsibility_down", True), ("cmp_share_down", True)]


def promised(kind, amount=None, **more):
    return Promise(kind, None if amount is None else Money.of(amount), **more)


OLD = bill("b1", line("l1", "200.00"), line("l2", "50.00", "80053"), balance="250.00")


@pytest.mark.parametrize(
    ("promise", "new", "key"),
    [
        (
            promised(PromiseKind.TAKEN_OFF, "200.00"),
            bill("b2", line("m2", "50.00", "80053"), balance="50.00"),
            "cmp_promise_kept",
        ),
        (promised(PromiseKind.TAKEN_OFF, "200.00"), replace(OLD, id="b2"), "cmp_promise_not_seen_ask"),
        (
            promised(PromiseKind.TAKEN_OFF, "30.00"),
            replace(OLD, id="b2", rows=(Row(RowKind.ADJUSTMENT, "Courtesy", Money(3000)),)),
            "cmp_promise_kept",
        ),
        (promised(PromiseKind.NEW_BALANCE, "50.00"), replace(OLD, id="b2", balance=Money(5000)), "cmp_new_balance_kept"),
        (promised(PromiseKind.NEW_BALANCE, "50.00"), replace(OLD, id="b2"), "cmp_new_balance_differs_ask"),
        (promised(PromiseKind.REFUND, "20.00"), replace(OLD, id="b2"), "cmp_refund_open"),
        (promised(PromiseKind.TAKEN_OFF), replace(OLD, id="b2"), "cmp_promise_no_sum"),
        (promised(PromiseKind.REFUSED), replace(OLD, id="b2"), "cmp_refused"),
    ],
    ids=["kept", "not-seen", "as-reduction", "balance", "other-balance", "refund", "no-sum", "refused"],
)
def test_what_was_promised_is_held_against_the_new_bill(promise, new, key):
    assert key in [one for one, _ in told(compared(OLD, new, promises=(promise,)))]


def test_a_promise_without_a_new_bill_stays_open_and_gives_a_day_to_look():
    promise = promised(PromiseKind.TAKEN_OFF, "200.00", done=False, by=date(2026, 4, 20))
    result = compared(OLD, (), promises=(promise,))
    assert told(result) == [("cmp_no_new_bill", True), ("cmp_promise_open_by", True)]
    assert (result.next, result.look_on) == (None, date(2026, 4, 20))


def test_points_are_gone_kept_or_new_and_the_nearest_day_is_of_one_that_stands():
    due = Deadline(date(2026, 5, 1), date(2026, 5, 4), "made-up")
    old = bill("b1", line("l1", "200.00"), line("l2", "200.00"), line("l3", "75.00", "99213"), line("l4", "9.00", "36415"))
    new = bill("b2", line("m1", "200.00"), line("m3", "75.00", "99213"), line("m4", "12.00", "36415"))
    points = (
        Point("f1", "A07", Class.FACT, ("l1", "l2"), deadline=Deadline(date(2026, 4, 2), date(2026, 4, 2), "made-up")),
        Point("f2", "C15", Class.RULE, ("l3",), deadline=due),
    )
    found = (Point("f8", "C15", Class.RULE, ("m3",), deadline=due), Point("f9", "A01", Class.FACT, ("m4",)))
    result = compared(old, new, points=points, found=found)
    assert [(one.check, one.standing.value, one.old, one.new) for one in result.points] == [
        ("A07", "gone", "f1", None),
        ("C15", "kept", "f2", "f8"),
        ("A01", "new", None, "f9"),
    ]
    assert result.next is not None
    assert (result.next.act_by, result.next.finding) == (date(2026, 5, 1), "f8")


def test_a_point_on_lines_that_cannot_be_told_apart_is_unclear():
    old = bill("b1", line("l1", "100.00"), line("l2", "90.00"))
    new = bill("b2", line("m1", "140.00"))
    result = compared(old, new, points=(Point("f1", "A08", Class.EVIDENCE, ("l1", "l2")),))
    assert [one.standing for one in result.points] == [Standing.UNCLEAR]


def test_what_rests_on_a_fact_in_doubt_is_not_sure():
    old, new = bill("b1", line("l1", "100.00"), balance="100.00"), bill("b2", line("m1", "150.00"), balance="150.00")
    before, after = Side(bills=(old,)), Side(bills=(new,), doubted=frozenset({"bills/b2/lines/m1/charge"}))
    assert told(compare(before, after, as_of=AS_OF)) == [
        ("cmp_in_doubt_ask", False),
        ("cmp_balance_up", True),
        ("cmp_charge_up", False),
    ]
    after = replace(after, doubted=frozenset({"bills/b2/balance"}))
    assert told(compare(before, after, as_of=AS_OF))[1:] == [("cmp_balance_up", False), ("cmp_charge_up", True)]


CHANGES = st.sampled_from(
    [{}, {}, {}]
    + [{"charge": Money(cents)} for cents in (-10000, 6000, 4000, 0)]
    + [{"modifiers": ("59",)}, {"units": Decimal(2)}, {"day": date(2026, 2, 4)}, {"code": "J1886"}]
    + [{name: None} for name in ("code", "day", "units", "charge")]
)
LINES = st.lists(CHANGES, max_size=7).map(
    lambda changes: [replace(line(f"l{n}", "100.00"), **one) for n, one in enumerate(changes)]
)


@given(LINES, LINES, st.randoms(use_true_random=False))
def test_every_line_stands_in_one_place_and_the_order_of_the_paper_tells_nothing(old, new, order):
    new = [replace(one, id=f"m{one.id}") for one in new]
    found = paired(old, new)
    placed_old = [pair.old.id for pair in found.pairs] + [one.id for one in found.gone]
    placed_new = [pair.new.id for pair in found.pairs] + [one.id for one in found.new]
    for several in found.several:
        ones, parts = ([several.one.id], [part.id for part in several.parts])
        placed_old += parts if several.merged else ones
        placed_new += ones if several.merged else parts
    for group in found.unclear:
        placed_old += [one.id for one in group.old]
        placed_new += [one.id for one in group.new]
    assert len(placed_old) == len(set(placed_old))
    assert len(placed_new) == len(set(placed_new))
    shuffled = list(new)
    order.shuffle(shuffled)
    again = paired(old, shuffled)
    assert sorted(str(one.charge) for one in again.gone) == sorted(str(one.charge) for one in found.gone)
    assert sorted(str(one.charge) for one in again.new) == sorted(str(one.charge) for one in found.new)


@given(LINES)
def test_a_bill_beside_its_own_copy_changed_nothing(lines):
    copy = [replace(one, id=f"m{one.id}") for one in lines]
    found = paired(lines, copy)
    assert (found.gone, found.new, found.several, found.unclear, found.credits) == ((), (), (), (), ())
