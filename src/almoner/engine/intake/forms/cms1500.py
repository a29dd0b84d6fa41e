"""A doctor's claim from the boxes of a CMS-1500."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from almoner.engine.bill import Line, Row, RowKind, Spot
from almoner.engine.intake import values
from almoner.engine.intake.forms.cms1500_plan import PLAN
from almoner.engine.intake.forms.draft import FormDraft, line_confidence
from almoner.engine.intake.forms.marks import amount, code_in, count_in, day_in, days_in, digits, icd_in, npi_in
from almoner.engine.intake.forms.page import Laid, Placed, joined, rows_of, spot

NDC = re.compile(r"\bN4\s?(\d{11}|\d{5}-\d{4}-\d{2})")
LABEL = re.compile(r"[A-L1-4I|][.):,]?")
OLD_PRINT = ("RELATE ITEMS 1", "PATIENT STATUS", "OTHER OR SIMILAR", "BALANCE DUE", "SAME OR SIMILAR")
KINDS = (
    (900, "medicare"),
    (1800, "medicaid"),
    (2650, "tricare"),
    (3600, "tricare"),
    (4600, "commercial"),
    (5300, "workers-comp"),
)
"""The kind of insurance by where its box in item 1 ends; CHAMPVA is run with TRICARE's rules in our kinds."""
KIND_NAMES: dict[str, str | None] = {
    "MEDICARE": "medicare", "MEDICAID": "medicaid", "TRICARE": "tricare", "CHAMPUS": "tricare", "CHAMPVA": "tricare",
    "GROUP": "commercial", "FECA": "workers-comp", "OTHER": None,
}  # fmt: skip
SLOTS = (1425, 2940, 4454)
"""Edges between the four diagnoses of a row on the 02/12 form."""
OLD_SLOT = 2600
APART = 520
CLEAR = 600
"""Thousandths: a modifier read with less is doubted."""
HIGHEST = 320
"""How far above its service a line of notes may stand."""
CODE_START = re.compile(r"[A-TV-Z][\dOIl]", re.IGNORECASE)
MISREAD = {"8": "B", "0": "D", "6": "G", "1": "I"}
ANAESTHESIA = re.compile(r"0[01]\d{3}")
NOT_TIMED = "01996"
MINUTES = "MJ"
FEWEST_MINUTES = 5
KNOWN = (
    "sex", "insured", "street", "relation", "insured_street", "city", "status", "insured_city", "zip", "insured_zip",
    "other_insured", "related", "group_number", "other_policy", "insured_birth", "other_birth", "employer", "other_employer",
    "other_plan", "another_plan", "signature_patient", "signature_insured", "illness", "other_date", "unable", "referring",
    "referring_id", "outside_lab", "authorisation", "tax_kind", "assignment", "facility",
)  # fmt: skip
CORRECTED, VOID = "7", "8"
Setting = tuple[dict[str, str], int | None]
"""The diagnoses by their letters, and where dollars end."""


def key_of(page: Laid) -> tuple[str, str]:
    """Account and patient, to tell whether pages go together."""
    return tuple(re.sub(r"[^A-Z0-9]", "", page.text(name).upper()) for name in ("account", "patient"))  # type: ignore[return-value]  # two names


def has_total(page: Laid) -> bool:
    words = page.words("total_charges")
    return amount(words, page.divider("total_charges")) is not None


def read_cms1500(pages: Sequence[Laid]) -> FormDraft:
    """One claim from its pages in order."""
    draft = FormDraft(PLAN.form, pages)
    for page in pages:
        _people(draft, page)
        slots = diagnoses_of(draft, page)
        _table(draft, page, slots)
        _foot(draft, page)
        for name in KNOWN:
            page.words(name)
    npi = draft.provider.get("npi")
    if npi is not None:
        draft.lines = [replace(line, npi=line.npi or npi) for line in draft.lines]
    return draft


