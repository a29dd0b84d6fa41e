"""Words with places become bills and notices: bands, columns, roles by headings and equations, rows, then the papers' facts.

Everything is integers and fixed orders, so the same page always gives the same reading. What is printed is printed: equations
choose the roles of columns and never change an amount.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from almoner.engine.bill import BillKind, Doubt, Lost, PaperKind, Reading, Row, RowKind
from almoner.engine.errors import Refused
from almoner.engine.intake.layout_parts import build
from almoner.engine.intake.layout_parts.bands import Band, bands_of
from almoner.engine.intake.layout_parts.build import Draft, Setting
from almoner.engine.intake.layout_parts.credits import credit_kind
from almoner.engine.intake.layout_parts.facts import (
    MONEY_FIELDS,
    Fact,
    bare_numbers,
    fact_of,
    met_of,
    met_tables,
    pairs_of,
    stacked,
)
from almoner.engine.intake.layout_parts.opening import opening_facts, paper_dates
from almoner.engine.intake.layout_parts.regions import Region, regions_of
from almoner.engine.intake.layout_parts.roles import row_kind
from almoner.engine.intake.layout_parts.rows import Parts, chosen_day, codes_from_text, parse
from almoner.engine.intake.layout_parts.words import Page, spot_of
from almoner.engine.intake.letters import DEBT_NOW, letters_of, owed_fact
from almoner.engine.intake.paper_kind import bill_kind, paper_kinds
from almoner.engine.money import Money

MOST_BANDS = 100_000
MOST_DOUBTS = 500
MOST_WRAPPED = 12
NOT_CARE = re.compile(
    r"responsib|\ballowed|\bow(ed|es?|ing)\b|balance|\bpaid\b|payment|deductible|coinsurance|copay|judg|\binterest|estimat|clawed|"
    r"^of which|maximum|out.of.pocket|list price|\bdue\b|\btotal\b|^fees?$|^credits?$|saldo|adeud|deducible|coaseguro|copago|\bpagad|permitid"
)
FREELY = (
    (r"responsib", "patient_responsibility"),
    (r"\ballowed|permitid", "allowed"),
    (
        r"(new|current|now|still|total|remaining|outstanding).{0,20}(balance|owed|due|billed)|balance (now|due)|amount (now )?due|saldo",
        "balance",
    ),
)
TAKEN_OFF = re.compile(
    r"disallow|not allowed|contract|courtesy|savings|reduction|allowance|negotiated|discount|rebaja|write|\bcredit\b",
    re.IGNORECASE,
)
PAPER_WORD = re.compile(r"statement|\bbill|invoice|estado de|factura|notice|letter|estimate|explanation", re.IGNORECASE)
MOST_CREDIT_ATOMS = 12
SUMS = frozenset({"total", "subtotal", "carried_forward"})


def read_pages(pages: Sequence[Page], *, reader: str, name: str, pages_count: int = 0, lost: tuple[Lost, ...] = ()) -> Reading:
    """The whole paper. Raises Refused where nothing on it belongs to a bill, an explanation of benefits or a notice."""
    dates = paper_dates(pages)
    bands = bands_of(pages, year_hint=dates.year, order_hint=dates.order)[:MOST_BANDS]
    text = "\n".join(band.text for band in bands)
    kinds = paper_kinds(text[:200_000])
    walk = _Walk(bands, kinds[0][0] if kinds else PaperKind.UNKNOWN, dates.year, dates.order, dates.unsure)
    walk.run()
    return walk.reading(reader=reader, name=name, pages=pages_count, lost=lost, text=text)


class _Walk:
    """One pass over the bands from top to bottom, every band explained or lost."""

    def __init__(self, bands: Sequence[Band], kind: PaperKind, year: int | None, order: str | None, unsure: bool) -> None:
        self.bands = bands
        self.kind = kind
        self.setting = Setting(kind=bill_kind(kind) or BillKind.BILL, year=year, order=order, order_unsure=unsure)
        self.drafts: list[Draft] = [Draft()]
        self.lost: list[Lost] = []
        self.accounted = 0
        self.pending: Parts | None = None
        self.latest: tuple[Parts, int] | None = None
        self.doubts: list[Doubt] = []

    @property
    def draft(self) -> Draft:
        return self.drafts[-1]

    def run(self) -> None:
        regions, region_at = regions_of(self.bands, decided=self.setting.kind in (BillKind.EOB, BillKind.REMITTANCE))
        self.regions = regions
        met = met_tables(self.bands)
        cards: dict[int, list[Fact]] = {}
        card_labels: set[int] = set()
        for at, band in enumerate(self.bands):
            if band.is_rule or region_at[at] == -2 or band.number in met:
                continue
            for fact, under in stacked(self.bands, at):
                cards.setdefault(under, []).append(fact)
                card_labels.add(band.number)
        for fact in opening_facts(self.bands, regions):
            build.remember(self.draft, fact)
        page = 0
        for at, band in enumerate(self.bands):
            self.accounted += 1
            if band.page != page:
                page = band.page
                self.draft.page_start = len(self.draft.lines)
            if band.is_rule:
                continue
            if build.SETTLED.search(band.text):
                self.draft.texts.append(band.text[:400])
            if band.number in met:
                self._flush()
                self.latest = None
                for fact in met[band.number]:
                    build.remember(self.draft, fact)
                continue
            if region_at[at] == -2:
                self._flush()
                self.latest = None
                continue
            region = regions[region_at[at]] if region_at[at] >= 0 else None
            self._band(band, region, cards.get(band.number, []), card_label=band.number in card_labels)
        self._flush()

    def _band(self, band: Band, region: Region | None, cards: list[Fact], *, card_label: bool) -> None:
        if self.setting.kind is BillKind.COLLECTION and len(band.amounts) == 1 and DEBT_NOW.search(band.text):
            self._flush()
            owed = band.amounts[0]
            label = f"{band.text[:160]} now"
            self._fact(Fact(field="balance", odds=4000, label=label, band=band.number, spot=owed.spot, amount=owed.amount))
            return
        parts = parse(band, region.columns, table=region.number) if region is not None else None
        facts = self._facts(band)
        if parts is not None and region is not None and self._row(band, parts, region, facts, cards):
            return
        used = False
        for fact in [*cards, *facts]:
            self._flush()
            self._fact(fact)
            self._total(fact)
            used = True
        if used or card_label:
            self._leftover(band, [*cards, *facts])
            return
        if not self._plain_sum(band) and not self._plain_credit(band):
            self._words(band, parts, region)

    def _plain_sum(self, band: Band) -> bool:
        """ "Total: $1,040.00" and the like, beside no column."""
        if len(band.amounts) != 1 or band.atoms[-1].kind != "money" or len(band.atoms) > 8:
            return False
        label = " ".join(atom.text for atom in band.atoms if atom.kind == "word").rstrip(" :")
        kind = row_kind(label)
        amount = band.amounts[0]
        if kind not in ("total", "subtotal", "balance"):
            return False
        self._flush()
        if kind == "balance":
            self._fact(Fact(field="balance", odds=2400, label=label, band=band.number, spot=amount.spot, amount=amount.amount))
            return True
        parts = Parts(bands=[band], money={"charge": amount.amount or Money(0)}, texts={"description": [label]})
        parts.places["charge"] = amount.words
        build.summed(self.draft, parts, kind, band=band.number)
        return True

    def _plain_credit(self, band: Band) -> bool:
        """ "Blue Madeup paid -$80.00", "Less: payments ($80.00)" under the charges, beside no column."""
        if len(band.amounts) != 1 or band.atoms[-1].kind != "money" or len(band.atoms) > MOST_CREDIT_ATOMS:
            return False
        amount = band.amounts[0].amount
        if amount is None or self.setting.kind is not BillKind.BILL or not self._after_charges():
            return False
        words = " ".join(atom.text for atom in band.atoms if atom.kind == "word")
        kind = credit_kind(words, below_zero=amount.cents < 0)
        if kind is None:
            return False
        self._flush()
        self.latest = None
        day = chosen_day(band.days[0]) if len(band.days) == 1 else None
        row = Row(kind=kind, label=words.rstrip(" :-")[:200], amount=abs(amount), day=day, spot=band.amounts[0].spot)
        build.credited(self.draft, row)
        return True

    def _after_charges(self) -> bool:
        return bool(self.draft.lines or self.draft.facts.get("total_charges"))

    def _facts(self, band: Band) -> list[Fact]:
        if len(band.atoms) > 80:
            return []
        if told := met_of(band):
            return told
        facts = [fact for pair in pairs_of(band) if (fact := fact_of(pair, band.number)) is not None]
        said = {fact.field for fact in facts}
        facts += [fact for fact in bare_numbers(band) if fact.field not in said]
        if len(facts) > 1 and not PAPER_WORD.search(band.text):
            # "Patient: …  Date: …" may as well be the day of service: a bare date dates the paper only beside its name.
            return [fact for fact in facts if fact.label.lower() not in ("date", "fecha")]
        return facts

    def _row(self, band: Band, parts: Parts, region: Region, facts: list[Fact], cards: list[Fact]) -> bool:
        """A row of the region's table; False where the band is none."""
        codes_from_text(parts)
        if region.ageing and not (parts.money and cards):
            if parts.money and not parts.label:
                for atom in band.amounts:
                    self.draft.rows.append(Row(kind=RowKind.NOTE, label="ageing", amount=atom.amount, spot=atom.spot))
                due = next((role for role in ("running_balance", "patient_owes") if role in parts.money), None)
                if due is not None:
                    spot = spot_of(parts.places.get(due, ()))
                    self._fact(
                        Fact(
                            field="balance",
                            odds=2000,
                            label="",
                            band=band.number,
                            spot=spot,
                            amount=parts.money[due],
                            text="row",
                        )
                    )
                return True
            return False
        marked = bool({"code", "units", "revenue_code", "ndc"} & parts.marks.keys() or parts.days)
        kind = parts.kind
        if parts.money and cards:
            return False
        if not parts.money and marked and len(parts.loose) == 1 and parts.loose[0].words == band.atoms[-1].words:
            only = [column.role for column in region.columns if column.kind == "money" and column.role]
            if len(only) == 1 and parts.loose[0].amount is not None:
                # One money column and one amount at the end of the row: it has only slipped sideways.
                parts.money[only[0]] = parts.loose[0].amount
                parts.places[only[0]] = parts.loose[0].words
                parts.texts["description"] = [
                    text.removesuffix(parts.loose[0].text).rstrip() for text in parts.texts.get("description", ())
                ]
                parts.loose.clear()
        if not parts.money:
            return self._moneyless(band, parts, region, marked=marked, facts=facts)
        if _sentence(band, parts):
            return False
        named = [fact for fact in facts if fact.field in MONEY_FIELDS and fact.odds >= 2400]
        if len(band.amounts) == 1 and _colon_before(band) and not marked and "code" not in parts.marks:
            return False
        if (
            self.setting.kind is BillKind.COLLECTION
            and "charge" in parts.money
            and "code" not in parts.marks
            and self._told(band, parts, region)
        ):
            return True
        if kind in SUMS:
            self._flush()
            build.summed(self.draft, parts, kind or "total", band=band.number)
            for fact in named:
                if fact.field != "total_charges" or "charge" not in parts.money:
                    self._fact(fact)
            self._loose(parts, named)
            return True
        if kind is None and "code" not in parts.marks and _reduces(parts):
            kind = "adjustment"
        if kind in ("payment", "adjustment"):
            self._flush()
            if named and not parts.days and len(parts.money) == 1:
                for fact in named:
                    self._fact(fact)
                if not region.headed or not self.draft.lines or "total" in parts.label.lower():
                    return True
            if not build.credit(self.draft, parts, RowKind.PAYMENT if kind == "payment" else RowKind.ADJUSTMENT):
                self._lose(band)
                return True
            self._loose(parts, [])
            return True
        if kind in ("balance", "previous_balance", "interest"):
            self._flush()
            if named:
                for fact in named:
                    self._fact(fact)
                return True
            amount = next(
                (parts.money[role] for role in ("charge", "running_balance", "patient_owes", "paid") if role in parts.money),
                None,
            )
            field = kind
            if kind == "balance" and self.setting.kind in (BillKind.EOB, BillKind.REMITTANCE):
                field = "patient_responsibility"
            self._fact(Fact(field=field, odds=2500, label=parts.label, band=band.number, spot=parts.spot, amount=amount))
            return True
        if named and "code" not in parts.marks and not parts.days:
            self._flush()
            for fact in named:
                self._fact(fact)
            self._loose(parts, named)
            return True
        if kind == "note" and not marked:
            return False
        if self.pending is not None and not parts.days and not ("code" in parts.marks and "code" in self.pending.marks):
            parts = _merged(self.pending, parts)
            self.pending = None
        self._flush()
        if "charge" in parts.money:
            if not marked and not parts.label:
                return self._bare(band, parts)
            below = parts.money["charge"].cents < 0 and not marked and bool(self.draft.facts.get("total_charges"))
            if below and self._plain_credit(band):
                return True
            if "code" not in parts.marks and not parts.days and self._told(band, parts, region):
                return True
            if below:
                self._lose(band)
                return True
            self._service(parts, region)
            return True
        if any(
            role in parts.money for role in ("paid", "patient_paid", "adjustment", "payments_and_adjustments")
        ) and not marked_service(parts):
            build.credit(self.draft, parts, RowKind.PAYMENT if "adjustment" not in parts.money else RowKind.ADJUSTMENT)
            return True
        if marked_service(parts) or (marked and "allowed" in parts.money) or ("patient_owes" in parts.money and parts.label):
            self._service(parts, region)
            return True
        if "running_balance" in parts.money and not marked:
            self._fact(
                Fact(
                    field="balance",
                    odds=1500,
                    label=parts.label,
                    band=band.number,
                    spot=parts.spot,
                    amount=parts.money["running_balance"],
                    text="row",
                )
            )
            return True
        return False

    def _told(self, band: Band, parts: Parts, region: Region) -> bool:
        """An unheaded item whose words are about the account and not about care: a field said freely, or a note."""
        letter = self.kind in (PaperKind.COLLECTION, PaperKind.NOTICE)
        if (region.headed and not letter) or (not letter and "day_in_text" in parts.marks) or len(parts.money) > 1:
            return False
        amount = parts.money["charge"]
        label = parts.label.lower()
        if self.kind not in (PaperKind.COLLECTION, PaperKind.NOTICE, PaperKind.EOB) and not NOT_CARE.search(label):
            return False
        field = next((name for pattern, name in FREELY if re.search(pattern, label)), None)
        if self.setting.kind is BillKind.COLLECTION and re.search(r"\btotal\b|debt now|\bnow\b", label):
            field = "balance"
        if self.setting.kind is BillKind.COLLECTION and field is None and row_kind(parts.label) is not None:
            return False
        if field is not None and not re.search(r"\b(original|prior|before)\b", label):
            self._fact(Fact(field=field, odds=1200, label=parts.label, band=band.number, spot=parts.spot, amount=amount))
        else:
            self.draft.rows.append(Row(kind=RowKind.NOTE, label=parts.label[:200], amount=amount, spot=parts.spot))
        return True

    def _bare(self, band: Band, parts: Parts) -> bool:
        """Amounts without a word: a total when they add up, else lost."""
        charge = parts.money["charge"].cents
        lines = self.draft.charged[-1]
        since = lines - self.draft.charged[min(self.draft.since, len(self.draft.charged) - 1)]
        if lines and charge == lines:
            build.summed(self.draft, parts, "total", band=band.number)
        elif since and charge == since:
            build.summed(self.draft, parts, "subtotal", band=band.number)
        else:
            self._lose(band)
        return True

    def _service(self, parts: Parts, region: Region) -> None:
        if not region.headed and "charge" in parts.money and "patient_owes" not in parts.money and _patients(parts):
            parts.money["patient_owes"] = parts.money.pop("charge")
        doubted = {
            column.role: column.runner_up for column in region.columns if not column.sure and column.role and column.runner_up
        }
        build.service(self.draft, parts, self.setting, doubted=doubted)
        if region.headed:
            self.lost.extend(Lost(what=f"an amount without a column: {atom.text[:40]}", spot=atom.spot) for atom in parts.loose)
        self.latest = (parts, len(self.draft.lines) - 1)

    def _moneyless(self, band: Band, parts: Parts, region: Region, *, marked: bool, facts: list[Fact]) -> bool:
        """A row without an amount: the first half of one, the rest of a description, a section's heading."""
        if band.amounts:
            return False
        if facts and ("code" not in parts.marks or not region.headed):
            return False
        if marked and (parts.label or "code" in parts.marks) and not parts.odd:
            if (
                self.pending is None
                and self.latest is not None
                and "code" in parts.marks
                and not parts.days
                and not parts.label
            ):
                return self._complete(parts)
            if parts.days and not parts.label and "code" not in parts.marks:
                self._section_day(parts)
                return True
            if self.pending is not None:
                self.pending = _merged(self.pending, parts) if not parts.days else self._swap(parts)
            else:
                self.pending = parts
            return True
        if parts.odd and (parts.label or marked):
            self._flush()
            self._service(parts, region)
            return True
        if parts.days and not parts.label:
            self._section_day(parts)
            return True
        if not parts.label:
            return False
        if self.pending is not None and not marked and len(self.pending.bands) < MOST_WRAPPED:
            self.pending.texts.setdefault("description", []).append(parts.label)
            self.pending.bands.append(band)
            return True
        return self._continues(band, parts, region)

    def _swap(self, parts: Parts) -> Parts:
        self._flush()
        return parts

    def _complete(self, parts: Parts) -> bool:
        """A code printed under its own line."""
        assert self.latest is not None  # noqa: S101 - asked by the caller
        _, number = self.latest
        line = self.draft.lines[number]
        if line.code is not None:
            self.pending = parts
            return True
        self.draft.lines[number] = replace(line, code=parts.marks["code"], modifiers=parts.modifiers or line.modifiers)
        return True

    def _section_day(self, parts: Parts) -> None:
        atom = parts.days.get("day") or next(iter(parts.days.values()))
        self._flush()
        self.draft.section_day = atom.days[0] if atom.days and isinstance(atom.days[0], date) else None
        self.latest = None

    def _continues(self, band: Band, parts: Parts, region: Region) -> bool:
        """Words under a row belong to its description when they stand where descriptions stand and right below it."""
        if self.latest is None or len(self.latest[0].bands) > MOST_WRAPPED:
            return False
        above, number = self.latest
        last = above.bands[-1]
        text = parts.label
        described = next((column for column in region.columns if column.role == "description"), None)
        near = band.page == last.page and band.y0 - last.y1 <= (band.y1 - band.y0)
        indented = parts.text_x0 >= above.text_x0 - band.width and (
            above.text_x0 > min(atom.x0 for atom in above.bands[0].atoms) + 2 * band.width
            or parts.text_x0 > above.text_x0 + band.width // 2
        )
        open_end = above.label.rstrip().endswith((",", "-", "/", "&", "w/", "and", "with", "of", "for"))
        if not near or described is None or not (indented or open_end) or len(text.split()) > 14:
            return False
        if text.isupper() != above.label.isupper() and not open_end and text.istitle() and not indented:
            return False
        if text.endswith(":") or row_kind(text):
            return False
        line = self.draft.lines[number]
        joined = f"{line.description} {text}" if line.description else text
        above.bands.append(band)
        above.texts["description"] = [joined]
        code = parts.marks.get("code") if line.code is None else None
        self.draft.lines[number] = replace(
            line,
            description=joined,
            spot=above.spot,
            code=code or line.code,
            modifiers=line.modifiers or (parts.modifiers if code else ()),
        )
        return True

    def _fact(self, fact: Fact) -> None:
        if build.starts_new(self.draft, fact, self.setting.kind):
            self._flush()
            self.latest = None
            self.drafts.append(build.follow(self.draft))
        build.remember(self.draft, fact)

    def _total(self, fact: Fact) -> None:
        """A total charge beside its label adds up the lines above it."""
        lines = len(self.draft.lines)
        if fact.field == "total_charges" and lines and fact.amount is not None and row_kind(fact.label) == "total":
            row = Row(
                kind=RowKind.TOTAL, label=fact.label[:200], amount=fact.amount, spot=fact.spot, first_line=0, last_line=lines
            )
            self.draft.rows.append(row)

    def _loose(self, parts: Parts, named: Sequence[Fact]) -> None:
        said = {fact.amount for fact in named}
        for atom in parts.loose:
            if atom.amount not in said:
                self.draft.rows.append(Row(kind=RowKind.NOTE, label=parts.label[:200], amount=atom.amount, spot=atom.spot))

    def _leftover(self, band: Band, facts: Sequence[Fact]) -> None:
        """Amounts of a band of labels that no label took."""
        said = [fact.amount for fact in facts if fact.amount is not None]
        for atom in band.amounts:
            if atom.amount in said:
                said.remove(atom.amount)
            else:
                self.draft.rows.append(Row(kind=RowKind.NOTE, label=band.text[:200], amount=atom.amount, spot=atom.spot))

    def _takes_off(self, band: Band) -> bool:
        """Whether the band has a negative amount below the charges of a bill: something that the balance must follow."""
        below = any(atom.amount is not None and atom.amount.cents < 0 for atom in band.amounts)
        return below and self.setting.kind is BillKind.BILL and self._after_charges()

    def _words(self, band: Band, parts: Parts | None, region: Region | None) -> None:
        """Words that are no row and no label: kept for what they tell, amounts in sentences as notes."""
        text = band.text
        self.draft.texts.append(text[:400])
        if (
            band.amounts
            and parts is not None
            and region is not None
            and region.headed
            and (parts.days or "code" in parts.marks)
        ):
            self._lose(band)
            return
        if band.amounts:
            many = len([atom for atom in band.atoms if atom.kind == "word"]) >= 3
            if (many or _colon_before(band)) and not (self._takes_off(band) and band.atoms[-1].kind == "money"):
                for atom in band.amounts:
                    self.draft.rows.append(Row(kind=RowKind.NOTE, label=text[:200], amount=atom.amount, spot=atom.spot))
            else:
                self._lose(band)
            return
        if parts is not None and region is not None and parts.label and not row_kind(parts.label):
            self.latest = None
            revenue = parts.marks.get("revenue_code")
            if (revenue is None and text[:1].isdigit()) or text.lower().startswith("rev"):
                words = text.replace("-", " ").split()
                from almoner.engine.intake.values import revenue_code  # noqa: PLC0415

                revenue = next(
                    (found for word in words[:3] if (found := revenue_code(word, context=text.lower().startswith("rev")))), None
                )
            self._flush()
            self.draft.section_label = text[:120]
            self.draft.section_revenue = revenue
            self.draft.since = len(self.draft.lines)

    def _flush(self) -> None:
        """A first half whose other half never came is a line without an amount when it has a code, else lost words."""
        pending, self.pending = self.pending, None
        if pending is None:
            return
        if "code" in pending.marks and (pending.days or "units" in pending.marks):
            build.service(self.draft, pending, self.setting, doubted={})
        else:
            self.draft.texts.append(pending.label)

    def _lose(self, band: Band) -> None:
        if self._takes_off(band):
            build.doubt_balance(self.draft, band)
        self.lost.append(Lost(what=f"an amount whose meaning is not clear: {band.text[:80]}", spot=band.spot))

    def _unread_tables(self) -> None:
        """A paper without a line says so where it has a table with columns of days and charges over amounts."""
        for region in self.regions:
            roles = {role for column in region.columns for role in (column.role, column.odds[0][0] if column.odds else None)}
            first = next((band for band in region.body if band.amounts and band.days), None)
            if region.headed and not region.ageing and "charge" in roles and "day" in roles and first is not None:
                heads = " | ".join(column.heading for column in region.columns if column.heading)
                self.lost.append(Lost(what=f"a table of charges of which no line was read: {heads[:80]}", spot=first.spot))

    def reading(self, *, reader: str, name: str, pages: int, lost: tuple[Lost, ...], text: str) -> Reading:
        from almoner.engine.intake.layout_parts.closing import bills_of  # noqa: PLC0415

        notices = letters_of(self.bands, text, self.kind, self.drafts)
        if self.setting.kind is BillKind.COLLECTION and not self.draft.facts.get("balance"):
            owed = next((fact for notice in notices if (fact := owed_fact(notice)) is not None), None)
            if owed is not None:
                build.remember(self.draft, owed)
        if not any(draft.lines for draft in self.drafts):
            self._unread_tables()
        bills, doubts = bills_of(self.drafts, self.setting, text=text, notices=notices)
        if not bills and not notices:
            raise Refused(
                "not_a_bill",
                what=f"{name} was not read",
                why="nothing on it looks like a bill, an explanation of benefits or a letter about one",
                do="send the bill itself, every page of it",
            )
        sent = [notice.sent_on for notice in notices if notice.sent_on is not None]
        if len(sent) == 1:  # a collector's letter is a statement of its own date
            bills = [
                replace(bill, statement_date=sent[0])
                if bill.kind is BillKind.COLLECTION and bill.statement_date is None
                else bill
                for bill in bills
            ]
        kind = self.kind
        if kind is PaperKind.UNKNOWN and bills:
            kind = PaperKind.BILL
        return Reading(
            kind=kind,
            reader=reader,
            pages=pages,
            bills=tuple(bills),
            notices=tuple(notices),
            doubts=tuple(doubts[:MOST_DOUBTS]),
            lost=(*lost, *self.lost),
            parts=len(self.bands),
            parts_accounted=self.accounted,
        )


