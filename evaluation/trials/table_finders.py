"""How many lines of made-up text papers do Camelot, pdfplumber's tables, spaCy's rules, or this project's reader get right?

    python evaluation/trials/table_finders.py DIR camelot-lattice|camelot-stream|camelot-network|pdfplumber|spacy|almoner

DIR as `evaluation/papers/make.py DIR --renderings text` writes it. See README.md for the environment of each tool.
"""

import io
import re
import sys
import warnings
from decimal import Decimal
from pathlib import Path

import scoring


def camelot(flavor):
    import camelot as tool

    def read(path, truth):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tables = tool.read_pdf(str(path), pages="all", flavor=flavor)
        rows = [[[cell.replace("\n", " ") for cell in row] for row in table.df.values.tolist()] for table in tables]
        return scoring.lines_of(rows, "\n".join(" ".join(row) for table in rows for row in table))

    return read


def pdfplumber():
    import pdfplumber as tool

    words = {"vertical_strategy": "text", "horizontal_strategy": "text"}

    def read(path, truth):
        """By rulings, and by the words' edges on papers where that gives no line."""
        with tool.open(path) as paper:
            text = "\n".join(page.extract_text() or "" for page in paper.pages)
            for settings in ({}, words):
                tables = [table for page in paper.pages for table in page.extract_tables(settings)]
                lines = scoring.lines_of([[[(cell or "").replace("\n", " ") for cell in row] for row in table] for table in tables], text)
                if lines:
                    return lines
        return []

    return read


def spacy():
    import pypdfium2
    import spacy as tool
    from spacy.matcher import Matcher

    pipe = tool.blank("en")
    pipe.tokenizer = tool.tokenizer.Tokenizer(pipe.vocab)  # at blanks only: its rules for prose break amounts and days
    matcher = Matcher(pipe.vocab)
    matcher.add("DAY", [[{"TEXT": {"REGEX": r"^\d{1,2}[/-]\d{1,2}([/-]\d{2,4})?$"}}], [{"TEXT": {"REGEX": r"^\d{4}-\d\d-\d\d$"}}],
                        [{"TEXT": {"REGEX": r"^[A-Z][a-z]{2}$"}}, {"TEXT": {"REGEX": r"^\d{1,2},?$"}}, {"TEXT": {"REGEX": r"^\d{4}$"}, "OP": "?"}],
                        [{"TEXT": {"REGEX": r"^\d{1,2}-[A-Za-z]{3}-\d{2,4}$"}}]])
    matcher.add("CODE", [[{"TEXT": {"REGEX": r"^([A-Z]\d{4}|\d{5}|\d{4}[A-Z])$"}}]])
    matcher.add("MONEY", [[{"TEXT": {"REGEX": r"^[-(]?\$?[-(]?\d{1,3}(,?\d{3})*\.\d\d\)?-?$"}}]])
    matcher.add("UNITS", [[{"TEXT": {"REGEX": r"^\d{1,3}(,\d{3})?$"}}]])

    def read(path, truth):
        """Each row of text with a code or a day and an amount is a line; its first amount is the charge."""
        document = pypdfium2.PdfDocument(path)
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        year, out, one = scoring.usual_year(text), [], scoring.ONE_DAY.search(text)
        for row in re.split(r"[\r\n]+", text):
            found = {}
            doc = pipe(" ".join(row.split()))
            for key, start, end in matcher(doc):
                found.setdefault(pipe.vocab.strings[key], []).append((start, doc[start:end].text))
            if "MONEY" not in found or not found.keys() & {"CODE", "DAY"}:
                continue
            first = min(found["MONEY"])
            counts = [text for at, text in found.get("UNITS", ()) if at < first[0] and text not in (found.get("CODE") or [(0, "")])[0][1]]
            out.append({"day": scoring.day(max(found["DAY"], key=lambda one: len(one[1]))[1], year) if "DAY" in found else None,
                        "code": found["CODE"][0][1] if "CODE" in found else None,
                        "units": scoring.units(counts[-1]) if counts else None, "charge": scoring.money(first[1])})
        if one and not any(line["day"] for line in out):
            out = [line | {"day": scoring.day(one[1], year)} for line in out]
        return out

    return read


def almoner():
    from almoner.adapters.readers.pages import READER

    def read(path, truth):
        reading = READER.read(io.BytesIO(path.read_bytes()), path.name)
        return [
            {"day": line.day and line.day.isoformat(), "code": line.code, "units": line.units,
             "charge": None if line.charge is None else Decimal(str(line.charge))}
            for bill in reading.bills for line in bill.lines
        ]

    return read


TOOLS = {
    "camelot-lattice": lambda: camelot("lattice"),
    "camelot-stream": lambda: camelot("stream"),
    "camelot-network": lambda: camelot("network"),
    "pdfplumber": pdfplumber,
    "spacy": spacy,
    "almoner": almoner,
}

if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[2] not in TOOLS:
        raise SystemExit(__doc__)
    scoring.trial(sys.argv[2], Path(sys.argv[1]), TOOLS[sys.argv[2]]())
