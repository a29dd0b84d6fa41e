"""A hospital's claim from the boxes of a UB-04."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from almoner.engine.bill import Line, Row, RowKind, Spot
from almoner.engine.intake import values
from almoner.engine.intake.forms.draft import FormDraft, line_confidence
from almoner.engine.intake.forms.marks import Amount, amount, code_in, count_in, day_in, days_in, digits, icd_in, npi_in
from almoner.engine.intake.forms.page import Laid, Placed, joined, rows_of, spot
from almoner.engine.intake.forms.ub04_plan import PLAN
from almoner.engine.money import Money, total

ROOM = re.compile(r"01[0-9]\d|02[01]\d|100[0-5]")
"""Revenue codes of room and board: their box 44 holds a rate, not a code."""
NDC = re.compile(r"\bN4\s?(\d{11}|\d{5}-\d{4}-\d{2})")
INPATIENT = frozenset({"11", "12", "18", "21", "28", "41", "65", "66", "86"})
STILL_HERE = "30"
DRUGS = "0636"
LOOKS_LIKE = {"6": "G", "S": "85", "B": "8"}
LETTERHEAD, PAY_TO = 1500, 2900
EDGE = 170
"""Left of the form's frame stand the numbers of its lines."""
CORRECTED, VOID = "7", "8"
EMERGENCY = frozenset({"1", "5"})
"""Types of admission: emergency, trauma."""
PAGES = re.compile(r"\D*(\d{1,3})\D+(\d{1,3})\D*")
KNOWN = (
    "record_number", "box_7", "patient_id", "street", "city", "state", "zip", "country", "sex", "hour", "admission_source",
    "conditions", "accident_state", "box_30", "occurrences", "responsible", "dx_version", "box_68", "admitting_diagnosis",
    "reason_diagnoses", "pps_code", "external_causes", "spans", "box_73", "procedures", "box_75", "people", "code_code", "pay_to",
    *(f"{name}_{row}" for row in "abc" for name in (
        "plan_id", "release", "assigned", "other_id", "insured", "relation", "group_name", "group_number", "authorisation",
        "employer",
    )),
)  # fmt: skip
"""Boxes that say nothing our records keep: known, so not lost."""


def account_of(page: Laid) -> str:
    """The patient control number, to tell whether pages go together."""
    words = page.words("account")
    numbered = [word for word in words if sum(map(str.isdigit, word.text)) > 1]
    return re.sub(r"[^A-Z0-9]", "", joined(numbered or words).upper())


def page_numbers(page: Laid) -> tuple[int, int] | None:
    """ "PAGE 1 OF 2" on the last line of the table."""
    words = [
        word
        for _, cells in page.table()
        for word in cells["description"]
        if page.last_line is not None and word.y >= page.last_line
    ]
    found = PAGES.fullmatch(" ".join(digits(word.text) for word in words if digits(word.text)))
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        return None
    return int(found[1]), int(found[2])


def read_ub04(pages: Sequence[Laid]) -> FormDraft:
    """One claim from its pages in order."""
    draft = FormDraft(PLAN.form, pages)
    for page in pages:
        _header(draft, page)
        _table(draft, page)
        _payers(draft, page)
        _foot(draft, page)
    _settle(draft)
    return draft