def marked_service(parts: Parts) -> bool:
    """Whether a row is a service by its marks, whatever amounts it has."""
    return "code" in parts.marks or ("units" in parts.marks and bool(parts.label)) or "revenue_code" in parts.marks


def _merged(first: Parts, second: Parts) -> Parts:
    first.bands.extend(second.bands)
    for name, mark in second.marks.items():
        first.marks.setdefault(name, mark)
    for role, amount in second.money.items():
        first.money.setdefault(role, amount)
    for role, atom in second.days.items():
        first.days.setdefault(role, atom)
    for role, texts in second.texts.items():
        first.texts.setdefault(role, []).extend(texts)
    for role, place in second.places.items():
        first.places.setdefault(role, place)
    first.odd.update(second.odd)
    first.modifiers = (*first.modifiers, *second.modifiers)
    return first


def _patients(parts: Parts) -> bool:
    """ "$0.00 patient": the amount says what is left to the patient."""
    for band in parts.bands:
        for atom, after in itertools.pairwise(band.atoms):
            if atom.kind == "money" and after.text.lower().strip("().,") in ("patient", "paciente"):
                return True
    return False


def _colon_before(band: Band) -> bool:
    at = next((n for n, atom in enumerate(band.atoms) if atom.kind == "money"), 0)
    return at > 0 and band.atoms[at - 1].text.endswith(":")


def _reduces(parts: Parts) -> bool:
    """A negative charge whose words say that the plan or the provider took something off."""
    charge = parts.money.get("charge")
    return charge is not None and charge.cents < 0 and bool(TAKEN_OFF.search(parts.label))


def _sentence(band: Band, parts: Parts) -> bool:
    """Whether amounts stand inside running words."""
    if parts.marks.get("code") or parts.days:
        return False
    for cell in band.cells:
        for number, atom in enumerate(cell.atoms):
            if atom.kind == "money":
                after = [a for a in cell.atoms[number + 1 :] if a.kind == "word" and any(mark.isalpha() for mark in a.text)]
                if number >= 3 and len(after) >= 2:
                    return True
    return False


__all__ = ["read_pages"]
