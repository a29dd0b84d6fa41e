"""Headings, labels and row words as real hospitals and plans print them, in two languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.intake.heading_words import ROLES
from almoner.engine.intake.headings import label_of, labels_of, plain_words, role_of, row_of
from almoner.engine.intake.label_words import LABELS
from almoner.engine.intake.layout_parts.roles import heading as role_in

HEADINGS = """day: Svc Date|DOS|Date|Date of Service|Fecha de servicio|ServiceDate|SERVICE_DATE|From|Serv. Dt.
code: HCPCS/CPT|Proc|CPT®|Proc Code|Código|CPT/HCPCS|Procedure Code|Código de procedimiento
revenue_code: Rev Cd|Rev Code|Revenue Code|REV. CD.|UB Rev
units: Qty|Units|Quantity|Unidades|Svc Units|Cant.|Service Units
unit_price: Unit Price|Price|Precio unitario|Rate|Price Each
charge: Chgs|Charges|Amount|Total Charges|Amount Billed|Cargo|Importe|Chrages|Billed Amt|total_charge_amt|Provider Charge|Ext. Price
allowed: Allowed|Allowed Amt|Medicare-Approved Amount|Monto permitido|Plan Allowance
adjustment: Adj|Contractual|Allowed/Plan Discount|Discount|Ajuste|Plan Discounts|Write-off|Network Savings
not_covered: Not Covered|Non-Covered Charges|Amount Not Covered
paid: Ins Pmt|Plan Paid|Your Plan Paid|What we paid|Pagado por el seguro|Insurance Payments|Benefits Paid
patient_paid: Patient Paid|You Paid|Pt Pmts|Your Payments
deductible: Deductible|Ded.|Deducible|Your Deductible|Applied to deductible
copay: Copay|Co-pay|Copago|Your copay
coinsurance: Coinsurance|Co-ins|Coaseguro|Your coinsurance
patient_owes: Pt Resp|You Owe|Amt Due|Amount You Owe|Patient Responsibility|Responsabilidad del paciente|Maximum You May Be Billed
running_balance: Balance|Saldo|Running Bal
description: Description|Desc.|Descripción|Service Description|Type of Service|Description of Services
modifiers: Mod|Modifier|Mods|Mod 1
ndc: NDC|NDC #
diagnoses: Dx|Diagnosis Code|ICD-10|Diagnóstico
npi: NPI|Rendering NPI
place_of_service: POS|Place of Service
reason_code: Reason Cd|CARC|Adj Reason
group_code: Group Code|CAS Group
remarks: Remark Codes|Notes|RARC
account: Acct #|Pat Acct No|Account Number|HAR|Visit #|Número de cuenta
patient: Patient Name|Pt Name|Paciente|Nombre del paciente
birth_date: DOB|Date of Birth|Fecha de nacimiento
member_id: Member ID|Subscriber ID|MRN
claim: Claim #|Claim Number|ICN|Clm No.
provider: Provider|Rendering Provider|Doctor|Proveedor
payer: Payer|Insurance Company
not_money: Zip Code|Phone"""

FIELDS = """total_charges: Total Charges:|New charges|Total billed|Total de cargos
adjustments: Contractual adj|Adjustments|Your discount|Ajustes
insurance_paid: Insurance payments|Insurance paid:|Plan paid|Pago del seguro
payments_and_adjustments: Payments/Adjustments|Total Payments & Adjustments
patient_paid: Your payments|Patient payments|You paid
previous_balance: Previous balance|Balance forward|Saldo anterior
interest: Interest|Finance charge|Late fee
balance: Amount due|Balance due|Please pay this amount|Total a pagar|Saldo pendiente|You owe|Current balance
patient_responsibility: Patient responsibility|Your total responsibility|Estimated patient responsibility
statement_date: Statement Date:|Bill date|Fecha del estado de cuenta
due_on: Due date|Payment due by|Fecha de vencimiento
account: Acct #|Account number|Número de cuenta
member_id: Member ID|Policy number
birth_date: Date of birth|DOB
patient: Patient|Patient name
guarantor: Guarantor|Responsible party
npi: NPI
tax_id: Tax ID|Federal tax ID|EIN
admitted: Admit Date|Admission date|Fecha de ingreso
discharged: Discharge date|Fecha de alta
service_dates: Date of service|Dates of service
deductible_limit: Annual deductible
deductible_used: Deductible met to date
out_of_pocket_limit: Out-of-pocket maximum
family_out_of_pocket_used: Family out-of-pocket met
claim: Claim number|Claim #"""