def _header(draft: FormDraft, page: Laid) -> None:
    draft.name_and_place(_letterhead(page) if page.fields is not None else page.lines("provider"))
    draft.number("account", page.words("account"))
    words = page.words("type_of_bill")
    bill_type = digits(joined(words)[:3]) + joined(words)[3:] if words else ""
    if re.fullmatch(r"0?\d{2}[0-9A-Z]", bill_type):
        draft.put(draft.facts, "type_of_bill", bill_type.zfill(4), words)
    elif bill_type:
        draft.unclear("type_of_bill", words)
    words = page.words("tax_id")
    draft.put(draft.provider, "tax_id", re.sub(r"[^\d-]", "", joined(words)), words)
    first_words, last_words = days_in(page.words("period"))
    for name, words in (
        ("first_day", page.words("first_day") or first_words),
        ("last_day", page.words("last_day") or last_words),
        ("admitted", page.words("admitted")),
    ):
        day = day_in(words)
        draft.put(draft.facts, name, day, words)
        if day is None:
            draft.unclear(name, words)
    words = page.words("patient")
    if not words:
        words = [word for word in page.words("patient_id") if any(mark.isalpha() for mark in word.text)]
    draft.put(draft.patient, "name", joined(words), words, key="patient")
    words = page.words("birth_date")
    first = draft.facts.get("first_day")
    draft.put(draft.patient, "birth_date", day_in(words, not_after=first.year if first else 2030), words)
    words = page.words("admission_type")
    if joined(words) in EMERGENCY:
        draft.put(draft.facts, "emergency", True, words)
    words = page.words("discharge_status")
    if len(digits(joined(words))) == 2:
        draft.put(draft.facts, "discharge_status", digits(joined(words)), words)
    if page.words("discharge_hour"):
        draft.facts.setdefault("discharged", None)  # settled with the statement's last day
    _values(draft, page)
    for name in KNOWN:
        page.words(name)


def _letterhead(page: Laid) -> list[list[Placed]]:
    """The words above every caption on the left: box 1 bears only its number."""
    fields = page.fields or {}
    free = [
        word for word in page.data if word.at not in fields and word.y < LETTERHEAD and sum(map(str.isalnum, word.text)) > 1
    ]
    left = min((word.x0 for word in free), default=0)
    lines = [[word for word in line if word.x0 < left + PAY_TO] for line in rows_of(free)]
    page.taken.update(word.at for line in lines for word in line)
    return lines


def _values(draft: FormDraft, page: Laid) -> None:
    """Value codes with their amounts are kept as notes."""
    for line in page.lines("value_codes"):
        if page.fields is not None:
            code = [word for word in line[:1] if len(word.text) == 2]
            money = amount(line[1:], page.divider("value_codes")) if code else None
            if money is not None:
                draft.note(f"value code {joined(code)}", money.money, (*code, *money.words))
            continue
        for left, middle, divider, right in ((5120, 5588, 6544, 6770), (6770, 7122, 8067, 8300), (8300, 8655, 9580, 9845)):
            code = [word for word in line if left <= word.x < middle]
            money = amount([word for word in line if middle <= word.x < right], divider)
            if code and money is not None:
                draft.note(f"value code {joined(code)}", money.money, (*code, *money.words))


def _table(draft: FormDraft, page: Laid) -> None:
    start = len(draft.lines)
    dividers = {name: page.divider(name) for name in ("charge", "non_covered")}
    for row, cells in page.table():
        revenue = digits(joined(cells["revenue_code"]))
        height = sum(word.y for word in row) // len(row)
        last = page.last_line is not None and height >= page.last_line
        if revenue in ("0001", "001") or last:
            _total(draft, cells, start, dividers)
        else:
            _line(draft, row, cells, dividers)
    number = page_numbers(page)
    if number is not None and page is draft.pages[-1] and number[0] < number[1]:
        draft.facts["pages_missing"] = True
    if number is not None and page is draft.pages[0] and number[0] > 1:
        draft.facts["pages_missing"] = True


def _total(draft: FormDraft, cells: dict[str, list[Placed]], start: int, dividers: dict[str, int | None]) -> None:
    """The totals' line: what it adds up is the page where the next one goes on, else the claim."""
    words = cells["charge"]
    found = amount(words, dividers["charge"])
    if found is None and words:
        draft.unclear("total_charges", words)
    if found is not None:
        whole = start == 0 or found.money != _sum(draft.lines[start:])
        draft.rows.append(
            Row(
                kind=RowKind.TOTAL if whole else RowKind.SUBTOTAL,
                label="total charges",
                amount=found.money,
                spot=spot(found.words),
                first_line=0 if whole else start,
                last_line=len(draft.lines),
            )
        )
        draft.facts["total_charges"] = found.money
        place = spot(found.words)
        if place is not None:
            draft.spots["total_charges"] = place
        if not found.sure:
            draft.doubts.append(("total_charges", str(found.money), tuple(map(str, found.others)), place))
    other = amount(cells["non_covered"], dividers["non_covered"])
    if other is not None:
        draft.note("total non-covered charges", other.money, other.words)
    created = [*cells["code"], *cells["day"]]
    day = day_in(created)
    draft.put(draft.facts, "statement_date", day, created)


