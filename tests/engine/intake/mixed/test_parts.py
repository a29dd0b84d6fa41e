"""The papers of one file with their pages: every page is in one of them, or left over with a reason."""

from almoner.engine.intake.mixed.parts import Left, Part, parts_of


def spot(page):
    return {"document": 0, "page": page, "box": None}


def bill(id, person, *pages, rows=()):
    return {
        "id": id,
        "document": 0,
        "kind": "bill",
        "patient": {"name": person},
        "provider": {"name": "Made-up House"},
        "lines": [{"spot": spot(page)} for page in pages],
        "rows": [{"spot": spot(page)} for page in rows],
        "spots": {},
    }


def audit(bills, *, pages, doubts=(), lost=(), notices=()):
    told = {
        "pages": pages,
        "doubts": list(doubts),
        "lost": [{"what": why, "spot": spot(page), "key": key} for page, why, key in lost],
    }
    return {"documents": [told], "bills": bills, "notices": list(notices)}


def test_pages_come_from_lines_rows_and_letters_and_the_rest_is_left_or_alone():
    notice = {"document": 0, "kind": "denial", "patient": {"name": "Nia Pretend"}, "sender": "Made-up Plan", "spot": spot(4)}
    found = audit([bill("b1", "Rosa Exampel", 3, rows=(2,))], pages=5, lost=[(1, "page 1 is blank", "blank")], notices=[notice])
    assert parts_of(found, 0) == (
        (
            Part((2, 3), "bill", "Rosa Exampel", "Made-up House"),
            Part((4,), "denial", "Nia Pretend", "Made-up Plan"),
            Part((5,)),
        ),
        (Left(1, "page 1 is blank", "blank"),),
    )


def test_a_page_that_two_papers_claim_makes_them_one():
    found = audit([bill("b1", None, 1, 2), bill("b2", "Rosa Exampel", 2)], pages=2)
    assert parts_of(found, 0) == ((Part((1, 2), "bill", "Rosa Exampel", "Made-up House"),), ())


def test_whose_a_page_may_be_comes_from_its_doubt_alone():
    names = ["Nia Pretend", "Rosa Exampel"]
    doubts = [
        {"field": "bills/b1/patient", "read": "", "candidates": names},
        {"field": "bills/b1/lines/l1/charge", "read": "4.66", "candidates": ["466.00"]},
        {"field": "pages/2", "read": "", "candidates": names[:1]},
    ]
    (first, second), left = parts_of(audit([bill("b1", None, 1)], pages=2, doubts=doubts), 0)
    assert (first.asks, second.asks, left) == (tuple(names), ("Nia Pretend",), ())
