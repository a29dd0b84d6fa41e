"""Rates and networks that a plan's paper says in words."""

from decimal import Decimal

import pytest

from almoner.engine.bill import Network
from almoner.engine.intake.told.plans import coinsurance_said, network_said

ROW = "Date of service  Code  Service  Billed  Allowed  Coinsurance  Plan paid  You owe\n04/06/2026  99214  Office visit  300.00  200.00\n"


@pytest.mark.parametrize(
    "words",
    [
        "Your coinsurance is 10%.",
        "You pay 10% of the allowed amount after the deductible.",
        "Your plan pays 90% of the allowed amount; you pay the rest.",
        "In-network coinsurance 10%, out-of-network coinsurance 30%",
        "Benefit level: 90/10 plan",
        "Your plan covers 90% of covered charges after the deductible. You pay the remaining 10%.",
        "The coinsurance rate under your plan is ten percent (10%).",
        "Usted paga el 10% de la cantidad permitida.",
        "Coaseguro: 10%",
        "After the deductible you pay 10% of the amount we allow and we pay the rest.",
        "Después del deducible su plan paga el 90% de la cantidad aprobada; su coaseguro es el 10%.",
    ],
)
def test_a_rate_is_heard_in_many_words(words):
    assert coinsurance_said(ROW + words, Network.IN) == Decimal("0.1")


@pytest.mark.parametrize(
    "words",
    [
        "You pay 10% coinsurance for tier 1 providers and\n30% for tier 2 providers.",
        "Coinsurance is 10% for primary care and 20% for specialists.",
        "Laboratory (tier 1) - coinsurance 10%. Imaging - coinsurance 20%.",
        "Coinsurance is a share of the cost, 80% of which the plan may pay.",
        "Your deductible is 20% used.",
    ],
)
def test_several_rates_or_none_give_no_rate(words):
    assert coinsurance_said(ROW + words, Network.IN) is None


def test_the_side_of_the_network_chooses_and_an_unknown_side_does_not():
    words = "You pay 10% in network and 40% coinsurance out of network."

    said = [coinsurance_said(words, side) for side in (Network.IN, Network.OUT, Network.UNKNOWN)]

    assert said[1:] == [Decimal("0.4"), None]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("This claim was processed in network.", Network.IN),
        ("Your provider does not participate in our network.", Network.OUT),
        ("Claims of network providers are paid in network. This provider is out of network.", Network.UNKNOWN),
        ("Call us about our network.", Network.UNKNOWN),
    ],
)
def test_the_network_is_what_sentences_say_of_the_claim(words, side):
    assert network_said(words) is side