def _sum(lines: Sequence[Line]) -> Money:
    return total(line.charge for line in lines if line.charge is not None)


def _line(draft: FormDraft, row: Sequence[Placed], cells: dict[str, list[Placed]], dividers: dict[str, int | None]) -> None:
    number = len(draft.lines)
    path = f"lines/{number}"
    places: dict[str, Spot] = {}
    doubts: list[tuple[str, str, tuple[str, ...], Spot | None]] = []

    def placed(name: str, words: Sequence[Placed]) -> None:
        place = spot(words)
        if place is not None:
            places[name] = place

    revenue = values.revenue_code(digits(joined(cells["revenue_code"])), context=True)
    charge = amount(cells["charge"], dividers["charge"])
    text = joined(cells["description"])
    stray = revenue is None and (charge is None or not (charge.whole and (text or cells["code"])))
    if stray:
        if draft.lines and (text or joined(cells["code"])):
            _continue(draft, row, text)
        else:
            draft.unclear("lines", [word for word in row if word.x > EDGE])
        return
    if revenue is None and cells["revenue_code"]:
        doubts.append((f"{path}/revenue_code", joined(cells["revenue_code"])[:20], (), spot(cells["revenue_code"])))
    code, rate = _code_or_rate(revenue, cells["code"])
    if cells["code"] and code is None and rate is None:
        doubts.append((f"{path}/code", joined(cells["code"])[:40], (), spot(cells["code"])))
    likely = _letters_for(revenue, code[0] if code else "", cells["code"])
    if code is not None and likely:
        doubts.append((f"{path}/code", code[0], likely, spot(cells["code"])))
    day = day_in(cells["day"])
    if day is None and any(digits(word.text) for word in cells["day"]):
        doubts.append((f"{path}/day", joined(cells["day"])[:40], (), spot(cells["day"])))
    units = count_in(cells["units"])
    if units is None and cells["units"]:
        doubts.append((f"{path}/units", joined(cells["units"])[:40], (), spot(cells["units"])))
    if charge is None and cells["charge"]:
        doubts.append((f"{path}/charge", joined(cells["charge"])[:40], (), spot(cells["charge"])))
    if charge is not None and not charge.sure:
        doubts.append((f"{path}/charge", str(charge.money), tuple(map(str, charge.others)), spot(charge.words)))
    for name in ("revenue_code", "code", "day", "units"):
        placed(name, cells[name])
    if charge is not None:
        placed("charge", charge.words)
    if rate is not None:
        placed("unit_price", rate.words)
        places.pop("code", None)
    drug = NDC.search(text)
    other = amount(cells["non_covered"], dividers["non_covered"])
    if other is not None and other.money.cents:
        draft.note(f"non-covered charges {revenue or ''}".strip(), other.money, other.words)
    draft.lines.append(
        Line(
            day=day,
            code=code[0] if code else None,
            modifiers=code[1] if code else (),
            revenue_code=revenue,
            ndc=values.ndc(drug[1]) if drug else None,
            description=text[:300] or None,
            units=units,
            unit_price=Decimal(rate.money.cents) / 100 if rate else None,
            charge=charge.money if charge else None,
            spot=spot(row),
            confidence=line_confidence(row),
            spots=tuple(places.items()),
        )
    )
    draft.doubts += doubts


def _code_or_rate(revenue: str | None, words: Sequence[Placed]) -> tuple[tuple[str, tuple[str, ...]] | None, Amount | None]:
    """Box 44: a code with modifiers, or the daily rate of a room."""
    if not words:
        return None, None
    if revenue is not None and ROOM.fullmatch(revenue) and not any(mark.isalpha() for mark in joined(words)):
        return None, amount(words, None)
    code = code_in(joined(words))
    return code, None


