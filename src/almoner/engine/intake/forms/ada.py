"""A dentist's claim from the boxes of an ADA dental claim form."""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import BillKind, Line, Row, RowKind, Spot
from almoner.engine.intake import values
from almoner.engine.intake.forms.ada_plan import PLAN
from almoner.engine.intake.forms.cms1500 import diagnoses_of, pointed
from almoner.engine.intake.forms.draft import FormDraft, line_confidence
from almoner.engine.intake.forms.marks import amount, count_in, day_in, digits, npi_in
from almoner.engine.intake.forms.page import Laid, Placed, joined, spot
from almoner.engine.intake.layout_parts.ocr_words import AS_DIGIT

CDT = re.compile(r"[D0OQ]([0-9]{4})")
SURFACES = re.compile(r"[BDFILMO]{1,6}")
TABLE = frozenset(column.name for column in PLAN.columns)
READ = frozenset(
    {
        "payer", "member", "patient", "birth_date", "account", "other_fee", "diagnoses", "total_charges", "remarks", "place",
        "provider", "npi", "tax_id", "treating_npi", "transaction",
    }
)  # fmt: skip
KNOWN = tuple(dict.fromkeys(name for name, _ in PLAN.fields if name not in TABLE | READ))
"""Boxes that say nothing our records keep: known, so not lost."""


def read_ada(pages: Sequence[Laid]) -> FormDraft:
    """One claim from its pages in order."""
    draft = FormDraft(PLAN.form, pages)
    for page in pages:
        _people(draft, page)
        slots = diagnoses_of(draft, page)
        _table(draft, page, slots)
        _foot(draft, page)
        for name in KNOWN:
            page.words(name)
    npi = draft.facts.pop("treating_npi", None) or draft.provider.get("npi")
    place = draft.facts.pop("place", None)
    draft.lines = [replace(line, npi=npi, place_of_service=place) for line in draft.lines]
    return draft


def account_of(page: Laid) -> tuple[str, str]:
    """Account and patient, to tell whether pages go together."""
    lines = page.lines("patient")
    return page.text("account"), joined(lines[0]) if lines else ""


def has_total(page: Laid) -> bool:
    return amount(page.words("total_charges"), page.divider("total_charges")) is not None


def _people(draft: FormDraft, page: Laid) -> None:
    if _asks_before(page):
        draft.kind = BillKind.ESTIMATE
    lines = page.lines("payer")
    if lines and draft.payer is None and any(map(str.isalpha, joined(lines[0]))):
        draft.payer = joined(lines[0])[:200]
        place = spot(lines[0])
        if place is not None:
            draft.spots["payer"] = place
    words = page.words("member")
    draft.put(draft.patient, "member_id", joined(words), words)
    lines = page.lines("patient")
    if lines:
        draft.put(draft.patient, "name", joined(lines[0]), lines[0], key="patient")
    words = page.words("birth_date")
    draft.put(draft.patient, "birth_date", day_in(words), words)
    words = page.words("account")
    if words:
        draft.number("account", words)


