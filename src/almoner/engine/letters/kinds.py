"""The letters the house writes: whom each is for, which findings it serves, what it says and which rules it may cite."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from almoner.engine.law.deadlines import Event
from almoner.engine.letters.letter import To


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph: a key of the letters' words, the facts its slots show, and the condition under which it is said."""

    key: str
    facts: tuple[str, ...] = ()
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """Things asked for, as a list; each is a `Say`."""

    items: tuple[Say, ...]


class Special(StrEnum):
    """Parts made from findings and lines."""

    POINTS = "points"
    CHARGES = "charges"


Body = tuple[Say | Ask | Special, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """The deadline of a letter where its findings bring none: a rule, its event, and the fact that holds the event's day."""

    rule: str
    event: Event
    fact: str


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter. `serves` are message keys of findings and rights; `about` the facts named above the text.

    `cites` are the rules it may rest on, each printed only where it may be; `warns` are keys of what the person is told
    beside the letter; `payers` the kinds of payer it is for, empty for any; `outside` that it is for
    care outside the plan's network, `unanswered` that it says no answer of the plan has come. `cites_of` are rules of `cites`
    that belong to one finding alone: beside other findings they are left out. `application` are the facts of one that goes with
    the letter, `gathers` keys of the papers that the person adds to it.
    """

    id: str
    to: To
    about: tuple[str, ...]
    body: Body
    serves: frozenset[str] = frozenset()
    cites: tuple[str, ...] = ()
    times: Times | None = None
    warns: tuple[str, ...] = ()
    payers: frozenset[str] = frozenset()
    outside: bool = False
    unanswered: bool = False
    cites_of: tuple[tuple[str, tuple[str, ...]], ...] = ()
    application: tuple[str, ...] = ()
    gathers: tuple[str, ...] = ()


def says(key: str, *facts: str, when: str | None = None) -> Say:
    return Say(key, facts, when)


def asks(*keys: str) -> Ask:
    return Ask(tuple(Say(key) for key in keys))


BILL = ("patient", "birth_date", "account", "care", "bill_on")
ASKED = (*BILL, "asked")
CLAIM = ("patient", "birth_date", "member_id", "claim", "care")
MEDICARE = ("patient", "birth_date", "medicare_number", "care")
PLANS = frozenset({"commercial", "fehb", "medicare-advantage", "chip", "tricare"})
PRIVATE = frozenset({"commercial", "fehb"})
CLOSE = (says("hold"), says("answer"))
BILLED_WRONG = frozenset(
    {
        "line_above_price",
        "same_line_twice",
        "same_line_twice_ask",
        "lines_not_total",
        "lines_not_row_total",
        "balance_above_sum",
        "balance_above_charges",
        "nearly_same_line",
        "nearly_same_day",
        "same_charge_two_bills",
        "same_test_two_bills",
        "room_days",
        "room_days_on_moving",
        "before_stay",
        "after_stay",
        "not_paid_together",
        "not_paid_together_unless",
        "panel_and_part",
        "panel_and_part_unless",
        "units_above_line",
        "units_above_day",
        "units_above_usual",
        "units_none_paid",
        "addon_alone",
        "code_ended",
        "code_not_yet",
        "code_not_listed",
        "modifier_ended",
        "modifier_not_yet",
        "visit_in_surgery_package",
        "whole_and_parts",
        "above_posted_cash",
        "above_highest_posted_cash",
        "above_posted_cash_in_all",
        "above_limiting_charge",
        "share_above_hospital_deductible",
        "addon_perhaps_alone",
        "tests_before_stay",
        "care_before_stay",
        "several_blood_draws",
        "drug_units",
        "drug_units_above_package",
        "drug_package_thrown",
        "drug_waste_both",
        "drug_waste_unsaid",
    }
)
TWICE = frozenset({"same_line_twice", "same_line_twice_ask", "nearly_same_line", "nearly_same_day"})
DETAILS = frozenset(
    {
        "names_differ",
        "name_not_yours",
        "birth_dates_differ",
        "birth_date_not_yours",
        "member_ids_differ",
        "member_id_not_yours",
        "record_numbers_differ",
    }
)
NOT_CREDITED = frozenset({"payment_not_carried", "payment_not_shown", "billed_after_paid"})
ABOVE_EOB = frozenset({"bill_above_eob", "discount_shifted", "above_medicare_share"})
LATE_CLAIM = frozenset({"late_claim_billed", "late_claim_billed_no_day"})
ABOVE_ESTIMATE = frozenset({"far_above_estimate", "estimate_late"})
PLAN_WRONG = frozenset(
    {
        "owes_more_than_sum",
        "owes_more_than_sum_in_all",
        "deductible_above_limit",
        "deductible_same_care",
        "coinsurance_too_high",
        "above_yearly_maximum",
        "above_federal_maximum",
    }
)
VALIDATION = frozenset(
    {
        "validation_parts_missing",
        "validation_parts_missing_undated",
        "validation_late",
        "validation_time_short",
        "collection_went_on",
    }
)
HARSH = frozenset({"harsh_step_too_early", "harsh_step_announced", "notice_without_summary"})
AID = frozenset({"hospital_help", "hospital_help_income", "help_time_open", "help_time_at_least", "help_time_may_be_open"})
SURPRISE = frozenset({"emergency_balance", "ancillary_balance", "air_ambulance_balance"})
NEVER_SERVED = frozenset({"line_below_price", "balance_below_sum"})
"""Findings in the person's favour: to complain of them could only raise the bill."""

KINDS: tuple[LetterKind, ...] = (
    LetterKind(
        "itemized-bill",
        To.PROVIDER,
        BILL,
        (
            says("itemised_open"),
            asks("item_service", "item_code", "item_units", "item_payments", "item_who"),
            says("itemised_plain"),
            *CLOSE,
        ),
        serves=frozenset({"may_ask_itemised"}),
        cites=(
            "tx-hsc-185-002",
            "il-210-ilcs-88-20",
            "al-22-21-7",
            "wv-16-5b-9",
            "cfr-45-164-524",
            "cfr-45-164-501",
        ),
    ),
    LetterKind(
        "billing-records",
        To.PROVIDER,
        ("patient", "birth_date", "account", "care"),
        (
            says("records_open"),
            asks("record_itemised", "record_claims", "record_remittances", "record_ledger", "record_notes"),
            says("records_form"),
            says("records_cost"),
            says("answer"),
        ),
        cites=("cfr-45-164-524", "cfr-45-164-501", "cfr-45-164-524-b-2", "cfr-45-164-524-c"),
        warns=("warn_records",),
    ),
    LetterKind(
        "medicare-itemized-statement",
        To.PROVIDER,
        (*MEDICARE, "account"),
        (
            says("medicare_statement_open"),
            asks("item_service", "item_code", "item_units"),
            says("medicare_statement_when"),
            says("answer"),
        ),
        serves=frozenset({"may_ask_itemised_medicare", "medicare_statement_right"}),
        cites=("usc-42-1395b-7-b-1", "usc-42-1395b-7-b-2"),
        warns=("warn_medicare_statement",),
        payers=frozenset({"medicare"}),
    ),
    LetterKind(
        "medicare-statement-overdue",
        To.PROVIDER,
        (*MEDICARE, "account"),
        (
            says("overdue_open"),
            Special.POINTS,
            asks("item_service", "item_code", "item_units"),
            says("overdue_next"),
            says("answer"),
        ),
        serves=frozenset({"medicare_statement_overdue"}),
        cites=("usc-42-1395b-7-b-1", "usc-42-1395b-7-b-2"),
        warns=("warn_medicare_statement",),
        payers=frozenset({"medicare"}),
    ),
    LetterKind(
        "medicare-itemized-review",
        To.MEDICARE,
        (*MEDICARE, "provider"),
        (
            says("medicare_review_open", "provider", "statement_received"),
            Special.POINTS,
            Special.CHARGES,
            says("medicare_review_ask"),
        ),
        serves=TWICE | {"before_stay", "after_stay", "medicare_review_right"},
        cites=("usc-42-1395b-7-b-3", "usc-42-1395b-7-b-3-B-i", "usc-42-1395b-7-b-3-B-ii"),
        times=Times("medicare-itemised-review", Event.RECEIPT, "statement_received"),
        warns=("warn_medicare_review",),
        payers=frozenset({"medicare"}),
    ),
    LetterKind(
        "line-dispute",
        To.PROVIDER,
        ASKED,
        (says("dispute_open"), Special.POINTS, Special.CHARGES, says("dispute_ask"), says("not_agreed"), *CLOSE),
        serves=BILLED_WRONG,
    ),
    LetterKind(
        "second-notice",
        To.PROVIDER,
        ASKED,
        (
            says("second_open", "first_letter_on"),
            Special.POINTS,
            Special.CHARGES,
            says("second_ask"),
            says("second_next"),
            says("not_agreed"),
            *CLOSE,
        ),
        serves=BILLED_WRONG | ABOVE_EOB | NOT_CREDITED | LATE_CLAIM | ABOVE_ESTIMATE | SURPRISE | {"qmb_billed"},
        warns=("warn_second",),
    ),
    LetterKind(
        "payment-not-credited",
        To.PROVIDER,
        ASKED,
        (says("credit_open"), Special.POINTS, says("credit_ask"), says("not_agreed"), *CLOSE),
        serves=NOT_CREDITED,
        cites=("cfr-42-489-40", "cfr-42-489-41"),
        warns=("warn_receipt",),
    ),
    LetterKind(
        "wrong-details",
        To.PROVIDER,
        BILL,
        (says("details_open"), Special.POINTS, says("details_ask"), *CLOSE),
        serves=DETAILS,
    ),
    LetterKind(
        "bill-against-eob",
        To.PROVIDER,
        (*ASKED, "plan", "claim"),
        (
            says("eob_open", "plan", "eob_on"),
            says("eob_share", "asked", "share", when="share"),
            Special.POINTS,
            says("eob_ask"),
            says("not_agreed"),
            *CLOSE,
        ),
        serves=ABOVE_EOB,
        cites=("usc-42-1395cc-a-1-A", "cfr-42-489-21"),
        payers=PLANS | {"medicare"},
    ),
    LetterKind(
        "insurer-not-billed",
        To.PROVIDER,
        (*ASKED, "plan", "member_id"),
        (
            says("unbilled_open"),
            says("unbilled_plan", "plan", "member_id"),
            asks("unbilled_send", "unbilled_proof", "unbilled_new"),
            says("not_agreed"),
            *CLOSE,
        ),
        warns=("warn_unbilled",),
        payers=PLANS | {"medicare", "medicaid"},
        unanswered=True,
    ),
    LetterKind(
        "late-claim",
        To.PROVIDER,
        (*ASKED, "plan", "claim"),
        (says("late_open", "plan"), Special.POINTS, says("late_ask"), says("not_agreed"), *CLOSE),
        serves=LATE_CLAIM,
        cites=("usc-42-1395n", "cfr-42-424-44", "usc-42-1395cc-a-1-A"),
        warns=("warn_late",),
        payers=PLANS | {"medicare"},
    ),
    LetterKind(
        "estimate-dispute",
        To.PROVIDER,
        (*ASKED, "estimate_on", "estimate_total"),
        (
            says("estimate_open", "estimate_on"),
            Special.POINTS,
            says("estimate_ask"),
            says("estimate_next"),
            says("not_agreed"),
            *CLOSE,
        ),
        serves=ABOVE_ESTIMATE | {"estimate_right"},
        cites=("usc-42-300gg-136", "usc-42-300gg-137", "cfr-45-149-610", "cfr-45-149-620-a-2-ii", "cfr-45-149-620-a-2-iii"),
        times=Times("ppdr-start", Event.BILL, "first_bill_on"),
        warns=("warn_ppdr_runs",),
        payers=frozenset({"self-pay"}),
    ),
    LetterKind(
        "ppdr-packet",
        To.REVIEWER,
        (*ASKED, "provider", "estimate_on", "estimate_total"),
        (
            says("ppdr_open", "provider"),
            Special.POINTS,
            says("ppdr_facts"),
            asks("ppdr_estimate", "ppdr_bill", "ppdr_contact", "ppdr_state"),
            says("ppdr_ask"),
        ),
        serves=frozenset({"far_above_estimate", "estimate_dispute"}),
        cites=("cfr-45-149-620-c-1", "cfr-45-149-620-c-4", "cfr-45-149-620-g", "cms-ppdr-fee"),
        times=Times("ppdr-start", Event.BILL, "first_bill_on"),
        warns=("warn_ppdr",),
        payers=frozenset({"self-pay"}),
    ),
    LetterKind(
        "dispute-hold",
        To.PROVIDER,
        (*ASKED, "estimate_on", "estimate_total"),
        (says("pending_open"), asks("pending_collect", "pending_fees", "pending_treat"), says("not_agreed"), says("answer")),
        serves=frozenset({"estimate_dispute"}),
        cites=("cfr-45-149-620-c-5", "cfr-45-149-620-c-6", "cfr-45-149-620-f"),
        warns=("warn_pending",),
        payers=frozenset({"self-pay"}),
    ),
    LetterKind(
        "surprise-bill",
        To.PROVIDER,
        (*ASKED, "plan", "claim"),
        (
            says("surprise_open"),
            asks("surprise_tick_emergency", "surprise_tick_facility", "surprise_tick_air"),
            says("surprise_plan", "plan"),
            Special.POINTS,
            asks("surprise_network", "surprise_new", "surprise_refund"),
            says("surprise_consent"),
            says("not_agreed"),
            *CLOSE,
        ),
        serves=SURPRISE,
        cites=(
            "usc-42-300gg-131",
            "usc-42-300gg-132",
            "usc-42-300gg-135",
            "cfr-45-149-410",
            "cfr-45-149-420",
            "cfr-45-149-440",
        ),
        cites_of=(
            ("emergency_balance", ("usc-42-300gg-131", "cfr-45-149-410")),
            ("ancillary_balance", ("usc-42-300gg-132", "cfr-45-149-420")),
            ("air_ambulance_balance", ("usc-42-300gg-135", "cfr-45-149-440")),
        ),
        warns=("warn_surprise",),
        payers=PRIVATE,
        outside=True,
    ),
    LetterKind(
        "consent-challenge",
        To.PROVIDER,
        (*ASKED, "plan"),
        (
            says("consent_open"),
            asks("consent_copy", "consent_when", "consent_estimate", "consent_language"),
            says("consent_never"),
            says("consent_ask"),
            says("not_agreed"),
            *CLOSE,
        ),
        cites=("usc-42-300gg-132-b", "cfr-45-149-420-b", "cfr-45-149-420-c"),
        warns=("warn_consent",),
        payers=PRIVATE,
        outside=True,
    ),
    LetterKind(
        "medicaid-refusal",
        To.PROVIDER,
        (*ASKED, "medicaid_number"),
        (
            says("medicaid_open"),
            Special.POINTS,
            asks("medicaid_bill", "medicaid_zero", "medicaid_refund"),
            says("not_agreed"),
            *CLOSE,
        ),
        serves=frozenset({"medicaid_patient_billed"}),
        cites=("cfr-42-447-15", "cfr-42-447-20-a", "usc-42-1396a-a-25-C"),
        warns=("warn_medicaid",),
        payers=frozenset({"medicaid"}),
    ),
    LetterKind(
        "qmb-refusal",
        To.PROVIDER,
        (*ASKED, "medicare_number"),
        (says("qmb_open"), Special.POINTS, asks("qmb_stop", "qmb_bill", "medicaid_refund"), says("not_agreed"), *CLOSE),
        serves=frozenset({"qmb_billed"}),
        cites=("usc-42-1396a-n-3",),
        warns=("warn_qmb",),
        payers=frozenset({"medicare", "medicare-advantage"}),
    ),
    LetterKind(
        "debt-validation",
        To.COLLECTOR,
        ("patient", "collector_account", "creditor", "notice_on", "claimed"),
        (
            says("debt_open", "notice_on"),
            Special.POINTS,
            says("debt_ask"),
            asks("debt_creditor", "debt_itemised", "debt_insurance", "debt_aid", "debt_right", "debt_licence"),
            says("debt_stop"),
            says("debt_report"),
            says("debt_letter_only"),
        ),
        serves=VALIDATION,
        cites=("usc-15-1692g-b", "usc-15-1692g-a", "cfr-12-1006-34-a-1"),
        times=Times("debt-validation-dispute", Event.NOTICE, "notice_on"),
        warns=("warn_debt", "warn_debt_time"),
    ),
    LetterKind(
        "financial-assistance",
        To.HOSPITAL,
        (*ASKED, "household_size", "household_income"),
        (
            says("aid_open"),
            asks("aid_form", "aid_policy", "aid_proof", "aid_who", "aid_decision"),
            says("aid_pause"),
            says("aid_not_agreed"),
            says("answer"),
        ),
        serves=AID,
        cites=("usc-26-501-r-4", "cfr-26-1-501-r-1-b-3", "cfr-26-1-501-r-6-c-5", "usc-26-501-r-5"),
        times=Times("fap-application", Event.BILL, "first_bill_on"),
        warns=("warn_aid", "warn_aid_pause"),
    ),
    LetterKind(
        "aid-application",
        To.HOSPITAL,
        ASKED,
        (
            says("aid_encloses"),
            asks("aid_most", "aid_own_form", "aid_proof", "aid_decision"),
            says("aid_pause"),
            says("aid_not_agreed"),
            says("answer"),
        ),
        cites=("usc-26-501-r-4", "cfr-26-1-501-r-1-b-3", "cfr-26-1-501-r-6-c-5", "usc-26-501-r-5"),
        times=Times("fap-application", Event.BILL, "first_bill_on"),
        warns=("warn_aid", "warn_aid_pause"),
        application=(
            "patient",
            "birth_date",
            "address",
            "phone",
            "account",
            "care",
            "asked",
            "household_size",
            "household_income",
            "plan",
            "hardship",
        ),
        gathers=(
            "gather_bill",
            "gather_pay",
            "gather_tax",
            "gather_benefits",
            "gather_home",
            "gather_plan",
            "gather_nothing",
            "gather_not_needed",
        ),
    ),
    LetterKind(
        "harsh-steps",
        To.HOSPITAL,
        ASKED,
        (
            says("harsh_open"),
            Special.POINTS,
            asks("harsh_stop", "harsh_undo", "harsh_summary"),
            says("not_agreed"),
            says("answer"),
        ),
        serves=HARSH,
        cites=("usc-26-501-r-6", "cfr-26-1-501-r-6-a", "cfr-26-1-501-r-6-c-3", "cfr-26-1-501-r-6-c-4"),
        warns=("warn_aid_pause",),
    ),
    LetterKind(
        "plan-documents",
        To.PLAN,
        ("patient", "birth_date", "member_id"),
        (
            says("plan_papers_open"),
            asks("plan_spd", "plan_contract", "plan_rules", "plan_schedule"),
            says("plan_papers_cost"),
            says("answer"),
        ),
        cites=("usc-29-1024-b-4", "usc-29-1132-c-1"),
        warns=("warn_plan_papers",),
        payers=PRIVATE,
    ),
    LetterKind(
        "claim-file",
        To.PLAN,
        CLAIM,
        (
            says("claim_file_open"),
            asks("file_claims", "file_relied", "file_rules", "file_network", "file_notes"),
            says("claim_file_free"),
            says("answer"),
        ),
        cites=("cfr-29-2560-503-1-h-2-iii", "cfr-29-2560-503-1-m-8", "cfr-45-147-136-b-2-ii-C"),
        payers=PRIVATE,
    ),
    LetterKind(
        "internal-appeal",
        To.PLAN,
        (*CLAIM, "denial_on"),
        (
            says("appeal_open", "denial_on"),
            Special.POINTS,
            Special.CHARGES,
            says("appeal_reason", "appeal_reason"),
            says("appeal_ask"),
            says("appeal_file"),
            says("answer_decision"),
        ),
        serves=PLAN_WRONG,
        cites=("cfr-29-2560-503-1-h-3-i", "cfr-45-147-136-b", "cfr-29-2560-503-1-i-2"),
        times=Times("plan-internal-appeal", Event.NOTICE, "denial_on"),
        warns=("warn_appeal",),
        payers=PRIVATE,
    ),
    LetterKind(
        "external-review",
        To.PLAN,
        (*CLAIM, "final_denial_on"),
        (
            says("external_open", "final_denial_on"),
            Special.POINTS,
            says("external_reason", "appeal_reason"),
            asks("external_send", "external_evidence", "external_answer"),
            says("external_urgent"),
            says("answer_decision"),
        ),
        serves=PLAN_WRONG,
        cites=("cfr-45-147-136-d-2-i", "cfr-29-2590-715-2719-d", "cfr-45-147-136-d-1", "cfr-45-147-136-d-2-iii"),
        times=Times("external-review", Event.RECEIPT, "final_denial_on"),
        warns=("warn_external",),
        payers=PRIVATE,
    ),
    LetterKind(
        "medicare-redetermination",
        To.MEDICARE,
        (*MEDICARE, "provider", "denial_on"),
        (
            says("redetermination_open", "denial_on"),
            Special.POINTS,
            Special.CHARGES,
            says("redetermination_reason", "appeal_reason"),
            says("redetermination_ask"),
            says("answer_decision"),
        ),
        serves=PLAN_WRONG,
        cites=("usc-42-1395ff-a-3-C-i", "cfr-42-405-942", "usc-42-1395ff-a-3-C-ii"),
        times=Times("medicare-redetermination", Event.NOTICE, "denial_on"),
        warns=("warn_redetermination",),
        payers=frozenset({"medicare"}),
    ),
    LetterKind(
        "medicare-representative",
        To.MEDICARE,
        ("patient", "birth_date", "medicare_number"),
        (
            says("represent_name", "helper"),
            says("represent_medicare"),
            asks("represent_talk", "represent_papers", "represent_appeal"),
            says("represent_end"),
            says("represent_helper_sign", "helper", "helper_address", "helper_phone"),
        ),
        warns=("warn_cms_1696",),
        payers=frozenset({"medicare"}),
    ),
    LetterKind(
        "plan-representative",
        To.PLAN,
        ("patient", "birth_date", "member_id"),
        (
            says("represent_open", "helper"),
            asks("represent_talk", "represent_papers", "represent_appeal"),
            says("represent_end"),
            says("represent_helper_sign", "helper", "helper_address", "helper_phone"),
        ),
        warns=("warn_plan_form",),
        payers=PLANS,
    ),
    LetterKind(
        "medicaid-representative",
        To.PLAN,
        ("patient", "birth_date", "medicaid_number"),
        (
            says("represent_medicaid", "helper"),
            asks("represent_talk", "represent_mail", "represent_apply", "represent_appeal"),
            says("represent_private"),
            says("represent_end"),
            says("represent_helper_sign", "helper", "helper_address", "helper_phone"),
        ),
        warns=("warn_medicaid_form",),
        payers=frozenset({"medicaid"}),
    ),
    LetterKind(
        "share-my-records",
        To.PROVIDER,
        ("patient", "birth_date", "account"),
        (
            says("share_open", "helper"),
            asks("share_what", "share_health", "share_why"),
            says("share_until", "share_until"),
            says("share_revoke"),
            says("share_free"),
            says("share_onward"),
            says("share_signer", "signs_for"),
            says("represent_helper_sign", "helper", "helper_address", "helper_phone"),
        ),
        warns=("warn_share",),
    ),
    LetterKind(
        "confidential-provider",
        To.PROVIDER,
        ("patient", "birth_date", "account"),
        (
            says("private_open"),
            says("private_where", "private_address", "private_phone"),
            asks("private_bills", "private_calls", "private_portal"),
            says("private_provider_reason"),
            says("answer_there"),
        ),
        cites=("cfr-45-164-522-b-1-i",),
        warns=("warn_private",),
    ),
    LetterKind(
        "confidential-plan",
        To.PLAN,
        ("patient", "birth_date", "member_id"),
        (
            says("private_open"),
            says("private_danger"),
            says("private_where", "private_address", "private_phone"),
            asks("private_eobs", "private_calls", "private_portal"),
            says("answer_there"),
        ),
        cites=("cfr-45-164-522-b-1-ii",),
        warns=("warn_private", "warn_private_plan"),
        payers=PLANS,
    ),
)
BY_ID: Mapping[str, LetterKind] = {kind.id: kind for kind in KINDS}
ACTING = ("share-my-records", "plan-representative", "medicare-representative", "medicaid-representative")
"""Those by which somebody lets another see records or act for them."""
PERSONAL = frozenset(
    {
        "address",
        "phone",
        "to_address",
        "first_letter_on",
        "statement_received",
        "medicare_number",
        "medicaid_number",
        "appeal_reason",
        "final_denial_on",
        "helper",
        "helper_address",
        "helper_phone",
        "share_until",
        "signs_for",
        "private_address",
        "private_phone",
        "hardship",
    }
)
"""Facts that no paper gives: always for the person's own hand."""
