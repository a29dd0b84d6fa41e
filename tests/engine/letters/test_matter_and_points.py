"""Which papers a letter is about, what is taken back from an audit's JSON, and blanks where a fact is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from almoner.adapters.letter_words import load_letter_words
from almoner.adapters.rulebook import load_rulebook
from almoner.engine.answers import Answers, Household
from almoner.engine.bill import Bill, BillKind, Line, Network, Notice, NoticeKind, Patient, Payer, Provider, Row, RowKind, Spot
from almoner.engine.dossier import Dossier, Encounter
from almoner.engine.errors import Refused
from almoner.engine.findings import Class, Deadline
from almoner.engine.letters.compose import compose, together
from almoner.engine.letters.facts import value
from almoner.engine.letters.kinds import BY_ID
from almoner.engine.letters.letter import Blank, Days, Sentence
from almoner.engine.letters.matter import Matter, choose
from almoner.engine.letters.points import NotAnAudit, Point, arg, filed
from almoner.engine.letters.wording import aloud, write
from almoner.engine.letters.written import Role, texts
from almoner.engine.money import Money

ON, LAW, WORDS = date(2026, 11, 21), load_rulebook(), load_letter_words()
HOSPITAL = Provider("Made-up Example Hospital", state="TX")
PERSON = Patient("Testa Sample", date(1970, 1, 2), "M1", "A1")


def bill(id, **given):
    return Bill(**({"id": id, "provider": HOSPITAL, "patient": PERSON, "statement_date": date(2026, 9, 1)} | given))


def dossier(*bills, **given):
    return Dossier(**({"as_of": ON, "bills": bills} | given))


def point(key, *, cls=Class.FACT, lines=(), bills=(), deadline=None, **args):
    return Point("f1", key, args, lines, bills, cls, deadline)


def letter(kind, papers, points=(), finding=None, on=ON):
    return compose(BY_ID[kind], choose(BY_ID[kind], (papers,), points, finding), LAW, ("a.pdf", "b.pdf"), on)


def cited(one):
    return [citation.id for citation in one.citations]


def test_arguments_come_back_with_their_types():
    assert arg({"money": "1.50"}) == Money(150)
    assert arg({"number": "0.2"}) == Decimal("0.2")
    assert arg("2026-02-03") == date(2026, 2, 3)
    assert arg(["a", "b"]) == ("a", "b")
    assert (arg("text"), arg(3)) == ("text", 3)


@pytest.mark.parametrize("wrong", [None, {"money": "1.505"}, {"money": 1}, {"x": 1}, 1.5, "2026-13-45"])
def test_what_is_no_argument_is_refused(wrong):
    with pytest.raises((NotAnAudit, ValueError)):
        arg(wrong)


@pytest.mark.parametrize("wrong", [None, [], "x", 3, {}, {"schema": "almoner.audit/1", "run": []}])
def test_what_is_no_audit_is_refused(wrong):
    with pytest.raises(NotAnAudit):
        filed(wrong)


def test_a_missing_fact_becomes_a_marked_blank_and_is_said_aloud():
    one = letter("line-dispute", dossier(Bill(id="b1")))
    assert Blank("patient") in one.blanks
    assert Blank("reason") in one.blanks
    written = write(one, WORDS, "en", ())
    assert "[Patient: __________]" in [text for block in written.sections[0].blocks for text in texts(block)]
    assert any("Account number" in line for line in aloud(one, WORDS, "en"))


def test_a_letter_from_no_bill_at_all_is_all_blanks():
    for kind in BY_ID:
        one = letter(kind, dossier())
        assert one.blanks, kind
        assert write(one, WORDS, "es", ()).sections[-1].role is Role.FOR_YOU


def test_a_value_in_doubt_is_left_to_the_person():
    line = Line(id="l1", day=date(2026, 2, 3), code="J1885", charge=Money(46600), units=Decimal(1))
    papers = dossier(
        bill("b1", balance=Money(46600), lines=(line,)),
        doubted=frozenset({"bills/b1/balance", "bills/b1/lines/l1/charge"}),
    )
    one = letter("line-dispute", papers, (point("same_line_twice", lines=("l1",), cls=Class.QUESTION),))
    assert dict(one.about)["asked"] == Blank("asked")
    [table] = [part for part in one.body if hasattr(part, "rows")]
    assert (table.rows[0].charge, table.rows[0].units) == (None, Decimal(1))


STREET = ("1 Nowhere St", "Nowhere, TX 75001")


def test_the_readers_address_is_the_one_under_its_name():
    told = bill("b1", provider=replace(HOSPITAL, address=STREET))
    one = letter("line-dispute", dossier(told))
    assert one.addressee == (HOSPITAL.name, *STREET)
    assert Blank("to_address") not in one.blanks
    debt = Bill(id="c1", kind=BillKind.COLLECTION, provider=Provider("Made-Up Collector", address=STREET), patient=PERSON)
    letter_of_debt = Notice(id="n1", kind=NoticeKind.COLLECTION, sender="Made-Up Collector", third_party=True)
    near = dossier(debt, notices=(letter_of_debt,), encounters=(Encounter(collections=("c1",), notices=("n1",)),))
    assert letter("debt-validation", near).addressee == ("Made-Up Collector", *STREET)
    assert letter("debt-validation", dossier(told)).addressee[-1] == Blank("to_address")


def test_a_plans_address_and_one_of_another_name_stay_blank():
    decision = bill("e1", kind=BillKind.EOB, payer=Payer("Made-Up Plan"), provider=replace(HOSPITAL, address=STREET))
    assert letter("internal-appeal", dossier(decision)).addressee == ("Made-Up Plan", Blank("to_address"))
    assert letter("line-dispute", dossier(decision)).addressee == (HOSPITAL.name, Blank("to_address"))


def test_two_birth_dates_leave_the_right_one_to_the_person():
    other = replace(PERSON, birth_date=date(1971, 1, 2))
    assert value(Matter(dossier(bill("b1"), bill("b2", patient=other)), bill("b1")), "birth_date") == Blank("birth_date")


def test_the_first_bill_is_only_believed_where_it_is_said():
    plain = Matter(dossier(bill("b1")), bill("b1"))
    assert value(plain, "first_bill_on") == Blank("first_bill_on")
    marked = bill("b1", first_statement=True)
    assert value(Matter(dossier(marked), marked), "first_bill_on") == date(2026, 9, 1)
    said = dossier(bill("b1"), answers=Answers(first_bill_on=date(2026, 8, 1)))
    assert value(Matter(said, bill("b1")), "first_bill_on") == date(2026, 8, 1)


def test_the_days_of_care_come_from_stay_header_or_lines():
    lines = (Line(id="l1", day=date(2026, 2, 3)), Line(id="l2", day=date(2026, 2, 1), through=date(2026, 2, 5)))
    assert value(Matter(dossier(), bill("b1", lines=lines)), "care") == Days(date(2026, 2, 1), date(2026, 2, 5))
    assert value(Matter(dossier(), bill("b1")), "care") == Blank("care")
    wrong = bill("b1", admitted=date(2026, 2, 9), discharged=date(2026, 2, 1))
    assert value(Matter(dossier(), wrong), "care") == Blank("care")


def test_a_finding_decides_the_bill_and_its_neighbours_join():
    papers = dossier(
        bill("b1", lines=(Line(id="l1", charge=Money(100)),)),
        bill("b2", lines=(Line(id="l2", charge=Money(200)),), statement_date=date(2026, 10, 1)),
    )
    points = (
        replace(point("same_line_twice", lines=("l1",)), id="fa"),
        replace(point("lines_not_total", bills=("b1",)), id="fb"),
        replace(point("after_stay", lines=("l2",)), id="fc"),
    )
    kind = BY_ID["line-dispute"]
    assert [one.id for one in choose(kind, (papers,), points, None).points] == ["fa", "fb"]
    chosen = choose(kind, (papers,), points, "fc")
    assert chosen.bill.id == "b2"
    assert [one.id for one in chosen.points] == ["fc"]


def test_two_people_are_never_in_one_letter():
    first, second = dossier(bill("b1")), dossier(bill("b2", patient=Patient("Otra Sample")))
    points = (point("lines_not_total", bills=("b1",)), replace(point("lines_not_total", bills=("b2",)), id="f2"))
    chosen = choose(BY_ID["line-dispute"], (first, second), points, "f2")
    assert chosen.dossier is second
    assert [one.id for one in chosen.points] == ["f2"]


def test_a_finding_of_another_letter_is_refused_with_the_right_one_named():
    points = (point("validation_late", bills=("b1",)),)
    with pytest.raises(Refused, match="write debt-validation instead"):
        choose(BY_ID["line-dispute"], (dossier(bill("b1")),), points, "f1")
    with pytest.raises(Refused, match="no finding"):
        choose(BY_ID["line-dispute"], (dossier(bill("b1")),), points, "f2")


def test_a_finding_in_the_persons_favour_is_not_said():
    one = letter("line-dispute", dossier(bill("b1")), (point("balance_below_sum", bills=("b1",)),))
    keys = [part.says.key for part in one.body if hasattr(part, "says")]
    assert "point_by_hand" in keys


def test_rules_bind_the_reader_the_payer_the_state_and_the_day():
    assert cited(letter("itemized-bill", dossier(bill("b1"))))[0] == "tx-hsc-185-002"
    other = bill("b1", provider=Provider("Made-up Example Hospital", state="NC"))
    assert "tx-hsc-185-002" not in cited(letter("itemized-bill", dossier(other)))
    early = letter("itemized-bill", dossier(bill("b1")), on=date(2023, 8, 31))
    assert "tx-hsc-185-002" not in cited(early)
    assert cited(letter("qmb-refusal", dossier(bill("b1"), payers=("medicare",)))) == ["usc-42-1396a-n-3"]
    assert cited(letter("qmb-refusal", dossier(bill("b1"), payers=("commercial",)))) == []
    clinic = bill("b1", provider=Provider("Made-up Example Clinic", state="WV"))
    assert "wv-16-5b-9" not in cited(letter("itemized-bill", dossier(clinic)))


def test_a_letter_that_may_not_fit_says_so():
    def warned(kind, **given):
        return [one.key for one in letter(kind, dossier(bill("b1"), **given)).before]

    assert "you_payer" in warned("medicare-redetermination", payers=("commercial",))
    assert "you_payer" not in warned("medicare-redetermination", payers=("medicare",))
    assert "you_network" in warned("surprise-bill", payers=("commercial",), network=Network.IN)
    assert "you_network" not in warned("surprise-bill", payers=("commercial",), network=Network.OUT)


def test_the_last_day_is_the_findings_own_or_the_rules_and_a_past_one_is_said():
    own = Deadline(date(2026, 12, 1), date(2026, 12, 2), "debt-validation-dispute")
    papers = dossier(bill("b1", kind=BillKind.COLLECTION))
    assert letter("debt-validation", papers, (point("validation_late", bills=("b1",), deadline=own),)).deadline == own
    notice = Notice(id="n1", kind=NoticeKind.COLLECTION, sent_on=date(2026, 11, 2), sender="Made-up Collector")
    one = letter("debt-validation", dossier(notices=(notice,)))
    assert one.deadline.rule == "debt-validation-dispute"
    late = letter("debt-validation", dossier(notices=(notice,)), on=date(2027, 3, 1))
    assert any("Send it still" in line for line in aloud(late, WORDS, "en"))
    undated = letter("debt-validation", dossier(notices=(replace(notice, sent_on=None),)))
    assert undated.deadline is None
    assert any("could not count" in line for line in aloud(undated, WORDS, "en"))


def test_the_end_day_a_notice_prints_governs():
    notice = Notice(id="n1", sent_on=date(2026, 11, 2), dispute_by=date(2026, 12, 20), sender="Made-up Collector")
    assert letter("debt-validation", dossier(notices=(notice,))).deadline.last_day == date(2026, 12, 20)


def test_papers_of_the_same_care_are_found_by_encounter():
    estimate = bill("b2", kind=BillKind.ESTIMATE, total_charges=Money(86000))
    near = Encounter(bills=("b1",), estimates=("b2",))
    papers = dossier(bill("b1", balance=Money(178500)), estimate, encounters=(near,), payers=("self-pay",))
    about = dict(letter("estimate-dispute", papers).about)
    assert (about["asked"], about["estimate_total"]) == (Money(178500), Money(86000))


def test_household_facts_are_used_when_answered():
    said = Answers(household=Household(3, Money(4_000_000)))
    about = dict(letter("financial-assistance", dossier(bill("b1"), answers=said)).about)
    assert (about["household_size"], about["household_income"]) == (3, Money(4_000_000))


def test_self_pay_is_no_plan():
    papers = dossier(bill("b1", payer=Payer("Self-pay", "self-pay")), payers=("self-pay",))
    assert dict(letter("surprise-bill", papers).about)["plan"] == Blank("plan")


def test_rows_close_together_are_one_piece():
    def spot(page, top):
        return Spot(0, page=page, box=(100, top, 9000, top + 100))

    joined = together([spot(1, 1000), spot(1, 1150), spot(1, 9000), spot(2, 1000), Spot(0, segment=3)])
    assert [(one.page, one.box) for one in joined if one.box] == [
        (1, (100, 1000, 9000, 1250)),
        (1, (100, 9000, 9000, 9100)),
        (2, (100, 1000, 9000, 1100)),
    ]


def test_a_wrong_sum_is_shown_by_its_own_row():
    row = Row(RowKind.SUBTOTAL, "Lab", Money(300), spot=Spot(0, page=2, box=(1, 2, 3, 4)))
    paper = bill("b1", rows=(row,), spots={"balance": Spot(0, page=1, box=(5, 6, 7, 8))})
    wrong = point("lines_not_row_total", bills=("b1",), label="Lab", total=Money(300), sum=Money(200))
    assert [one.spot for one in letter("line-dispute", dossier(paper), (wrong,)).exhibits] == [row.spot]
    other = point("balance_above_sum", bills=("b1",), balance=Money(300), sum=Money(200))
    assert [one.spot.page for one in letter("line-dispute", dossier(paper), (other,)).exhibits] == [1]


def test_values_are_whole_and_filled_in_once():
    name = "{asked} " * 40
    assert WORDS.say(Sentence("unbilled_plan", {"plan": name, "member_id": "\u202e1\x1b[2J"}), "en") == (
        f"My plan is {' '.join(name.split())}. My member number is 1[2J."
    )


def in_words(one):
    """All that the letter itself says, in English."""
    return " ".join(text for block in write(one, WORDS, "en", ()).sections[0].blocks for text in texts(block))


def surprise(*keys):
    """A surprise-bill letter about findings of these kinds, or none."""
    papers = dossier(bill("b1"), payers=("commercial",))
    given = {"asked": Money(120000), "share": Money(10000), "over": Money(110000)}
    return letter("surprise-bill", papers, tuple(point(key, bills=("b1",), **given) for key in keys))


def test_a_surprise_letter_cites_only_the_rules_of_what_was_found():
    assert cited(surprise("emergency_balance")) == ["usc-42-300gg-131", "cfr-45-149-410"]
    assert cited(surprise("ancillary_balance")) == ["usc-42-300gg-132", "cfr-45-149-420"]
    assert cited(surprise("air_ambulance_balance")) == ["usc-42-300gg-135", "cfr-45-149-440"]
    assert len(cited(surprise("emergency_balance", "ancillary_balance"))) == 4
    assert len(cited(surprise())) == 6


def test_a_letter_about_an_overdue_statement_names_both_days():
    papers = dossier(bill("b1", payer=Payer(type="medicare")), payers=("medicare",))
    late = point("medicare_statement_overdue", bills=("b1",), asked_on=date(2026, 8, 1), due=date(2026, 8, 31))
    said = in_words(letter("medicare-statement-overdue", papers, (late,)))
    assert "August 1, 2026" in said
    assert "August 31, 2026" in said


def test_a_letter_to_stop_bills_to_a_person_with_qmb_names_the_amount():
    papers = dossier(bill("b1", payer=Payer(type="medicare")), payers=("medicare",))
    found = point("qmb_billed", bills=("b1",), asked=Money(2000), over=Money(2000))
    one = letter("qmb-refusal", papers, (found,))
    assert cited(one) == ["usc-42-1396a-n-3"]
    assert "asks me for $20.00" in in_words(one)