def _letters_for(revenue: str | None, code: str, words: Sequence[Placed]) -> tuple[str, ...]:
    """The codes a picture's first sign may also stand for: drugs have a letter first, and G, S and B look like digits."""
    if not code or all(word.word.printed or word.word.agreed for word in words):
        return ()
    if revenue == DRUGS and code[0] == "3":
        return ("J" + code[1:],)
    return tuple(first + code[1:] for first in LOOKS_LIKE.get(code[0], ""))


def _continue(draft: FormDraft, row: Sequence[Placed], text: str) -> None:
    """A row with words only goes on with the description above; a drug's number belongs to the line above."""
    last = draft.lines[-1]
    drug = NDC.search(text)
    draft.lines[-1] = replace(
        last,
        description=" ".join(part for part in (last.description, joined(row)) if part)[:300],
        ndc=last.ndc or (values.ndc(drug[1]) if drug else None),
    )


def _payers(draft: FormDraft, page: Laid) -> None:
    for letter in "abc":
        words = page.words(f"payer_{letter}")
        text = joined(words)
        if text and draft.payer is None:
            draft.payer = text[:200]
            place = spot(words)
            if place is not None:
                draft.spots["payer"] = place
        words = page.words(f"member_{letter}")
        draft.put(draft.patient, "member_id", joined(words), words)
        if page is draft.pages[-1]:
            for name, field in ((f"prior_{letter}", "insurance_paid"), (f"due_{letter}", "balance")):
                words = page.words(name)
                found = amount(words, page.divider(name))
                if found is None:
                    draft.unclear(field, words)
                elif field in draft.facts:
                    draft.facts[field] += found.money
                    draft.spots.pop(field, None)
                else:
                    draft.money(field, found, words)
        else:
            page.words(f"prior_{letter}")
            page.words(f"due_{letter}")
    words = page.words("npi")
    draft.put(draft.provider, "npi", npi_in(words), words)
    if npi_in(words) is None:
        draft.no_npi(words)


def _foot(draft: FormDraft, page: Laid) -> None:
    boxes = [page.words(f"diagnosis_{at}") for at in range(18)]
    ends = [page.plan.box(f"diagnosis_{at}").x1 for at in range(18)]
    if page.fields is not None:
        boxes = [[word] for word in page.words("diagnoses")]
        ends = [10_000] * len(boxes)
    for words, end in zip(boxes, ends, strict=True):
        marks = [word for word in words if sum(sign.isalnum() for sign in word.text) >= 3]
        if not marks:
            continue
        text = marks[0].text
        if len(text) > 4 and text[-1] in "YNUW" and "." not in text and marks[0].x1 > end - 110:
            text = text[:-1]  # present on admission, printed close to the code
        found = icd_in(text)
        if found is None:
            draft.unclear("diagnoses", marks)
        else:
            draft.diagnoses.append(found)
            place = spot(marks)
            if place is not None:
                draft.spots.setdefault("diagnoses", place)
    words = page.words("remarks")
    if words:
        draft.remarks.append(joined(words)[:400])
    for letter in "abc":
        words = page.words(f"control_{letter}")
        if words and "type_of_bill" in draft.facts and draft.facts["type_of_bill"][-1] in (CORRECTED, VOID):
            draft.put(draft.facts, "supersedes", joined(words), words)


def _settle(draft: FormDraft) -> None:
    """What follows from several boxes together."""
    facts = draft.facts
    kind: str = facts.get("type_of_bill", "")
    if kind:
        frequency = kind[-1]
        if frequency in (CORRECTED, VOID):
            facts["status"] = "corrected" if frequency == CORRECTED else "reversal"
    left = facts.pop("discharged", "none") is None or kind[1:3] in INPATIENT
    first, last = facts.get("first_day"), facts.get("last_day")
    if left and last is not None and kind[1:3] in INPATIENT and facts.get("discharge_status") != STILL_HERE:
        facts["discharged"] = last
    one_day = first is not None and last == first
    npi = draft.provider.get("npi")
    for number, line in enumerate(draft.lines):
        draft.lines[number] = replace(line, day=line.day or (first if one_day else None), npi=npi)
