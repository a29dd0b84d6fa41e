"""Columns of machine-made claim files (CMS research files, claim line feeds, newer claim tables), by their exact names."""

EXACT: dict[str, str] = {
    name: role
    for role, names in {
        "day": "CLM_LINE_FROM_DT LINE_1ST_EXPNS_DT REV_CNTR_DT CLM_LINE_INSTNL_REV_CTR_DT SRVC_DT",
        "through": "CLM_LINE_THRU_DT LINE_LAST_EXPNS_DT",
        "bill_first_day": "CLM_FROM_DT",
        "bill_last_day": "CLM_THRU_DT",
        "code": "CLM_LINE_HCPCS_CD HCPCS_CD",
        "modifiers": "HCPCS_1_MDFR_CD HCPCS_2_MDFR_CD HCPCS_3_MDFR_CD HCPCS_4_MDFR_CD HCPCS_5_MDFR_CD HCPCS_1ST_MDFR_CD"
        " HCPCS_2ND_MDFR_CD HCPCS_3RD_MDFR_CD HCPCS_4TH_MDFR_CD",
        "revenue_code": "CLM_LINE_PROD_REV_CTR_CD CLM_LINE_REV_CTR_CD REV_CNTR",
        "ndc": "CLM_LINE_NDC_CD LINE_NDC_CD PROD_SRVC_ID REV_CNTR_IDE_NDC_UPC_NUM",
        "units": "CLM_LINE_SRVC_UNIT_QTY LINE_SRVC_CNT REV_CNTR_UNIT_CNT QTY_DSPNSD_NUM",
        "unit_price": "REV_CNTR_RATE_AMT",
        "charge": "LINE_SBMTD_CHRG_AMT CLM_LINE_SBMT_CHRG_AMT REV_CNTR_TOT_CHRG_AMT TOT_RX_CST_AMT",
        "allowed": "LINE_ALOWD_CHRG_AMT CLM_LINE_ALOWD_CHRG_AMT",
        "paid": "LINE_NCH_PMT_AMT CLM_LINE_CVRD_PD_AMT REV_CNTR_PMT_AMT_AMT CVRD_D_PLAN_PD_AMT REV_CNTR_PMT_AMT",
        "deductible": "LINE_BENE_PTB_DDCTBL_AMT CLM_LINE_MDCR_DDCTBL_AMT REV_CNTR_CASH_DDCTBL_AMT",
        "coinsurance": "LINE_COINSRNC_AMT CLM_LINE_MDCR_COINSRNC_AMT REV_CNTR_COINSRNC_WGE_ADJSTD_C",
        "patient_owes": "REV_CNTR_PTNT_RSPNSBLTY_PMT PTNT_PAY_AMT",
        "not_covered": "CLM_LINE_NCVRD_CHRG_AMT REV_CNTR_NCVRD_CHRG_AMT",
        "bill_total": "CLM_TOT_CHRG_AMT NCH_CARR_CLM_SBMTD_CHRG_AMT CLM_MDCR_INSTNL_TOT_CHRG_AMT CLM_SBMT_CHRG_AMT",
        "bill_paid": "CLM_PMT_AMT",
        "diagnoses": "LINE_ICD_DGNS_CD CLM_LINE_DGNS_CD",
        "place_of_service": "LINE_PLACE_OF_SRVC_CD CLM_POS_CD",
        "npi": "PRF_PHYSN_NPI RNDRNG_PHYSN_NPI RNDRG_PRVDR_NPI_NUM CLM_RNDRG_PRVDR_NPI_NUM",
        "claim": "CLM_ID CUR_CLM_UNIQ_ID CLM_UNIQ_ID PDE_ID",
        "claim_control": "CLM_CNTL_NUM CARR_CLM_CNTL_NUM FI_DOC_CLM_CNTL_NUM",
        "member_id": "BENE_ID BENE_MBI_ID BENE_SK",
        "line_number": "LINE_NUM CLM_LINE_NUM",
        "type_of_bill": "CLM_TYPE_CD NCH_CLM_TYPE_CD",
    }.items()
    for name in names.split()
}
"""Upper-case column name to role; a role beginning with "bill_" belongs to the claim as a whole and repeats on its rows."""

MACHINE_MARKS = (
    "CLM_",
    "BENE_",
    "LINE_",
    "REV_CNTR",
    "_CD",
    "_AMT",
    "_DT",
    "_NUM",
    "NCH_",
    "PRVDR_",
    "_QTY",
    "_SK",
    "_SW",
    "_IND",
)


def machine_name(heading: str) -> bool:
    """Whether a heading is spelled as such files spell theirs; words are not compared with it then."""
    name = heading.strip().upper()
    return heading.strip() == name and "_" in name and any(mark in name for mark in MACHINE_MARKS)
