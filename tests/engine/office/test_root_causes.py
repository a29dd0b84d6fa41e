"""Groups far above their peers are named once; what random errors or a mix of items explain is not."""

import random
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.findings import Class
from almoner.engine.money import Money
from almoner.engine.office.chance import Stratum, at_least
from almoner.engine.office.own_bills import OwnBill, OwnBills, OwnFinding, OwnLine
from almoner.engine.office.root_causes import counted, root_causes
from almoner.engine.office.services import By, Group

TEN = Money(1000)


def office(bills):
    """`bills`: (provider, place, [(department, item, wrong)])."""
    made, findings = [], []
    for number, (provider, place, lines) in enumerate(bills):
        own = tuple(
            OwnLine(f"l{number}.{at}", "2026-08-03", item, department, place, TEN)
            for at, (department, item, _) in enumerate(lines)
        )
        made.append(OwnBill(f"b{number}", f"K{number}", provider, own))
        findings += [
            OwnFinding(
                f"f{number}.{at}", check, Class.FACT, (f"b{number}",), (line.id,), ((line.id, TEN),), TEN, f"g{number}.{at}"
            )
            for at, (line, (_, _, check)) in enumerate(zip(own, lines, strict=True))
            if check
        ]
    return OwnBills(tuple(made), tuple(findings))


def plain(count, wrong=(), *, provider="P", place="11", items=("A", "B", "C", "D")):
    """Bills of four items; the item of each number in `wrong` has a finding."""
    return [(provider, place, [("0300", item, (at, item) in wrong and "A07") for item in items]) for at in range(count)]


def test_an_item_that_is_wrong_wherever_it_is_charged_is_named():
    own = office(plain(40, {(at, "B") for at in range(39)} | {(1, "A"), (2, "C")}))
    (cause,) = root_causes(own)
    assert (cause.checks, cause.group) == (("A07",), Group(By.ITEM, ("B",)))
    assert (cause.found, cause.services, cause.peers_found, cause.peers) == (39, 40, 2, 120)
    assert cause.at_stake == Money(39_000)
    assert cause.chance < Fraction(1, 10**20)
    assert len(cause.examples) == 3


def test_a_place_is_named_and_not_the_item_it_gets_wrong():
    own = office(plain(20, {(at, "A") for at in range(20)}, place="19") + plain(60, {(1, "A")}))
    (cause,) = root_causes(own)
    assert (cause.group.by, cause.group.key) == (By.PLACE, ("19",))
    assert (cause.found, cause.services, cause.peers_found, cause.peers) == (20, 20, 1, 60)


def test_a_template_is_named_where_its_line_is_right_elsewhere():
    template = [("P", "11", [("0450", "V", None), ("0300", "X", "A07"), ("0730", "E", None)]) for _ in range(12)]
    elsewhere = [("P", "11", [("0300", "X", None), ("0300", item, None)]) for item in "STUV" for _ in range(12)]
    (cause,) = root_causes(office(template + elsewhere))
    assert cause.group == Group(By.TEMPLATE, ("E", "V", "X"))
    assert (cause.found, cause.services, cause.items) == (12, 12, ("X",))


def test_a_department_that_only_does_what_is_wrong_everywhere_is_not_blamed():
    half = {(at, "A") for at in range(0, 60, 2)}
    often = [("P", "11", [("0999", "A", at % 2 and "A07")]) for at in range(60)]
    own = office(plain(60, half) + often)
    assert [cause.group for cause in root_causes(own)] == [Group(By.ITEM, ("A",))]


def test_two_checks_on_the_same_charges_are_one_cause():
    own = office(plain(40, {(at, "B") for at in range(40)}))
    twins = tuple(replace(one, id=f"t{one.id}", check="C02") for one in own.findings)
    (cause,) = root_causes(replace(own, findings=(*own.findings, *twins)))
    assert cause.checks == ("A07", "C02")
    assert cause.at_stake == Money(40_000)
    assert len(cause.findings) == 80


def test_two_causes_of_one_check_are_told_apart():
    wrong = {(at, "B") for at in range(30)}
    own = office(plain(30, wrong) + plain(30) + [("Q", "22", [("0300", "C", "A07"), ("0300", "D", None)]) for _ in range(15)])
    assert {cause.group.key for cause in root_causes(own)} == {("B",), ("22",)}


def test_findings_about_bills_as_a_whole_have_bills_as_peers():
    own = office(plain(30, provider="P") + plain(30, provider="Q"))
    wholes = tuple(OwnFinding(f"w{at}", "A02", Class.FACT, (f"b{at}",), (), (), TEN, f"w{at}") for at in range(30, 58))
    (cause,) = root_causes(replace(own, findings=wholes))
    assert cause.group == Group(By.PROVIDER, ("Q",))
    assert (cause.found, cause.services, cause.peers_found, cause.peers) == (28, 30, 0, 30)


def test_four_findings_are_too_few():
    assert root_causes(office(plain(100, {(at, "B") for at in range(4)}))) == ()


@pytest.mark.parametrize("seed", range(5))
def test_random_errors_alone_name_nothing(seed):
    chance = random.Random(seed)
    bills = [
        (
            f"P{chance.randrange(6)}",
            chance.choice(["11", "19", "22"]),
            [(chance.choice(["0300", "0450"]), chance.choice("ABCDEFGH"), chance.random() < 0.05 and "A07") for _ in range(5)],
        )
        for _ in range(300)
    ]
    own = office(bills)
    assert len(own.findings) > 40
    assert root_causes(own) == ()


def test_every_group_is_counted_whether_systematic_or_not():
    own = office(plain(10, {(0, "B"), (1, "B"), (2, "A")}))
    rows = [(one.group.key, one.found, one.services, one.at_stake) for one in counted(own, By.ITEM)]
    assert rows == [(("B",), 2, 10, Money(2000)), (("A",), 1, 10, Money(1000))]
    assert [one.group.key for one in counted(own, By.DEPARTMENT)] == [("0300",)]


STRATA = st.integers(1, 7).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.integers(0, whole)).flatmap(
        lambda pair: st.integers(max(0, pair[0] + pair[1] - whole), min(pair)).map(
            lambda hit: Stratum(pair[0], hit, whole, pair[1])
        )
    )
)


@given(st.lists(STRATA, min_size=1, max_size=2))
def test_chance_is_the_share_of_all_ways_to_draw(strata):
    """By counting every draw of every stratum."""
    draws = [[sum(bit >> one & 1 for one in range(each.mine)) for bit in ways(each)] for each in strata]
    seen = sum(one.mine_hit for one in strata if one.hit and 0 < one.mine < one.all)
    telling = [some for some, one in zip(draws, strata, strict=True) if one.hit and 0 < one.mine < one.all]
    every = list(product(*telling))
    assert at_least(strata) == Fraction(sum(sum(one) >= seen for one in every), len(every))


def ways(stratum):
    """Every set of the stratum's things that could be those with a finding, as bits; the group is the first `mine` of them."""
    found = [bits for bits in range(1 << stratum.all) if bits.bit_count() == stratum.hit]
    assert len(found) == comb(stratum.all, stratum.hit)
    return found
