"""Amounts read from pictures: what sums prove, what is repaired under the five conditions, what is only doubted."""

from dataclasses import replace
from decimal import Decimal

from almoner.engine.bill import Bill, Line, PaperKind, Reading, Row, RowKind, Spot
from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.intake.proof.settle import settled
from almoner.engine.money import Money


class Paper:
    """A made-up scanned bill: lines of units, price and charge, and a total; every value a word with its place."""

    def __init__(self):
        self.words, self.lines, self.rows, self.header = [], [], [], {}

    def put(self, text, x, y, **more):
        more.setdefault("confidence", 950)
        box = (x, y, x + 800, y + 100)
        self.words.append(Word(text=text, box=box, page=1, printed=more.pop("printed", False), **more))
        return Spot(document=0, page=1, box=box)

    def line(self, charge, *, units=None, price=None, factors=None, **more):
        y = 1000 + 200 * len(self.lines)
        spots = [("charge", self.put(charge, 8000, y, **more))]
        if units:
            seen = factors or {}
            spots += [("units", self.put(units, 5000, y, **seen)), ("unit_price", self.put(price, 6500, y, **seen))]
        self.lines.append(
            Line(
                charge=Money.of(charge), units=units and Decimal(units), unit_price=price and Decimal(price), spots=tuple(spots)
            )
        )
        return self

    def total(self, amount, **more):
        self.header["total_charges"] = (Money.of(amount), self.put(amount, 8000, 6000, **more))
        return self

    def subtotal(self, amount, first, last, **more):
        spot = self.put(amount, 8000, 5000 + 150 * len(self.rows), **more)
        self.rows.append(Row(RowKind.SUBTOTAL, "Subtotal", Money.of(amount), spot=spot, first_line=first, last_line=last))
        return self

    def settled(self, **more):
        bill = Bill(
            lines=tuple(self.lines),
            rows=tuple(self.rows),
            spots={name: spot for name, (_, spot) in self.header.items()},
            **{name: amount for name, (amount, _) in self.header.items()},
            **more,
        )
        return settled(Reading(PaperKind.BILL, "ocr", bills=(bill,)), (Page(1, tuple(self.words)),))


def charges(done):
    return [str(line.charge) for line in done.reading.bills[0].lines]


def said(done):
    return {doubt.field: (doubt.says, doubt.read, doubt.candidates) for doubt in done.reading.doubts}


def test_a_sum_that_holds_proves_its_amounts_and_closes_the_page():
    done = Paper().line("10.00", confidence=300).line("20.00").total("30.00").settled()
    assert said(done) == {}
    assert done.open_pages == frozenset()


def test_two_closing_equations_set_a_misread_amount_right_and_say_so():
    done = (
        Paper()
        .line("18.00", units="2", price="5.00", alternates=("10.00",), confidence=500)
        .line("20.00")
        .total("30.00")
        .settled()
    )
    assert charges(done) == ["10.00", "20.00"]
    assert said(done) == {"lines/0/charge": ("scan_repaired", "18.00", ("10.00",))}


def test_the_other_engines_first_reading_and_one_equation_set_it_right():
    done = Paper().line("18.00", alternates=("10.00",), rival=True).line("20.00").total("30.00").settled()
    assert charges(done) == ["10.00", "20.00"]
    assert said(done)["lines/0/charge"][0] == "scan_repaired"


def test_a_seven_that_may_be_a_one_does_not_hide_a_misprint():
    """One equation, one engine: the paper may as well be wrong, so the value stays and is a doubt."""
    done = Paper().line("17.00", alternates=("11.00",), confidence=880).line("20.00").total("31.00").settled()
    assert charges(done) == ["17.00", "20.00"]
    assert said(done) == {"lines/0/charge": ("scan_sum", "17.00", ("11.00",))}


def test_a_wrong_total_that_was_read_surely_stays_a_fact():
    done = Paper().line("17.00", agreed=True).line("20.00", agreed=True).total("31.00", agreed=True).settled()
    assert charges(done) == ["17.00", "20.00"]
    assert said(done) == {}


def test_a_value_nobody_saw_is_never_taken():
    done = Paper().line("18.00", confidence=400).line("20.00").total("30.00").settled()
    assert charges(done) == ["18.00", "20.00"]
    assert said(done)["lines/0/charge"][0] == "scan_sum"


def test_two_changes_that_explain_it_equally_are_both_left():
    paper = Paper().line("18.00", alternates=("10.00",), rival=True, confidence=800)
    done = paper.line("28.00", alternates=("20.00",), rival=True, confidence=800).total("38.00").settled()
    assert charges(done) == ["18.00", "28.00"]
    assert {field for field, doubt in said(done).items() if doubt[0] == "scan_sum"} == {"lines/0/charge", "lines/1/charge"}


def test_a_repair_breaks_no_sum_that_holds():
    paper = Paper().line("18.00", alternates=("10.00",), rival=True).line("20.00").subtotal("38.00", 0, 2)
    done = paper.total("30.00", confidence=800).settled()
    assert charges(done) == ["18.00", "20.00"]
    assert "lines/0/charge" not in said(done)
    assert said(done)["total_charges"][0] == "scan_sum"


