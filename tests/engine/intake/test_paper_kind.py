"""What a paper is, by its words: an estimate or "this is not a bill" is never a bill."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.bill import BillKind, Network, NoticeKind, PaperKind
from almoner.engine.intake.paper_kind import bill_kind, network_of, notice_kinds, paper_kinds, payer_type

PAPERS = [
    ("Patient Statement\nStatement date 02/03/2026\nAmount due $40.00\nPlease pay by", PaperKind.BILL),
    ("ESTADO DE CUENTA\nSaldo pendiente\nFecha de vencimiento", PaperKind.BILL),
    ("Explanation of Benefits. THIS IS NOT A BILL. Amount due to provider. Balance due. Please pay your provider", PaperKind.EOB),
    ("Esto no es una factura. Explicación de beneficios", PaperKind.EOB),
    ("Medicare Summary Notice for Part B", PaperKind.EOB),
    ("Good Faith Estimate. This is not a bill. Expected charges. Amount due", PaperKind.ESTIMATE),
    ("Estimate of charges - this is not a bill. Statement date 02/03/2026", PaperKind.ESTIMATE),
    ("How we processed your claim. This is only an estimate. This is not a bill", PaperKind.EOB),
    ("This is an attempt to collect a debt. Amount due: $90.00. Please remit. Original creditor: Made-up Hospital", PaperKind.COLLECTION),
    ("835 Remittance Advice Check/EFT number Payee", PaperKind.REMITTANCE),
    ("Summary of Benefits and Coverage: what this plan covers", PaperKind.PLAN),
    ("Advance Beneficiary Notice of Non-coverage", PaperKind.NOTICE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), PAPERS)
def test_a_paper_is_known_by_its_words(text, kind):
    (best, odds), *others = paper_kinds(text)
    assert best is kind
    assert odds > 500
    assert all(other < odds for _, other in others)


def test_silent_papers_stay_unknown():
    assert paper_kinds("The quick brown fox") == ()
    assert paper_kinds("") == ()


@given(st.text(max_size=300))
def test_odds_stay_within_bounds(text):
    assert sum(odds for _, odds in paper_kinds(text)) <= 1000


def test_only_bill_shaped_papers_have_a_bill_kind():
    assert bill_kind(PaperKind.EOB) is BillKind.EOB
    assert bill_kind(PaperKind.STATEMENT) is BillKind.BILL
    assert bill_kind(PaperKind.PLAN) is None


def test_one_letter_can_tell_several_things():
    text = (
        "This is from a debt collector. Financial assistance is available. We intend to report your account to a credit bureau."
    )
    assert notice_kinds(text) == (NoticeKind.COLLECTION, NoticeKind.COLLECTION_ACTION, NoticeKind.FINANCIAL_ASSISTANCE)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Medicare", "medicare"), ("Medicare Part B", "medicare"), ("Aetna Medicare PPO", "medicare-advantage"),
        ("Medi-Cal", "medicaid"), ("Blue Cross Blue Shield of Nowhere", "commercial"), ("BCBS", "commercial"),
        ("Federal Employee Program (FEP) Blue Cross", "fehb"), ("TRICARE East", "tricare"), ("Self-pay", "self-pay"),
        ("Workers' Compensation", "workers-comp"), ("VA Community Care", "va"), ("CHIP", "chip"), ("Sin seguro", "self-pay"),
        ("Seguro médico Ejemplo", "commercial"), ("Jane Example", None), ("Indian Health Service", "ihs"),
    ],
)  # fmt: skip
def test_a_payer_is_known_by_its_name(name, kind):
    assert payer_type(name) == kind


def test_network_words():
    assert network_of("Out-of-network provider") is Network.OUT
    assert network_of("In-Network") is Network.IN
    assert network_of("fuera de la red") is Network.OUT
    assert network_of("in-network or out-of-network") is Network.UNKNOWN
    assert network_of("") is Network.UNKNOWN


def test_the_slip_of_a_bill_is_no_payers_advice():
    bill = "Made-up Hospital\nSummary of charges\nTotal charges 440.00\nAmount due 440.00\nRemittance advice\nPay by 05/21/2026"
    assert paper_kinds(bill)[0][0] is PaperKind.BILL
    advice = "Made-up Health Plan\nRemittance advice\nPayee Made-up Clinic\nEFT number 88812\nBalance due 0.00"
    assert paper_kinds(advice)[0][0] is PaperKind.REMITTANCE