def _people(draft: FormDraft, page: Laid) -> None:
    words = page.words("member")
    draft.put(draft.patient, "member_id", joined(words), words)
    words = page.words("patient")
    draft.put(draft.patient, "name", joined(words), words, key="patient")
    words = page.words("birth_date")
    draft.put(draft.patient, "birth_date", _day(words, not_after=_year(page)), words)
    marked = [word for word in page.words("insurance_kind") if "x" in word.text.lower() and len(word.text) <= 3]
    if len(marked) == 1 and draft.payer_kind is None and page.fields is None:
        draft.payer_kind = next((kind for edge, kind in KINDS if marked[0].x < edge), None)
    elif len(marked) == 1 and draft.payer_kind is None:
        named = [
            (abs(word.box[0] - marked[0].x0), KIND_NAMES[word.text.upper().strip(".:")])
            for word in page.page.words
            if word.text.upper().strip(".:") in KIND_NAMES and 0 <= marked[0].y - (word.box[1] + word.box[3]) // 2 < HIGHEST
        ]
        draft.payer_kind = min(named, default=(0, None), key=lambda one: one[0])[1]
    carrier = page.lines("carrier")
    plan = page.words("plan")
    for line in (*carrier, plan):
        text = joined(line)
        letters = sum(mark.isalpha() for mark in text)
        if draft.payer is None and letters >= 3 and letters * 2 > len(text):
            draft.payer = text[:200]
            place = spot(line)
            if place is not None:
                draft.spots["payer"] = place
    stay = page.words("hospital_days")
    for name, words in (("admitted", [w for w in stay if w.x < 8000]), ("discharged", [w for w in stay if w.x >= 8000])):
        draft.put(draft.facts, name, _day(words), words)
    words = page.words("resubmission")
    kind = digits(joined(words))[:1]
    if kind in (CORRECTED, VOID):
        draft.facts.setdefault("status", "corrected" if kind == CORRECTED else "reversal")
        original = page.words("original")
        draft.put(draft.facts, "supersedes", joined(original), original)
    else:
        page.words("original")
    words = page.words("more")
    if words:
        draft.remarks.append(joined(words)[:400])


def _year(page: Laid) -> int:
    """The year of the first service, which no patient is born after."""
    words = page.words("from")
    for row in rows_of(words):
        found = _day(row) or _day(days_in(row)[0])
        if found is not None:
            return found.year
    return 2030


def _day(words: Sequence[Placed], *, not_after: int | None = None) -> date | None:
    """A day in three boxes; a divider that was read as a 1 before two digits is left out."""
    found = day_in(words, not_after=not_after)
    if found is not None:
        return found
    marks = [digits(word.text) for word in words if digits(word.text)]
    marks = [mark[1:] if len(mark) == 3 and mark[0] == "1" and at else mark for at, mark in enumerate(marks)]
    if [len(mark) for mark in marks] in ([2, 2, 2], [2, 2, 4]):
        year = int(marks[2]) + (2000 if len(marks[2]) == 2 else 0)
        if len(marks[2]) == 2 and year > (not_after or 2079):
            year -= 100
        try:
            return date(year, int(marks[0]), int(marks[1]))
        except ValueError:
            return None
    return None


def is_old(page: Laid) -> bool | None:
    """Whether the form is older than 02/12, by its own print; None where nothing tells."""
    printed = [text.upper() for text in page.said]
    if any(old in text for text in printed for old in OLD_PRINT):
        return True
    return False if any("NUCC" in text or "RELATE A-L" in text for text in printed) else None