def _asks_before(page: Laid) -> bool:
    """Whether the box before "Request for Predetermination" is marked: nothing was done yet."""
    for mark in page.words("transaction"):
        if mark.text.upper().strip("[]()|.") != "X":
            continue
        beside = [
            word
            for word in page.page.words
            if word.box[0] > mark.word.box[0] and abs((word.box[1] + word.box[3]) // 2 - mark.y) <= 60 and len(word.text) > 3
        ]
        first = min(beside, key=lambda word: word.box[0], default=None)
        if first is not None and first.text.lower().startswith(("request", "predeterm")):
            return True
    return False


def _table(draft: FormDraft, page: Laid, slots: dict[str, str]) -> None:
    divider = page.divider("charge")
    for row, cells in page.table():
        if not cells["charge"]:
            _fee_at_the_end(row, cells, divider)
        code = _code(cells["code"])
        charge = amount(cells["charge"], divider)
        text = joined(cells["description"])
        if code is None and not (charge is not None and charge.whole and (text or cells["day"])):
            if draft.lines and text and not cells["day"] and charge is None:
                last = draft.lines[-1]
                draft.lines[-1] = replace(last, description=" ".join(filter(None, (last.description, text)))[:300])
            else:
                draft.unclear("lines", row)
            continue
        path = f"lines/{len(draft.lines)}"
        day = day_in(cells["day"])
        units = count_in(cells["units"])
        for name, value, words in (
            ("code", code, cells["code"]),
            ("day", day, cells["day"]),
            ("charge", charge, cells["charge"]),
            ("units", units, cells["units"]),
        ):
            if value is None and words:
                draft.unclear(f"{path}/{name}", words)
        if charge is not None and not charge.sure:
            draft.doubts.append((f"{path}/charge", str(charge.money), tuple(map(str, charge.others)), spot(charge.words)))
        places: dict[str, Spot] = {}
        for name in ("day", "code", "units", "charge"):
            place = spot(cells[name])
            if place is not None:
                places[name] = place
        draft.lines.append(
            Line(
                day=day,
                code=code,
                diagnoses=pointed(joined(cells["pointer"]), slots),
                description=text[:300] or None,
                units=units,
                charge=charge.money if charge else None,
                site=_site(cells),
                spot=spot(row),
                confidence=line_confidence(row),
                spots=tuple(places.items()),
            )
        )


def _fee_at_the_end(row: Sequence[Placed], cells: dict[str, list[Placed]], divider: int | None) -> None:
    """Where the fee's heading could not be read, the fee is what a row ends with, if that has cents."""
    for size in (2, 1):
        last = list(row[-size:])
        found = amount(last, divider)
        if found is not None and found.whole and all(digits(word.text) for word in last) and len(row) > size + 1:
            for words in cells.values():
                words[:] = [word for word in words if word not in last]
            cells["charge"] = last
            return


def _code(words: Sequence[Placed]) -> str | None:
    """A CDT code; its D may have been read as a nought."""
    text = re.sub(r"[^A-Z0-9]", "", joined(words).upper())
    if len(text) != len("D0000"):
        return None
    found = CDT.fullmatch(text[0] + text[1:].translate(AS_DIGIT))
    if found:
        return "D" + found[1]
    other = values.code(text)
    return other[0] if other else None


def _site(cells: dict[str, list[Placed]]) -> str | None:
    """A tooth with its surfaces ("14 M O"), several teeth as printed, or the area of the mouth."""
    tooth = joined(cells["tooth"])
    surface = re.sub(r"[^A-Z]", "", joined(cells["surface"]).upper())
    spread = " ".join(surface) if SURFACES.fullmatch(surface) else surface
    whole = " ".join(part for part in (tooth, spread) if part)
    return whole or joined(cells["area"]) or None


def _foot(draft: FormDraft, page: Laid) -> None:
    words = page.words("total_charges")
    found = amount(words, page.divider("total_charges"))
    if found is None:
        draft.unclear("total_charges", [word for word in words if digits(word.text)])
    elif page is not draft.pages[-1]:
        draft.note(f"total fee on page {page.page.number}", found.money, found.words)
    else:
        draft.money("total_charges", found, words)
        draft.rows.append(
            Row(
                kind=RowKind.TOTAL,
                label="total fee",
                amount=found.money,
                spot=spot(found.words),
                first_line=0,
                last_line=len(draft.lines),
            )
        )
    words = page.words("other_fee")
    other = amount(words, page.divider("other_fee"))
    if other is not None and other.money.cents:
        draft.note("other fee", other.money, other.words)
    words = page.words("remarks")
    if words:
        draft.remarks.append(joined(words)[:400])
    draft.name_and_place(page.lines("provider"))
    words = page.words("npi")
    draft.put(draft.provider, "npi", npi_in(words), words)
    if npi_in(words) is None:
        draft.no_npi(words)
    words = page.words("treating_npi")
    draft.put(draft.facts, "treating_npi", npi_in(words), words)
    words = page.words("tax_id")
    draft.put(draft.provider, "tax_id", re.sub(r"[^\d-]", "", joined(words)), words)
    words = page.words("place")
    number = digits(joined(words))
    if 1 <= len(number) <= 2:
        draft.put(draft.facts, "place", values.place_of_service(number), words)
