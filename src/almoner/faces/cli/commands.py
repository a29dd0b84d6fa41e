"""The commands of `almoner`: parse, one service call, shape the answer."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.errors import Misused
from almoner.engine.intake.assemble import Request
from almoner.engine.wording.neutral import neutral
from almoner.faces.cli import (
    backup,
    catalogue,
    certificate,
    confirm,
    deadline,
    deidentify,
    doctor,
    editions,
    folders,
    guard,
    journal,
    jsonl,
    knowledge,
    letter,
    lookup,
    models,
    screen,
    secrets,
    serve,
    why,
    worker,
)
from almoner.faces.cli.auditing import a_day, add_audit, besides, paging, told
from almoner.faces.cli.listing import listing
from almoner.faces.cli.parsing import Parser, bare
from almoner.faces.cli.printing import print_json
from almoner.faces.saying import DONE
from almoner.faces.shape import audit_json, line_json
from almoner.faces.words import Words
from almoner.ports.papers import Source
from almoner.services.bills.audit_papers import Audited
from almoner.services.bills.confirm_doubts import read_sources


def parser() -> Parser:
    """Commands and flags of the contract that exist so far."""
    whole, commands = bare()
    add_audit(commands)
    add_read(commands)
    catalogue.add_catalogue(commands)
    one = commands.add_parser("deadline", help="reckon deadlines")
    mode = one.add_mutually_exclusive_group(required=True)
    mode.add_argument("--list", action="store_true")
    mode.add_argument("--jsonl", action="store_true")
    one.add_argument("--json", action="store_true")
    one.add_argument("--as-of", type=a_day, metavar="YYYY-MM-DD")
    one.set_defaults(run=run_deadline)
    editions.add_editions(commands)
    lookup.add_lookup(commands)
    guard.add_guard(commands)
    deidentify.add_deidentify(commands)
    screen.add_screen(commands)
    letter.add_letter(commands, a_day)
    certificate.add_certificate(commands)
    serve.add_serve(commands)
    worker.add_worker(commands)
    backup.add_backup(commands)
    secrets.add_secrets(commands)
    folders.add_folders(commands)
    doctor.add_doctor(commands)
    journal.add_journal(commands, a_day)
    models.add_models(commands, a_day)
    knowledge.add_knowledge(commands, a_day)
    return whole


def add_read(commands: Any) -> None:
    one = commands.add_parser("read", help="only read: what the papers say")
    one.add_argument("paths", nargs="+", metavar="PATH")
    mode = one.add_mutually_exclusive_group()
    mode.add_argument("--json", action="store_true")
    mode.add_argument("--parquet", metavar="DIR", help="stream X12 or CSV of any size to Parquet files in DIR")
    one.add_argument("--why", metavar="DIR", help="draw into DIR why each page was read as it was")
    one.add_argument("--confirm", action="store_true", help="ask about each doubt and keep the answers as corrections")
    one.add_argument("--corrections", metavar="FILE", help="corrections to replay; with --confirm, the file the answers go to")
    one.add_argument("--who", metavar="NAME", help="with --confirm: who answers (default: me)")
    one.add_argument("--keep-pictures", action="store_true", help="with --confirm: leave the pictures that were shown")
    one.add_argument("--language", choices=("en", "es"), default="en")
    one.set_defaults(run=run_read)


def run_read(asked: argparse.Namespace, platform: Platform) -> int:
    fitting(asked)
    if asked.parquet:
        for line in platform.stream_papers(platform.sources(asked.paths), asked.parquet):
            print(line, flush=True)
        return DONE
    kept = asked.corrections
    if asked.confirm:
        confirm.needs_a_person()
        kept = kept or confirm.default_path(asked.paths)
        platform.confirm_doubts.check(kept)
    given = kept is not None and (not asked.confirm or Path(kept).exists())
    corrections = platform.load_corrections(kept)[0] if given else ()
    sources = tuple(platform.sources(asked.paths, besides(kept)))
    request = Request(as_of=platform.today(), corrections=corrections, language=asked.language)
    audited = platform.read_papers()(sources, request, progress=told, paging=paging)
    if asked.why:
        run_why(asked, platform, audited, sources)
    if asked.confirm:
        return run_confirm(asked, platform, audited, sources, kept)
    shaped = audit_json(audited, platform.messages(), asked.language, whole=not asked.json)
    reading = {"schema": "almoner.reading/1"} | {key: shaped[key] for key in ("documents", "patients", "bills", "notices")}
    if asked.json:
        print_json(reading, line_json)
        return DONE
    for line in listing(reading):
        print(line)
    return DONE


def fitting(asked: argparse.Namespace) -> None:
    """Raises Misused for flags of `read` that do not go together."""
    because = None
    if asked.confirm and (asked.json or asked.parquet):
        because = "--confirm talks to a person, and --json and --parquet to programs"
    elif (asked.who is not None or asked.keep_pictures) and not asked.confirm:
        because = "--who and --keep-pictures belong to --confirm"
    elif asked.parquet and asked.why:
        because = "--parquet streams papers that have no pages to draw"
    elif asked.parquet and asked.corrections:
        because = "--parquet streams what stands there and replays no corrections"
    if because is not None:
        raise Misused("wrong_usage", what="The command was not understood", why=because, do="see `almoner read --help`")


def run_why(asked: argparse.Namespace, platform: Platform, audited: Audited, sources: Sequence[Source]) -> None:
    """What is told goes beside the answer, so that --json stays JSON."""
    service = platform.explain_reading
    told_of = why.write_why(
        service,
        service(audited),
        read_sources(audited, sources),
        taken=audited.taken,
        folder=platform.private_folder(asked.why),
        words=Words(platform.messages(), asked.language),
        paging=paging,
    )
    for line in told_of:
        print(line, file=sys.stderr if asked.json else sys.stdout)


def run_confirm(asked: argparse.Namespace, platform: Platform, audited: Audited, sources: Sequence[Source], kept: str) -> int:
    words = Words(platform.messages(), asked.language)
    questions = platform.confirm_doubts.questions(audited)
    if not questions:
        print(words("confirm_nothing_left", path=kept) if audited.request.corrections else words("confirm_nothing"))
        return DONE
    confirm.confirm(
        platform.confirm_doubts,
        questions,
        read_sources(audited, sources),
        papers=asked.paths,
        path=kept,
        who=neutral(asked.who or "") or "me",
        on=platform.today(),
        words=words,
        folder=platform.private_folder(confirm.pictures_path(kept)),
        stay=asked.keep_pictures,
    )
    return DONE


def run_deadline(asked: argparse.Namespace, platform: Platform) -> int:
    law = platform.law()
    if asked.list and asked.json:
        print_json(deadline.list_rules(law))
        return DONE
    if asked.list:
        for rule in law.deadlines.values():
            print(f"{rule.id:34} {rule.title}")
        return DONE
    return jsonl.answer_stdin(deadline.answering(law, asked.as_of or platform.today()))