def diagnoses_of(draft: FormDraft, page: Laid) -> dict[str, str]:
    """Item 21: the diagnoses by their letters (numbers on the old forms)."""
    groups: list[list[tuple[str, list[Placed]]]] = []
    for line in page.lines("diagnoses"):
        groups.append([])
        label = ""
        for word in line:
            last = groups[-1][-1] if groups[-1] else None
            if LABEL.fullmatch(word.text.upper()) and not (last and last[1] and word.x0 - last[1][-1].x1 < APART // 2):
                label = word.text.upper()[0].replace("|", "I")
                groups[-1].append((label, []))
                continue
            starts = CODE_START.match(word.text) is not None and len(word.text) >= 3
            if last is None or (last[1] and (word.x0 - last[1][-1].x1 > APART or starts)):
                groups[-1].append(("", [word]))
            else:
                last[1].append(word)
    rows = [[(label, words) for label, words in row if words] for row in groups]
    rows = [row for row in rows if any(_icd(words) for _, words in row)]
    labels = [label for row in rows for label, _ in row if label]
    old = all(map(str.isdigit, labels)) if labels else bool(is_old(page))
    found: dict[str, tuple[str, list[Placed]]] = {}
    for at, row in enumerate(rows):
        for step, (label, words) in enumerate(row):
            code = _icd(words)
            start = words[0].x0
            if old:
                slot = str(1 + at + 2 * (start > OLD_SLOT))
            elif page.fields is not None:
                slot = "ABCDEFGHIJKL"[min(11, at * 4 + step)]
            else:
                slot = "ABCDEFGHIJKL"[min(11, at * 4 + sum(start > edge for edge in SLOTS))]
            if label and label.isdigit() == old and label not in found:
                slot = label
            elif slot in found:
                slot = next((free for free in ("1234" if old else "ABCDEFGHIJKL") if free not in found), slot)
            if code is not None and slot not in found:
                found[slot] = (code, words)
            elif code is None and sum(mark.isalnum() for mark in joined(words)) >= 3:
                draft.unclear("diagnoses", words)
    for _, (code, words) in sorted(found.items()):
        draft.diagnoses.append(code)
        place = spot(words)
        if place is not None:
            draft.spots.setdefault("diagnoses", place)
    return {slot: code for slot, (code, _) in found.items()}


def _icd(words: Sequence[Placed]) -> str | None:
    parts = [part for word in words if (part := word.text.strip("|_.,!'` "))]
    if len(parts) == 2 and len(parts[0]) == 3 and len(parts[1]) <= 4:
        return icd_in(".".join(parts))
    return icd_in("".join(parts))


def pointed(text: str, slots: dict[str, str]) -> tuple[str, ...]:
    """The diagnoses that item 24E points to: "A,B", "AB", "1 2"; () where it points to none that is there."""
    marks = [mark for mark in text.upper() if mark.isalnum()]
    if any(mark.isalpha() for mark in marks):
        marks = [MISREAD.get(mark, mark) for mark in marks]
    elif slots and not any(slot.isdigit() for slot in slots):
        marks = [_letter(mark, slots) for mark in marks]
    elif slots and all(mark in "ABCD" for mark in marks):
        marks = [str("ABCD".index(mark) + 1) for mark in marks]
    if any(slot.isdigit() for slot in slots):
        marks = [str("ABCD".index(mark) + 1) if mark in "ABCD" else mark for mark in marks]
    return tuple(dict.fromkeys(slots[mark] for mark in marks if mark in slots))


def _letter(mark: str, slots: dict[str, str]) -> str:
    """A number for a letter: the diagnosis of that number, or the letter it was misread from."""
    named = "ABCDEFGHIJKL"[int(mark) - 1] if mark != "0" else "D"
    return named if named in slots else MISREAD.get(mark, named)


def _table(draft: FormDraft, page: Laid, slots: dict[str, str]) -> None:
    above: list[Placed] = []
    divider = page.divider("charge")
    for row, cells in page.table():
        cells["from"], cells["to"] = days_in(cells["from"], cells["to"])
        charge = amount(cells["charge"], divider)
        dated = any(len(digits(word.text)) >= 2 for word in cells["from"])
        if code_in(joined(cells["code"])) is None and not (charge is not None and charge.whole and dated):
            above += [word for name in ("from", "to", "place", "emergency", "code", "modifiers", "pointer", "charge", "units")
                      for word in cells[name]]  # fmt: skip
            continue
        near = [word for word in above if 0 < row[0].y - word.y < HIGHEST]
        far = [word for word in above if word not in near]
        if far:
            _beside(draft, far)
        above = []
        _line(draft, row, cells, near, (slots, divider))
    if above:
        _beside(draft, above)


def _beside(draft: FormDraft, words: Sequence[Placed]) -> None:
    """Words in the table that belong to no line that could be read."""
    if sum(mark.isalnum() for word in words for mark in word.text) > 2:
        draft.unclear("lines", words)


def _line(
    draft: FormDraft, row: Sequence[Placed], cells: dict[str, list[Placed]], above: Sequence[Placed], setting: Setting
) -> None:
    slots, divider = setting
    path = f"lines/{len(draft.lines)}"
    code, odd = _code(cells)
    charge = amount(cells["charge"], divider)
    day, through = _day(cells["from"]), _day(cells["to"])
    units = count_in(cells["units"])
    unsure: list[tuple[str, Sequence[Placed]]] = []
    if code is None and cells["code"]:
        unsure.append(("code", cells["code"]))
    if odd:
        unsure.append(("modifiers", odd))
    if day is None and any(digits(word.text) for word in cells["from"]):
        unsure.append(("day", cells["from"]))
    if through is None and any(mark.isalnum() for mark in joined(cells["to"])):
        unsure.append(("through", cells["to"]))
    if units is None and cells["units"]:
        unsure.append(("units", cells["units"]))
    if charge is None and cells["charge"]:
        unsure.append(("charge", cells["charge"]))
    for name, words in unsure:
        draft.unclear(f"{path}/{name}", words)
    if charge is not None and not charge.sure:
        draft.doubts.append((f"{path}/charge", str(charge.money), tuple(map(str, charge.others)), spot(charge.words)))
    places: dict[str, Spot] = {}
    for name, words in (
        ("day", cells["from"]), ("through", cells["to"]), ("code", cells["code"]), ("units", cells["units"]),
        ("charge", charge.words if charge else ()), ("place_of_service", cells["place"]), ("npi", cells["rendering"]),
    ):  # fmt: skip
        place = spot(words)
        if place is not None:
            places[name] = place
    text = joined(above)
    drug = NDC.search(text)
    timed = code is not None and ANAESTHESIA.fullmatch(code[0]) is not None and code[0] != NOT_TIMED
    if any(word.text.upper().strip(".") == "Y" for word in cells["emergency"]):
        draft.facts["emergency"] = True
    place_of_service = digits(joined(cells["place"]))
    draft.lines.append(
        Line(
            day=day,
            through=through if through is not None and day is not None and through >= day else None,
            code=code[0] if code else None,
            modifiers=code[1] if code else (),
            ndc=values.ndc(drug[1]) if drug else None,
            diagnoses=pointed(joined(cells["pointer"]), slots),
            place_of_service=values.place_of_service(place_of_service) if len(place_of_service) <= 2 else None,
            npi=npi_in(cells["rendering"]),
            description=text[:300] or None,
            units=units,
            unit=MINUTES if timed and units is not None and units >= FEWEST_MINUTES else None,
            charge=charge.money if charge else None,
            spot=spot([*above, *row]),
            confidence=line_confidence(row),
            spots=tuple(places.items()),
        )
    )


def _code(cells: dict[str, list[Placed]]) -> tuple[tuple[str, tuple[str, ...]] | None, list[Placed]]:
    """The service with its modifiers, and marks that may be one: rulings are read as small letters."""
    words = [*cells["code"], *cells["modifiers"]]
    for start in range(len(words)):
        code = code_in(words[start].text.strip("|!"))
        if code is None:
            continue
        rest = [word for word in words[start + 1 :] if word.text.isupper() or word.text.isdigit()]
        clear = [word for word in rest if word.word.printed or word.word.confidence >= CLEAR]
        whole = code_in(words[start].text.strip("|!") + "".join(word.text for word in clear))
        odd = [word for word in rest if (word not in clear or whole is None) and len(word.text) > 1]
        return whole or code, odd
    return code_in(joined(words)) or code_in(joined(cells["code"])), []


def _foot(draft: FormDraft, page: Laid) -> None:
    words = page.words("tax_id")
    draft.put(draft.provider, "tax_id", re.sub(r"[^\d-]", "", joined(words)), words)
    draft.number("account", page.words("account"))
    last = page is draft.pages[-1]
    for name, field in (("total_charges", "total_charges"), ("paid", "patient_paid"), ("balance", "balance")):
        words = page.words(name)
        found = amount(words, page.divider(name))
        if found is None:
            if any(mark.isdigit() for mark in joined(words)):
                draft.unclear(field, words)
            continue
        if not last:
            draft.note(f"{field} on page {page.page.number}", found.money, found.words)
        elif name == "balance" and not _balance_due(page, draft, found.money.cents):
            draft.note("box 30", found.money, found.words)
        else:
            draft.money(field, found, words)
            if name == "total_charges":
                draft.rows.append(
                    Row(
                        kind=RowKind.TOTAL,
                        label="total charge",
                        amount=found.money,
                        spot=spot(found.words),
                        first_line=0,
                        last_line=len(draft.lines),
                    )
                )
    lines = page.lines("provider")
    draft.name_and_place(lines)
    words = page.words("provider_ids")
    npi = npi_in(words)
    draft.put(draft.provider, "npi", npi or npi_in([word for line in lines for word in line]), words)
    if npi is None:
        draft.no_npi(words)
    signed = [word for word in page.words("signature") if any(mark.isdigit() for mark in word.text)]
    draft.put(draft.facts, "statement_date", day_in(signed), signed)


def _balance_due(page: Laid, draft: FormDraft, cents: int) -> bool:
    """Box 30 was the balance due on the old forms; on 02/12 it is reserved, and only an amount that fits is taken for one."""
    if is_old(page):
        return True
    total, paid = draft.facts.get("total_charges"), draft.facts.get("patient_paid")
    return total is not None and total.cents - (paid.cents if paid is not None else 0) == cents
