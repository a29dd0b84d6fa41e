"""A made-up audit's JSON value as far as a case looks at it."""

from copy import deepcopy

BILL = {
    "id": "b1",
    "kind": "bill",
    "balance": "500.00",
    "patient_responsibility": None,
    "statement_date": "2026-10-01",
    "insurance_pending": None,
    "payer": {"name": None, "type": "self-pay"},
    "patient": {"name": "Ana Example"},
    "provider": {"name": "Riverbend Example Hospital", "state": "NC"},
    "lines": [{"id": "l1"}],
}
EOB = BILL | {"id": "e1", "kind": "eob", "balance": None, "patient_responsibility": "400.00", "lines": []}
CARE = {"bills": ["b1"], "decisions": [], "collections": [], "notices": [], "missing": []}
FINDING = {
    "id": "f1",
    "check": "A07",
    "class": "fact",
    "message": {"key": "same_line_twice", "args": {}},
    "lines": ["l1"],
    "bills": [],
    "group": "g1",
    "at_stake": "120.00",
    "authority": [],
    "deadline": None,
    "letters": ["line-dispute"],
}
RIGHT = {
    "id": "r1",
    "check": "I06",
    "message": {"key": "may_ask_itemised", "args": {}},
    "bills": ["b1"],
    "authority": [],
    "deadline": None,
    "letters": ["itemized-bill"],
}


def audit(**parts):
    """One bill about one care; nothing found in it unless said."""
    whole = {"bills": [BILL], "encounters": [CARE], "notices": [], "findings": [], "rights": [], "could_not_check": []}
    return deepcopy(whole | parts)


def due(act_by, last_day, rule):
    return {"act_by": act_by, "last_day": last_day, "rule": rule}


def authority(*ids):
    return [{"id": one} for one in ids]
