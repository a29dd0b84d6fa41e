"""The sender's address under its name: whole, in print and right below, or not at all."""

import io

import pytest

from almoner.adapters.readers.text import READER

BODY = """
Patient: Alex Example
Account number: A-100
Statement date: 03/01/2026

Date        Code   Description                   Qty      Charge
02/03/2026  99213  Made-up office visit            1      200.00

                                     Total charges      200.00
                                       Balance due      200.00
"""
STREET, PLACE = "1 Nowhere St", "Nowhere, NY 12207"


def address(head, more=""):
    [bill] = READER.read(io.BytesIO(f"{head}\n{BODY}{more}".encode()), "made-up.txt").bills
    spot = (bill.spots or {}).get("provider_address")
    assert (spot is not None) == bool(bill.provider.address)
    return bill.provider.address


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"MADE-UP CLINIC\n{STREET}\n{PLACE}", (STREET, PLACE)),
        (f"MADE-UP CLINIC\n{STREET}\nSuite 200\n{PLACE}", (STREET, "Suite 200", PLACE)),
        (f"MADE-UP CLINIC\n{STREET}, Suite 4\n{PLACE} (555) 555-0100", (f"{STREET}, Suite 4", PLACE)),
        (f"MADE-UP CLINIC\nPatient Financial Services\nPO Box 100\n{PLACE}-0100",
         ("Patient Financial Services", "PO Box 100", f"{PLACE}-0100")),
        (f"MADE-UP CLINIC\n{STREET}, {PLACE}", (f"{STREET}, {PLACE}",)),
        (f"MADE-UP CLINIC                 Statement date 03/01/2026\n{STREET}                   Account A-100\n{PLACE}",
         (STREET, PLACE)),
        (f"           MADE-UP CLINIC OF NOWHERE\n               {STREET}\n            {PLACE}", (STREET, PLACE)),
    ],
    ids=["two lines", "a suite", "a telephone", "a department", "one line", "beside other facts", "centered"],
)  # fmt: skip
def test_a_block_right_under_the_name_is_the_address(head, expected):
    assert address(head) == expected


@pytest.mark.parametrize(
    "head",
    [
        "MADE-UP CLINIC",
        f"MADE-UP CLINIC\n\n{STREET}\n{PLACE}",
        f"MADE-UP CLINIC\nAlex Example\n2 Home St\n{PLACE}",
        f"MADE-UP CLINIC\nITEMIZED STATEMENT\n{STREET}\n{PLACE}",
        f"MADE-UP CLINIC\nNowhere\n{PLACE}",
        f"MADE-UP CLINIC\n{STREET}\nNowhere, ZZ 12207",
        f"MADE-UP CLINIC\n{PLACE}",
    ],
    ids=["none", "apart", "somebody's home", "a title", "no street", "no state", "a place alone"],
)
def test_what_is_not_surely_its_address_is_left_out(head):
    assert address(head) == ()


@pytest.mark.parametrize(
    "more", ["\nSend written disputes to: PO Box 9, Elsewhere, NY 12208\n", "\nBilling inquiries to:\nPO Box 9\n"]
)
def test_a_paper_that_wants_letters_at_another_place_leaves_it_to_the_person(more):
    assert address(f"MADE-UP CLINIC\n{STREET}\n{PLACE}", more) == ()
