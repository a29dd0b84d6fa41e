"""Writes the JSON Schemas of everything the command line prints as JSON, from the records and the contract's fixed parts.

Run by `make schemas`. They only grow: `test_schemas.py` compares them with what was first published.
"""

import json
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

from almoner.adapters.crisis_rules import load_crisis_rules
from almoner.engine.answers import FORMS, Per
from almoner.engine.bill import Bill, BillKind, Line, Network, Notice, NoticeKind, PaperKind, Row, RowKind, Spot
from almoner.engine.dossier import Encounter
from almoner.engine.findings import Binds, Cause, Class, Kind
from almoner.engine.law.authority import Mark
from almoner.engine.law.deadlines import CountsWhen, Event, Whose
from almoner.engine.money import Money
from almoner.engine.privacy.deidentify import spans as identifiers
from almoner.engine.reconcile.missing_papers import Missing
from almoner.engine.safety import screen as crisis
from almoner.engine.wording import guard as guarding
from almoner.faces.cli.auditing import PAYERS, SETTINGS

HOME = Path(__file__).parents[2] / "src" / "almoner" / "faces" / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
DAY = {"type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}
MONEY = {"type": "string", "pattern": "^-?\\d+\\.\\d{2}$"}
NUMBER = {"type": "string", "pattern": "^-?\\d+(\\.\\d+)?$"}
SHA = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
BOX = {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 1}, "minItems": 4, "maxItems": 4}
LANGUAGES = ["en", "es"]


def id_of(letter):
    return {"type": "string", "pattern": f"^{letter}[0-9a-z]+$"}


def listing(items):
    return {"type": "array", "items": items}


def known(kinds):
    return {"enum": [one.value for one in kinds]}


