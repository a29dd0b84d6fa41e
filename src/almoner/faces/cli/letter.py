"""`almoner letter`: write a letter about an audit's finding, as text, PDF or DOCX."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.answers import Answers
from almoner.engine.errors import Misused
from almoner.engine.letters.compose import title_key
from almoner.engine.letters.kinds import KINDS
from almoner.engine.letters.letter import Sentence
from almoner.engine.letters.wording import aloud
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import LANGUAGES
from almoner.faces.cli.filed import audit_value, free, keep
from almoner.faces.cli.secrets import opened
from almoner.faces.saying import DONE
from almoner.ports.papers import Source
from almoner.services.bills.fit_audit import Said
from almoner.services.letters.write_letter import Ready, kind_named

NO_LETTER = "No letter was written"


def add_letter(commands: Any, a_day: Any) -> None:
    """The command and its flags; `a_day` reads a day."""
    one = commands.add_parser("letter", help="write a letter about what was found")
    one.add_argument("kind", nargs="?", metavar="KIND", help="which letter (see --list)")
    one.add_argument("--list", action="store_true", help="the letters there are")
    one.add_argument("--json", action="store_true", help="with --list: as JSON")
    one.add_argument("--audit", metavar="FILE", help="what `almoner audit --json` printed")
    one.add_argument("--papers", nargs="+", metavar="PATH", help="the papers of that audit")
    one.add_argument("--case", metavar="ID", help="in place of both: a case that is kept on this machine")
    one.add_argument("--finding", metavar="ID", help="the finding or right it is about (default: those it fits)")
    one.add_argument("--pdf", metavar="FILE")
    one.add_argument("--docx", metavar="FILE")
    one.add_argument("--replace", action="store_true", help="with --pdf and --docx: take the place of a file that is there")
    one.add_argument(
        "--language", choices=LANGUAGES, default="en", help="es: the letter in English with a Spanish copy for you"
    )
    one.add_argument("--answers", metavar="FILE", help="the answers the audit was made with, so that the letter may use them")
    one.add_argument("--corrections", metavar="FILE", help="the corrections the audit was made with")
    one.add_argument("--on", type=a_day, metavar="YYYY-MM-DD", help="the letter's day (default: today)")
    one.set_defaults(run=run_letter)


def run_letter(asked: argparse.Namespace, platform: Platform) -> int:
    fitting(asked)
    if asked.list:
        return list_letters(asked, platform)
    ready = kept_letter(asked, platform) if asked.case else filed_letter(asked, platform)
    wanted = {form: path for form, path in (("pdf", asked.pdf), ("docx", asked.docx)) if path is not None}
    if not asked.replace:
        for path in wanted.values():
            free(path, NO_LETTER, "name another file, or say --replace")
    for form, path in wanted.items():
        keep(platform, path, platform.letter_forms[form](ready.written, ready.pictures))
        print(f"Written: {neutral(path)}")
    if not wanted:
        print(platform.letter_forms["text"](ready.written, ready.pictures).decode("utf-8"), end="")
    words = platform.letter_words()
    for line in aloud(ready.letter, words, asked.language):
        print(line, file=sys.stderr)
    numbers = platform.letter_numbers(ready.written, ready.pictures) if asked.pdf is not None else ()
    if numbers:
        print(words.word("signs_numbered", asked.language, count=str(len(numbers)), sign=numbers[0]), file=sys.stderr)
    return DONE


def filed_letter(asked: argparse.Namespace, platform: Platform) -> Ready:
    """From the files that were named."""
    answers, answers_sum = platform.load_answers(asked.answers) if asked.answers else (Answers(), None)
    corrections, corrections_sum = platform.load_corrections(asked.corrections) if asked.corrections else ((), None)
    said = Said(answers, answers_sum, corrections, corrections_sum)
    sources = tuple(platform.sources(asked.papers, [one for one in (asked.answers, asked.corrections, asked.audit) if one]))
    return written(asked, platform, audit_value(asked.audit, NO_LETTER), sources, said)


def kept_letter(asked: argparse.Namespace, platform: Platform) -> Ready:
    """From what is kept of a case, on a machine of one person."""
    with opened(asked) as made:
        case = made.case(made.owner(), asked.case)
        return written(asked, platform, case.audit, case.papers, case.said)


def written(asked: argparse.Namespace, platform: Platform, audit: Any, papers: Sequence[Source], said: Said) -> Ready:
    return platform.write_letter(
        asked.kind,
        audit,
        papers,
        finding=asked.finding,
        language=asked.language,
        on=asked.on or platform.today(),
        said=said,
    )


def fitting(asked: argparse.Namespace) -> None:
    """Raises Misused for flags that do not go together."""
    because = None
    if asked.list and (asked.kind or asked.audit or asked.papers or asked.case):
        because = "--list stands alone"
    elif not asked.list and asked.kind is None:
        because = "a letter's KIND is missing"
    elif asked.case and (asked.audit or asked.papers or asked.answers or asked.corrections):
        because = "--case stands in place of --audit, --papers, --answers and --corrections"
    elif not asked.list and not asked.case and (asked.audit is None or asked.papers is None):
        because = "a letter needs --audit FILE and --papers PATH, or --case ID"
    elif asked.json and not asked.list:
        because = "--json belongs to --list"
    if because is not None:
        raise Misused("wrong_usage", what="The command was not understood", why=because, do="see `almoner letter --help`")
    if not asked.list:
        kind_named(asked.kind)


def list_letters(asked: argparse.Namespace, platform: Platform) -> int:
    words = platform.letter_words()
    titles = [(kind.id, words.say(Sentence(title_key(kind), {}), asked.language)) for kind in KINDS]
    if asked.json:
        shown = [{"kind": kind, "title": title, "languages": list(LANGUAGES)} for kind, title in titles]
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return DONE
    for kind, title in titles:
        print(f"{kind:28} {title}")
    return DONE