def test_an_amount_that_found_no_place_may_be_a_row_that_was_missed():
    paper = Paper().line("18.00", alternates=("10.00",), rival=True, confidence=800).line("20.00")
    paper.put("8.00", 8000, 3000)
    done = paper.total("30.00").settled()
    assert charges(done) == ["18.00", "20.00"]
    assert "scan_repaired" not in {doubt[0] for doubt in said(done).values()}


def test_a_missing_page_explains_it_as_well():
    done = Paper().line("18.00", alternates=("10.00",), rival=True).line("20.00").total("30.00").settled(pages_missing=True)
    assert charges(done) == ["18.00", "20.00"]


def test_print_is_never_repaired():
    paper = Paper().line("18.00", units="2", price="5.00", alternates=("10.00",), printed=True).line("20.00").total("30.00")
    done = paper.settled()
    assert charges(done) == ["18.00", "20.00"]


def test_a_page_with_a_sound_text_layer_passes_through():
    paper = Paper().line("18.00").total("30.00")
    paper.words = [replace(word, printed=True) for word in paper.words]
    done = paper.settled()
    assert (done.reading.doubts, done.proofs, done.open_pages) == ((), (), frozenset())


def test_an_unproven_amount_that_the_engines_read_differently_is_a_doubt():
    done = Paper().line("18.00", alternates=("13.00",), rival=True).settled()
    assert said(done) == {"lines/0/charge": ("scan_unsure", "18.00", ("13.00",))}


def test_a_sum_that_fails_opens_its_page_for_a_second_look():
    done = Paper().line("17.00").line("20.00").total("31.00").settled()
    assert done.open_pages == frozenset({1})


def product(charge, units, price, *, total=None, **more):
    """Doubts of a bill of one line, and one more of 20.00 where a total is to prove their charges."""
    paper = Paper().line(charge, units=units, price=price, **more)
    if total:
        paper.line("20.00").total(total)
    return said(paper.settled())


def test_a_count_that_another_whole_count_explains_is_a_doubt_though_both_engines_saw_it():
    doubts = product("87.25", "19", "87.25", total="107.25", agreed=True)
    assert doubts == {"lines/0/units": ("scan_sum", "19", ())}


def test_a_charge_with_a_digit_for_the_dollar_sign_is_a_doubt_though_both_engines_saw_it():
    doubts = product("5684.95", "1", "684.95", agreed=True)
    assert doubts == {"lines/0/charge": ("scan_sum", "5684.95", ())}
    doubts = product("684.95", "1", "5684.95", agreed=True)
    assert doubts == {"lines/0/unit_price": ("scan_sum", "5684.95", ())}


def test_one_other_digit_is_a_doubt_unless_both_engines_saw_it():
    assert product("90.66", "2", "45.38", agreed=True) == {}
    assert product("90.66", "2", "45.38") == {"lines/0/charge": ("scan_sum", "90.66", ())}


def test_a_charge_that_the_total_proves_is_no_doubt():
    assert product("90.66", "2", "45.38", total="110.66") == {}


def test_a_count_that_was_seen_badly_is_a_doubt_once_with_all_it_may_be():
    doubts = product("90.66", "4", "45.36", factors={"alternates": ("7",), "confidence": 600})
    assert doubts["lines/0/units"] == ("scan_sum", "4", ("7",))
    assert doubts["lines/0/unit_price"][0] == "scan_sum"


def test_a_printed_count_is_never_a_doubt():
    paper = (
        Paper().line("87.25", units="19", price="87.25", printed=True, factors={"printed": True}).line("20.00").total("107.25")
    )
    assert said(paper.settled()) == {}


def test_products_that_nothing_simple_explains_stay_errors_of_the_bill():
    assert product("1796.30", "3", "299.38", agreed=True) == {}
    assert product("0.00", "3", "299.38", agreed=True) == {}
    assert product("10.00", "3", "0.00", agreed=True) == {}


def signed(*texts, last):
    """Doubts of a bill of lines with these charges as seen and one more, all agreed, without a total."""
    paper = Paper()
    for text in (*texts, last):
        paper.line(text.replace("$", "").replace(",", ""), agreed=True)
    paper.words = [replace(word, text=text) for word, text in zip(paper.words, (*texts, last), strict=True)]
    return said(paper.settled())


SIGNED = ("$10.00", "$1,204.50", "$30.00", "$45.10", "$50.00", "$61.00")


def test_a_first_digit_that_may_be_the_dollar_sign_of_all_other_amounts_is_a_doubt():
    assert signed(*SIGNED, last="8279.95") == {"lines/6/charge": ("scan_unsure", "8279.95", ("279.95",))}
    assert signed(*SIGNED, last="52,670.99") == {"lines/6/charge": ("scan_unsure", "52670.99", ("2670.99",))}


def test_an_amount_without_a_sign_is_no_doubt_where_it_cannot_be_one_or_the_page_has_no_such_way():
    assert signed(*SIGNED, last="1279.95") == {}
    assert signed(*SIGNED, last="9.95") == {}
    assert signed(*SIGNED[:5], last="8279.95") == {}
    assert signed(*SIGNED, "20.00", "21.00", "22.00", last="8279.95") == {}