def or_null(schema):
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if isinstance(schema.get("type"), str):
        return schema | {"type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def a(**properties):
    """An object that has all of these, and may have more."""
    return {"type": "object", "properties": properties, "required": sorted(properties), "additionalProperties": True}


def ref(name):
    return {"$ref": f"#/$defs/{name}"}


def of_type(kind):
    """The schema of one field's type."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        [one] = [each for each in inner if each is not type(None)]
        return or_null(of_type(one))
    if origin is tuple:
        return listing(of_type(inner[0]))
    if origin is dict:
        return {"type": "object", "additionalProperties": of_type(inner[1])}
    for plain, schema in ((Money, MONEY), (Decimal, NUMBER), (date, DAY), (bool, {"type": "boolean"}), (Spot, ref("spot"))):
        if kind is plain:
            return schema
    if isinstance(kind, type) and issubclass(kind, Enum):
        return known(kind)
    if is_dataclass(kind):
        return record(kind)
    return {str: TEXT, int: {"type": "integer"}}[kind]


def record(of, /, **instead):
    """A record as the shape gives it out: every field, some of them written another way (None leaves one out)."""
    hints = typing.get_type_hints(of)
    shown = {one.name: of_type(hints[one.name]) for one in fields(of)} | instead
    return a(**{name: schema for name, schema in shown.items() if schema is not None})


def definitions():
    """The parts that audit and reading share."""
    by_document = {"document": COUNT}
    return {
        "spot": {
            "oneOf": [
                a(**by_document, page={"type": "integer", "minimum": 1}, box=or_null(BOX)),
                a(**by_document, segment=COUNT),
                a(**by_document, pointer=TEXT),
                a(**by_document, sheet=or_null(TEXT), cell=or_null(TEXT)),
            ]
        },
        "document": a(
            name=TEXT,
            sha256=or_null(SHA),
            kind=known(PaperKind),
            pages=COUNT,
            readers=listing(TEXT),
            refused=or_null(TEXT),
            lost=listing(a(what=TEXT, spot=or_null(ref("spot")), key=or_null(TEXT))),
            doubts=listing(
                a(id=id_of("d"), field=TEXT, read=TEXT, candidates=listing(TEXT), says=TEXT, spot=or_null(ref("spot")))
            ),
            parts=COUNT,
            parts_accounted=COUNT,
        ),
        "patient": a(name=or_null(TEXT), birth_date=or_null(DAY), member_id=or_null(TEXT), bills=listing(id_of("b"))),
        "line": record(
            Line,
            id=id_of("l"),
            confidence={"type": "number", "minimum": 0, "maximum": 1},
            spots={"type": "object", "additionalProperties": ref("spot")},
        ),
        "row": record(
            Row, kind=known(RowKind), first_line=None, last_line=None, lines=or_null(listing(id_of("l")))
        ),
        "bill": record(
            Bill,
            id=id_of("b"),
            document=COUNT,
            kind=known(BillKind),
            payer=a(name=or_null(TEXT), type={"enum": [*PAYERS, None]}),
            accumulators=listing(
                a(
                    kind={"enum": ["deductible", "out_of_pocket"]},
                    who={"enum": ["person", "family"]},
                    limit=or_null(MONEY),
                    used=or_null(MONEY),
                    network=known(Network),
                )
            ),
            spots={"type": "object", "additionalProperties": ref("spot")},
            rows=listing(ref("row")),
            lines=listing(ref("line")),
            replaced={"type": "boolean"},
        ),
        "notice": record(Notice, id=id_of("n"), document=COUNT),
    }  # fmt: skip


def of_audit():
    """Parts of an audit beyond its reading."""
    argument = {
        "anyOf": [
            {"type": ["string", "integer", "boolean"]},
            a(money=MONEY),
            a(number=NUMBER),
            listing(TEXT),
        ]
    }
    return {
        "message": a(key=TEXT, args={"type": "object", "additionalProperties": argument}),
        "authority": a(id=TEXT, cite=TEXT, title=TEXT, mark={"enum": ["V", "V2"]}, text_as_of=or_null(TEXT)),
        "deadline": a(act_by=DAY, last_day=DAY, rule=TEXT),
        "check": {"type": "string", "pattern": "^[A-J]\\d{2}$"},
        "finding": a(
            id=id_of("f"),
            check=ref("check"),
            name=TEXT,
            title=TEXT,
            **{"class": known(Class)},
            binds=known(Binds),
            says=TEXT,
            message=ref("message"),
            lines=listing(id_of("l")),
            bills=listing(TEXT),
            group={"type": "string", "pattern": "^(p\\d+)?g\\d+$"},
            at_stake=or_null(MONEY),
            stake=listing(a(line=or_null(id_of("l")), amount=MONEY)),
            owed_effect=or_null(a(low=MONEY, high=MONEY, because=TEXT)),
            authority=listing(ref("authority")),
            next_step=TEXT,
            deadline=or_null(ref("deadline")),
            table_rows=listing(ref("table_row")),
            letters=listing(TEXT),
        ),
        "table_row": a(
            table=TEXT,
            setting=or_null(TEXT),
            programme=or_null(TEXT),
            edition=TEXT,
            sha256=SHA,
            row={"type": "object", "additionalProperties": TEXT},
        ),
        "context": a(
            id=id_of("x"),
            check=ref("check"),
            says=TEXT,
            message=ref("message"),
            lines=listing(id_of("l")),
            figures={"type": "object"},
            edition=or_null(TEXT),
            table_rows=listing(ref("table_row")),
        ),
        "right": a(
            id=id_of("r"),
            check=ref("check"),
            title=TEXT,
            says=TEXT,
            message=ref("message"),
            bills=listing(TEXT),
            authority=listing(ref("authority")),
            deadline=or_null(ref("deadline")),
            next_step=TEXT,
            letters=listing(TEXT),
        ),
        "not_checked": a(
            check=ref("check"),
            because=TEXT,
            message=ref("message"),
            would_help={"type": "string", "pattern": "^(editions|answers|papers|field):.+$"},
            cause=known(Cause),
            about=listing(TEXT),
        ),
        "encounter": record(Encounter, missing=listing(record(Missing))),
        "run": a(
            id=SHA,
            as_of=DAY,
            inputs=listing(TEXT),
            names=listing(TEXT),
            answers=or_null(SHA),
            corrections=or_null(SHA),
            catalogue=TEXT,
            rulebook=TEXT,
            reader=TEXT,
            payers=listing({"enum": PAYERS}),
            funding={"enum": ["self-funded", "insured", "unknown"]},
            setting={"enum": [*SETTINGS, None]},
            network=known(Network),
            state=or_null({"type": "string", "pattern": "^[A-Z]{2}$"}),
            language={"enum": LANGUAGES},
        ),
        "edition": a(table=TEXT, setting=or_null(TEXT), edition=TEXT, first_day=DAY, last_day=or_null(DAY), sha256=SHA),
    }  # fmt: skip


def audit():
    return a(
        schema={"const": "almoner.audit/1"},
        run=ref("run"),
        documents=listing(ref("document")),
        patients=listing(ref("patient")),
        bills=listing(ref("bill")),
        notices=listing(ref("notice")),
        encounters=listing(ref("encounter")),
        findings=listing(ref("finding")),
        context=listing(ref("context")),
        rights=listing(ref("right")),
        could_not_check=listing(ref("not_checked")),
        summary=a(
            charges=or_null(MONEY),
            at_stake=MONEY,
            findings=a(**{cls.value: COUNT for cls in Class}),
            checks_run=COUNT,
            checks_total=COUNT,
        ),
        editions=listing(ref("edition")),
        versions=a(almoner=TEXT, catalogue=DAY),
    ) | {"$defs": definitions() | of_audit()}


def reading():
    return a(
        schema={"const": "almoner.reading/1"},
        documents=listing(ref("document")),
        patients=listing(ref("patient")),
        bills=listing(ref("bill")),
        notices=listing(ref("notice")),
    ) | {"$defs": definitions()}


def checks():
    papers = {"enum": sorted({one.value for one in (*BillKind, *NoticeKind)})}
    return listing(
        a(
            id={"type": "string", "pattern": "^[A-J]\\d{2}$"},
            name={"type": "string", "pattern": "^[a-z0-9_]+$"},
            authority=listing(TEXT),
            needs=a(papers=listing(papers), fields=listing(TEXT)),
            kind=known(Kind),
            **{"class": known(Class)},
        )
    )


def questions():
    return listing(
        a(
            key=TEXT,
            type={"enum": sorted(FORMS.values())},
            why=TEXT,
            checks=listing({"type": "string", "pattern": "^[A-J]\\d{2}$"}),
            per=known(Per),
        )
    )


def deadline():
    """One line of `deadline --jsonl`; `$defs` holds the question it answers and an entry of `--list`."""
    authority = of_audit()["authority"]
    answer = a(
        act_by=DAY,
        last_day=or_null(DAY),
        counts_when=known(CountsWhen),
        past={"type": ["boolean", "null"]},
        authority=listing(authority),
    )
    question = a(rule=TEXT, event=known(Event), event_on=DAY, other_on=or_null(DAY), state=or_null(TEXT))
    rule = a(
        rule=TEXT,
        title=TEXT,
        title_es=TEXT,
        whose=known(Whose),
        events=listing(known(Event)),
        other_on=or_null(TEXT),
        states=listing({"type": "string", "pattern": "^[A-Z]{2}$"}),
        counts_when=known(CountsWhen),
        mark=known(Mark),
        effective_from=or_null(DAY),
        effective_to=or_null(DAY),
        note=or_null(TEXT),
        authority=listing(authority),
    )
    question["required"] = ["event", "event_on", "rule"]
    return {"anyOf": [ref("answer"), a(error=TEXT)], "$defs": {"answer": answer, "question": question, "rule": rule}}


def editions():
    """`editions list --json`."""
    days = {"first_day": DAY, "last_day": or_null(DAY)}
    names = {"table": TEXT, "setting": or_null(TEXT), "programme": or_null(TEXT), "edition": TEXT}
    return listing(a(**names, **days, sha256=SHA, rows=COUNT, partial={"type": "boolean"}, source=TEXT, licence=TEXT))


def lookup():
    """One line of `lookup TABLE --jsonl`; `$defs` holds each table's answer."""
    known_day = or_null(DAY)
    answers = {
        "ncci-ptp": a(
            edit={"type": "boolean"},
            modifier={"enum": ["0", "1", None]},
            effective=known_day,
            deleted=known_day,
            edition=TEXT,
        ),
        "ncci-mue": a(value=COUNT, mai={"enum": ["1", "2", "3", None]}, edition=TEXT),
        "addon": a(type={"enum": ["1", "2", "3", None]}, primaries=listing({"type": "string", "pattern": "^[0-9A-Z]{5}$"})),
        "hcpcs": a(valid={"type": "boolean"}, first_day=known_day, last_day=known_day),
        "fee": a(amount=MONEY, parts={"type": "object"}, edition=TEXT),
    }
    return {"anyOf": [*map(ref, answers), a(no_data=TEXT), a(error=TEXT)], "$defs": answers}


def letters():
    """`letter --list --json`."""
    return listing(a(kind=TEXT, title=TEXT, languages=listing({"enum": ["en", "es"]})))


def guard():
    """One line of `guard --jsonl`."""
    difference = a(kind=known(guarding.Kind), before=or_null(TEXT), after=or_null(TEXT))
    answer = a(ok={"type": "boolean"}, differences=listing(difference))
    answer["properties"]["id"] = {"type": ["string", "number", "boolean", "null"]}
    return {"anyOf": [answer, a(error=TEXT)]}


SCHEMAS = {"audit-1": audit, "reading-1": reading, "checks-1": checks, "questions-1": questions, "deadline-1": deadline}


def deidentify():
    """One line of `deidentify --jsonl`."""
    span = a(start=COUNT, end=COUNT, kind=known(identifiers.Kind))
    answer = a(text=TEXT, spans=listing(span))
    answer["properties"]["id"] = {"type": ["string", "number", "boolean", "null"]}
    return {"anyOf": [answer, a(error=TEXT)]}


KINDS = sorted({sign.kind for sign in load_crisis_rules().signs})


def screen():
    """One line of `screen --jsonl`; `help` stands there with --say."""
    kinds = {"enum": ["none", "unscreened", *KINDS]}
    answer = a(risk=known(crisis.Risk), kind=kinds, ms={"type": "number", "minimum": 0})
    answer["properties"]["id"] = {"type": ["string", "number", "boolean", "null"]}
    line = a(name=TEXT, call=TEXT, text=or_null(TEXT), chat=or_null(TEXT), hours=TEXT)
    answer["properties"]["help"] = {"anyOf": [a(says=listing(TEXT), lines=listing(line)), {"type": "null"}]}
    return {"anyOf": [answer, a(error=TEXT)]}


SCHEMAS |= {
    "screen-1": screen,
    "deidentify-1": deidentify,
    "editions-1": editions,
    "lookup-1": lookup,
    "letters-1": letters,
    "guard-1": guard,
}


def written(name):
    """The file's text."""
    whole = {"$schema": DRAFT, "$id": f"urn:almoner:{name}"} | SCHEMAS[name]()
    return json.dumps(whole, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    HOME.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (HOME / f"{name}.json").write_text(written(name), encoding="utf-8")
        print(f"wrote {name}.json")
