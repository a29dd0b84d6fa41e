"""The kinds of payer, apart from everything that judges them."""

PAYERS = (
    "medicare",
    "medicare-advantage",
    "medicaid",
    "commercial",
    "self-pay",
    "va",
    "tricare",
    "chip",
    "fehb",
    "ihs",
    "workers-comp",
    "auto",
    "short-term",
    "fixed-indemnity",
    "sharing-ministry",
    "unknown",
)
"""Kinds of payer, as `--payer` takes them."""
