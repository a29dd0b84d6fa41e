"""The commands of `almoner`: parse, one service call, shape the answer."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from almoner import __version__
from almoner.assembly.embedded import embedded
from almoner.assembly.platform import Platform
from almoner.engine.answers import Answers
from almoner.engine.bill import Network
from almoner.engine.dossier import PAYERS
from almoner.engine.errors import Misused
from almoner.engine.findings import Class
from almoner.engine.intake.assemble import Request
from almoner.engine.wording.neutral import neutral
from almoner.faces.cli import (
    backup,
    catalogue,
    certificate,
    confirm,
    deadline,
    doctor,
    editions,
    folders,
    guard,
    journal,
    letter,
    lookup,
    secrets,
    serve,
    why,
    worker,
)
from almoner.faces.cli.listing import listing
from almoner.faces.cli.parsing import Parser
from almoner.faces.cli.printing import print_json
from almoner.faces.cli.report import report
from almoner.faces.saying import DONE, FOUND
from almoner.faces.shape import audit_json
from almoner.faces.words import Words
from almoner.ports.papers import Source
from almoner.services.bills.audit_papers import Audited
from almoner.services.bills.confirm_doubts import read_sources

SETTINGS = ["practitioner", "outpatient", "inpatient", "dme", "asc", "snf", "home-health"]


def run_command(argv: Sequence[str] | None) -> int:
    """Parse, run, and give the exit code. Raises AlmonerError, and SystemExit for --help and --version."""
    asked = parser().parse_args(argv)
    code: int = asked.run(asked, embedded(asked.data))
    return code


def parser() -> Parser:
    """Commands and flags of the contract that exist so far."""
    whole = Parser(prog="almoner", description="Read medical bills, check every line, say what to do.")
    whole.add_argument("--version", action="version", version=f"almoner {__version__}")
    whole.add_argument(
        "--data", metavar="DIR", help="the folder everything is kept in (default: ALMONER_DATA, else ~/.local/share/almoner)"
    )
    commands = whole.add_subparsers(dest="command", required=True, parser_class=Parser)
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
    letter.add_letter(commands, a_day)
    certificate.add_certificate(commands)
    serve.add_serve(commands)
    worker.add_worker(commands)
    backup.add_backup(commands)
    secrets.add_secrets(commands)
    folders.add_folders(commands)
    doctor.add_doctor(commands)
    journal.add_journal(commands, a_day)
    return whole


def add_audit(commands: Any) -> None:
    one = commands.add_parser("audit", help="check papers and say what is wrong, what to do and by when")
    one.add_argument("paths", nargs="+", metavar="PATH", help="a PDF, X12, FHIR JSON, CSV, XLSX or text file, a folder, or -")
    form = one.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the whole answer as JSON (almoner.audit/1)")
    form.add_argument("--html", metavar="FILE", help="also write the report as one page with pictures of the papers")
    one.add_argument(
        "--payer", type=payers, default=(), metavar="KIND[,KIND…]", help="who pays, primary first: " + ", ".join(PAYERS)
    )
    one.add_argument(
        "--funding",
        choices=("self-funded", "insured", "unknown"),
        default="unknown",
        help="who bears the plan's cost: the employer, or an insurer",
    )
    one.add_argument("--setting", choices=SETTINGS, help="where the care was, if the papers do not show it")
    one.add_argument(
        "--network",
        choices=("in", "out", "unknown"),
        default="unknown",
        help="whether providers are in the plan's network, where a bill does not say",
    )
    one.add_argument("--state", type=a_state, metavar="XX", help="the state whose law counts, such as NY")
    one.add_argument("--as-of", type=a_day, metavar="YYYY-MM-DD", help="the day the question is asked for (default: today)")
    one.add_argument("--answers", metavar="FILE", help="facts only you know (see `almoner questions`)")
    one.add_argument("--corrections", metavar="FILE", help="corrections to what was read, replayed in order")
    one.add_argument(
        "--fail-on",
        choices=[cls.value for cls in Class],
        help="end with 1 if something at or above this was found: fact (we are sure), rule, evidence (likely), question",
    )
    one.add_argument("--language", choices=("en", "es"), default="en", help="English or Spanish")
    one.set_defaults(run=run_audit)


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


def payers(text: str) -> tuple[str, ...]:
    kinds = tuple(kind.strip() for kind in text.split(",") if kind.strip())
    for kind in kinds:
        if kind not in PAYERS:
            raise argparse.ArgumentTypeError(f"{kind!r} is not one of {', '.join(PAYERS)}")
    return kinds


def a_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day written as YYYY-MM-DD") from error


def a_state(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise argparse.ArgumentTypeError(f"{text!r} is not a state of two letters")
    return text.upper()


def told(done: int, of: int, name: str) -> None:
    """Progress for a person who waits at a terminal."""
    if of > 1 and sys.stderr.isatty():
        print(
            f"\rread {done} of {of} papers ({neutral(name)[:40]})\033[K",
            end="\n" if done == of else "",
            file=sys.stderr,
            flush=True,
        )


def paging(name: str, page: int, of: int) -> None:
    """ "page 7 of 31" for a person who waits for pictures to be read."""
    if of > 1 and sys.stderr.isatty():
        end = "\n" if page == of else ""
        print(f"\rreading page {page} of {of} ({neutral(name)[:40]})\033[K", end=end, file=sys.stderr, flush=True)


def drawing(name: str, page: int, of: int) -> None:
    """How far the pictures of a report are, for a person who waits."""
    if of > 1 and sys.stderr.isatty():
        end = "\n" if page == of else ""
        print(f"\rdrawing page {page} of {of} ({neutral(name)[:40]})\033[K", end=end, file=sys.stderr, flush=True)


def run_audit(asked: argparse.Namespace, platform: Platform) -> int:
    answers, answers_sum = platform.load_answers(asked.answers) if asked.answers else (Answers(), None)
    corrections, corrections_sum = platform.load_corrections(asked.corrections) if asked.corrections else ((), None)
    request = Request(
        as_of=asked.as_of or platform.today(),
        payers=asked.payer,
        funding=asked.funding,
        setting=asked.setting,
        network=Network(asked.network),
        state=asked.state,
        answers=answers,
        corrections=corrections,
        language=asked.language,
    )
    write_report = None if asked.html is None else platform.write_report()
    if write_report is not None:
        write_report.keep.check(asked.html)
    sources = tuple(platform.sources(asked.paths, besides(asked.answers, asked.corrections, asked.html)))
    audited = platform.audit_papers()(
        sources,
        request,
        answers=answers_sum,
        corrections=corrections_sum,
        progress=told,
        paging=paging,
    )
    messages = platform.messages()
    shaped = audit_json(audited, messages, asked.language)
    if asked.json:
        print_json(shaped)
    else:
        print(report(shaped, messages, asked.language), end="")
    if write_report is not None:
        place = write_report(audited, shaped, sources, path=asked.html, language=asked.language, paging=drawing)
        print("\n" + messages.word("report_written", asked.language).replace("{path}", str(place)))
    return exit_code(shaped, asked.fail_on)


def exit_code(shaped: dict[str, Any], fail_on: str | None) -> int:
    if fail_on is None:
        return DONE
    least = Class(fail_on).strength
    return FOUND if any(Class(finding["class"]).strength >= least for finding in shaped["findings"]) else DONE


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
    shaped = audit_json(audited, platform.messages(), asked.language)
    reading = {"schema": "almoner.reading/1"} | {key: shaped[key] for key in ("documents", "patients", "bills", "notices")}
    if asked.json:
        print_json(reading)
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


def besides(*files: str | None) -> list[str]:
    """What lies among the papers and is none: answers, corrections and the pictures kept beside them."""
    given = [one for one in files if one]
    return given + [confirm.pictures_path(one) for one in given]


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
    for line in deadline.deadline_lines(sys.stdin, law, asked.as_of or platform.today()):
        print(line, flush=True)
    return DONE
