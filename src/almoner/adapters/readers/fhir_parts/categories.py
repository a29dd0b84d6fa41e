"""What an adjudication category means for a bill: HL7's and CARIN's codes, and Medicare's own names, which win over both.

Medicare's servers put a general code beside their own name, and it is sometimes the wrong one ("submitted" beside a payment
amount, "coinsurance" beside a gross drug cost), so where Medicare's name stands it alone decides.
"""

from almoner.adapters.readers.fhir_parts.places import At

CHARGE = "charge"
ALLOWED = "allowed"
BENEFIT = "benefit"  # all that the plan pays
TO_PROVIDER, TO_PATIENT = "to_provider", "to_patient"
DEDUCTIBLE, COPAY, COINSURANCE = "deductible", "copay", "coinsurance"
OWES = "owes"
PATIENT_PAID = "patient_paid"
DRUG_COST = "drug_cost"
DISCOUNT, NONCOVERED, PRIOR = "discount", "noncovered", "priorpayerpaid"
REASON = "reason"
NETWORK = "network"
REDUCTIONS = frozenset({DISCOUNT, NONCOVERED, PRIOR, REASON})

STANDARD = {
    "submitted": CHARGE, "submittedamount": CHARGE, "billed": CHARGE,
    "eligible": ALLOWED, "allowed": ALLOWED, "allowedamount": ALLOWED,
    "benefit": BENEFIT, "paidtoprovider": TO_PROVIDER, "paidtopatient": TO_PATIENT,
    "deductible": DEDUCTIBLE, "copay": COPAY, "coinsurance": COINSURANCE,
    "memberliability": OWES, "paidbypatient": PATIENT_PAID, "drugcost": DRUG_COST,
    "discount": DISCOUNT, "noncovered": NONCOVERED, "priorpayerpaid": PRIOR,
    "adjustmentreason": REASON, "denialreason": REASON,
    "benefitpaymentstatus": NETWORK, "billingnetworkstatus": NETWORK, "renderingnetworkstatus": NETWORK,
    "billingnetworkcontractingstatus": NETWORK, "renderingnetworkcontractingstatus": NETWORK,
    "inoutnetwork": NETWORK, "allowedunits": "", "consumedunits": "",
}  # fmt: skip

WORDS = {
    "submitted amount": CHARGE, "submitted": CHARGE, "billed amount": CHARGE, "charge": CHARGE, "charges": CHARGE,
    "allowed amount": ALLOWED, "allowed": ALLOWED, "eligible amount": ALLOWED,
    "benefit amount": BENEFIT, "plan paid": BENEFIT,
    "deductible": DEDUCTIBLE, "copay": COPAY, "co-pay": COPAY, "copayment": COPAY, "coinsurance": COINSURANCE,
    "co-insurance": COINSURANCE, "member liability": OWES, "patient responsibility": OWES,
}  # fmt: skip

MEDICARE = {
    name: role
    for role, names in {
        CHARGE: "line_sbmtd_chrg_amt rev_cntr_tot_chrg_amt clm_line_sbmt_chrg_amt clm_tot_chrg_amt clm_sbmt_chrg_amt"
        " nch_carr_clm_sbmtd_chrg_amt",
        DRUG_COST: "tot_rx_cst_amt",
        ALLOWED: "line_alowd_chrg_amt clm_line_alowd_chrg_amt clm_alowd_chrg_amt nch_carr_clm_alowd_amt",
        BENEFIT: "line_nch_pmt_amt rev_cntr_pmt_amt_amt clm_line_cvrd_pd_amt cvrd_d_plan_pd_amt",
        TO_PROVIDER: "line_prvdr_pmt_amt rev_cntr_prvdr_pmt_amt clm_line_prvdr_pmt_amt clm_prvdr_pmt_amt nch_clm_prvdr_pmt_amt"
        " clm_op_prvdr_pmt_amt",
        TO_PATIENT: "line_bene_pmt_amt rev_cntr_bene_pmt_amt clm_line_bene_pd_amt clm_bene_pd_amt nch_clm_bene_pmt_amt"
        " clm_op_bene_pmt_amt",
        DEDUCTIBLE: "line_bene_ptb_ddctbl_amt rev_cntr_cash_ddctbl_amt clm_line_mdcr_ddctbl_amt clm_mdcr_ddctbl_amt"
        " carr_clm_cash_ddctbl_apld_amt nch_bene_ip_ddctbl_amt nch_bene_ptb_ddctbl_amt clm_mdcr_ip_bene_ddctbl_amt",
        COINSURANCE: "line_coinsrnc_amt clm_line_mdcr_coinsrnc_amt rev_cntr_coinsrnc_wge_adjstd_c nch_bene_pta_coinsrnc_lblty_amt"
        " nch_bene_ptb_coinsrnc_amt clm_mdcr_coinsrnc_amt clm_bene_pmt_coinsrnc_amt",
        PATIENT_PAID: "ptnt_pay_amt clm_line_bene_pmt_amt clm_bene_pmt_amt rev_cntr_ptnt_rspnsblty_pmt",
        DISCOUNT: "lics_amt clm_line_lis_amt rptd_gap_dscnt_num clm_line_rptd_gap_dscnt_amt clm_tot_cntrctl_amt",
        NONCOVERED: "rev_cntr_ncvrd_chrg_amt clm_line_ncvrd_chrg_amt clm_ncvrd_chrg_amt nch_ip_ncvrd_chrg_amt",
        PRIOR: "line_bene_prmry_pyr_pd_amt rev_cntr_1st_msp_pd_amt rev_cntr_2nd_msp_pd_amt clm_bene_prmry_pyr_pd_amt"
        " clm_line_instnl_msp1_pd_amt clm_line_instnl_msp2_pd_amt prpayamt clm_mdcr_instnl_prmry_pyr_amt"
        " clm_mdcr_prfnl_prmry_pyr_amt othr_troop_amt plro_amt clm_line_plro_amt clm_line_othr_tp_pd_amt clm_othr_tp_pd_amt",
        REASON: "rev_cntr_1st_ansi_cd rev_cntr_2nd_ansi_cd rev_cntr_3rd_ansi_cd rev_cntr_4th_ansi_cd",
    }.items()
    for name in names.split()
}


def is_medicare(system: str) -> bool:
    """Whether a code system is one of Medicare's own."""
    return "bluebutton.cms.gov" in system


def role_of(category: At) -> str:
    """What the amount beside this category is; "" where a bill has no place for it."""
    codes = list(category.codings())
    own = [code.rpartition("/")[2].lower() for system, code in codes if is_medicare(system)]
    if own and any(code == PRIOR for _, code in codes) and "clm_tot_chrg_amt" in own:
        return PRIOR  # Medicare's R4 server puts what a prior payer paid under the name of the total charge
    if own:
        return next((MEDICARE[name] for name in own if name in MEDICARE), "")
    for _, code in codes:
        if code.lower() in STANDARD:
            return STANDARD[code.lower()]
        if network_word(code):
            return NETWORK
    if codes:
        return ""
    return WORDS.get((category.words() or "").lower().rstrip(":"), "")


def network_word(code: str) -> str | None:
    """ "in" or "out" for the codes CARIN and HL7 use, None for any other."""
    plain = code.lower().replace("-", "").replace("_", "").replace(" ", "")
    if plain in {"in", "innetwork", "contracted"}:
        return "in"
    if plain in {"out", "outofnetwork", "outnetwork", "noncontracted"}:
        return "out"
    return None