def cases(text):
    for row in text.splitlines():
        meaning, _, words = row.partition(": ")
        for heading in words.split("|"):
            yield heading, meaning


@pytest.mark.parametrize(("heading", "role"), list(cases(HEADINGS)))
def test_a_heading_means_its_role_first(heading, role):
    assert role_of(heading)[0][0] == role


@pytest.mark.parametrize(("label", "field"), list(cases(FIELDS)))
def test_a_label_names_its_field(label, field):
    assert label_of(label)[0] == field


def test_a_word_with_two_meanings_says_both():
    assert role_of("Amount")[0] == ("charge", 1000)
    assert "units" not in dict(role_of("Amount"))
    assert dict(role_of("Cantidad")) == {"units": 1000, "charge": 1000} | {
        role: odds for role, odds in role_of("Cantidad") if odds < 1000
    }


@pytest.mark.parametrize("words", ["", "xyzzy", "12345", "Jane Example", "!!!"])
def test_unknown_words_mean_nothing(words):
    assert role_of(words) == ()
    assert label_of(words) is None


def test_a_sentence_is_no_label():
    assert label_of("If you have any questions about the amount due on this statement please call our made-up office") is None


ROWS = """total: TOTAL|Total charges|Grand Total|Totales|Total general|Total billed|Total expected charges
subtotal: Subtotal|Pharmacy subtotal|Total for Pharmacy|Sub-total|Claim total
payment: Payment - thank you|Insurance payment - Made-up Plan|Pago del seguro|Patient payment|Check 1234|Medicare payment
adjustment: Medicare contractual adjustment|ADJ - CONTRACT|Ajuste contractual|Prompt pay discount|Charity write-off|Discount
carried_forward: Carried forward|Amount carried forward|Suma y sigue
previous_balance: Balance forward|Previous balance|Saldo anterior
balance: Balance due|Amount due|Saldo|Pay this amount|Total due
interest: Late fee|Finance charge"""


@pytest.mark.parametrize(("words", "kind"), list(cases(ROWS)))
def test_a_row_says_what_it_is(words, kind):
    assert row_of(words)[0] == kind


@pytest.mark.parametrize(
    "words",
    [
        "Total knee replacement",
        "Bilirubin total",
        "Total protein",
        "Office visit",
        "Subtotal gastrectomy",
        "Balance training",
        "",
    ],
)
def test_a_service_is_no_total(words):
    assert row_of(words) is None


@given(st.text(max_size=80))
def test_any_words_get_an_ordered_answer_within_bounds(text):
    for found in (role_of(text), labels_of(text)):
        odds = [odd for _, odd in found]
        assert odds == sorted(odds, reverse=True)
        assert all(0 < odd <= 1000 for odd in odds)
    row_of(text)


@given(st.sampled_from([(role, phrase) for role, phrases in ROLES.items() for phrase in phrases.split("|")]), st.booleans())
def test_capitals_and_signs_change_no_meaning(pair, loud):
    role, phrase = pair
    printed = phrase.upper() if loud else phrase.title().replace(" ", "_")
    assert plain_words(printed.replace("_", " ")) == plain_words(phrase)
    assert role in dict(role_of(printed))


@given(st.sampled_from([(field, phrase) for field, phrases in LABELS.items() for phrase in phrases.split("|")]))
def test_every_phrase_of_the_vocabulary_is_found(pair):
    field, phrase = pair
    assert field in dict(labels_of(phrase + ":"))


def test_a_word_of_its_own_is_no_misprint_of_a_heading():
    assert role_of("CHARGF")[0][0] == "charge"
    assert role_of("CHANGE") == ()


def test_a_unit_in_dollars_is_a_price_and_what_was_given_no_money():
    assert [role_in(words)[0][0] for words in ("Unit $", "Units", "Amount given", "Gross fee")] == [
        "unit_price",
        "units",
        "other_count",
        "charge",
    ]


def test_the_sum_of_one_treatment_is_no_total_of_the_paper():
    assert [row_of(words)[0] for words in ("Treatment total", "Session total", "Visit total", "Statement total")] == [
        "subtotal",
        "subtotal",
        "subtotal",
        "total",
    ]
