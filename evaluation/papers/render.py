"""From a family and a seed to files on disk and their truth.

`build` writes the paper once; `render` prints, scans, faxes or photographs it. Everything is decided by (family, seed, rendering).
"""

import io
import json
import random

import numpy as np
from PIL import Image

from evaluation.papers import pdf
from evaluation.papers.families import module_of
from evaluation.papers.pen import annotate
from evaluation.papers.style import decimal
from evaluation.papers.work import Job

RENDERINGS = ("text", "scan300", "scan200", "scan150", "fax", "photo")


def build(family, seed, forced=None):
    """The paper as marks: (job, book)."""
    module = module_of(family)
    job = Job(family, seed, module.FAULTS, forced)
    module.draw(job)
    job.book.finish()
    return job, job.book


def _order(book, rendering, chance, variant):
    """Which sheets are delivered, in which order: (source page numbers, name of the variant)."""
    numbers = [page.number for page in book.pages]
    pick = chance.random()
    if variant is None:
        if len(numbers) >= 3 and getattr(book, "numbered", False) and pick < 0.10:
            variant = "missing_page"
        elif len(numbers) >= 2 and pick < 0.18:
            variant = "pages_out_of_order"
        elif len(numbers) >= 2 and pick < 0.25:
            variant = "duplicate_page"
        elif len(numbers) >= 2 and rendering == "text" and pick < 0.40:
            variant = "mixed"
        else:
            variant = "plain"
    if variant == "missing_page" and len(numbers) >= 3:
        numbers.pop(chance.randint(1, len(numbers) - 2))
    elif variant == "pages_out_of_order" and len(numbers) >= 2:
        was = list(numbers)
        while numbers == was:
            chance.shuffle(numbers)
    elif variant == "duplicate_page" and len(numbers) >= 2:
        at = chance.randrange(len(numbers))
        numbers.insert(at + 1, numbers[at])
    return numbers, variant


def _spoil(words, chance):
    """An OCR layer that is wrong: other digits, lost words."""
    out = []
    for word, box in words:
        if any(c.isdigit() for c in word) and chance.random() < 0.4:
            at = chance.choice([i for i, c in enumerate(word) if c.isdigit()])
            word = word[:at] + str((int(word[at]) + chance.randint(1, 9)) % 10) + word[at + 1:]
        elif chance.random() < 0.05:
            continue
        out.append((word, box))
    return out


def _jpeg(picture, quality):
    sink = io.BytesIO()
    Image.fromarray(picture).save(sink, "JPEG", quality=quality)
    return sink.getvalue()


def _moved(box, size, place):
    """A box in points onto the delivered picture, in ten-thousandths."""
    x0, y0, x1, y1 = (box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1])
    spots = [place(u, v) for u, v in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    return [round(min(s[0] for s in spots) * 10000), round(min(s[1] for s in spots) * 10000),
            round(max(s[0] for s in spots) * 10000), round(max(s[1] for s in spots) * 10000)]


def _flat(u, v):
    return u, v


def render(family, seed, rendering, folder, variant=None, forced=None, notes=None):
    """Write one paper and its truth into a folder; answers the truth."""
    if rendering != "text":
        from evaluation.papers import wear  # needs opencv
    job, book = build(family, seed, forced)
    module = module_of(family)
    variant = variant or getattr(module, "VARIANT", None)
    notes = getattr(module, "NOTES", None) if notes is None else notes
    chance = random.Random(f"{family}/{seed}/{rendering}")
    numbers, variant = _order(book, rendering, chance, variant)
    sources = {page.number: page for page in book.pages}
    folder.mkdir(parents=True, exist_ok=True)
    pages, files, layer = [], [], None
    scrawled = []
    if rendering != "text" and (notes if notes is not None else chance.random() < 0.3):
        scrawled = annotate(book, chance)
    sheets = [sources[n] for n in numbers]
    if rendering == "text":
        if variant == "mixed":
            from evaluation.papers import wear

            inked = set(chance.sample(range(len(sheets)), chance.randint(1, len(sheets) - 1)))
            parts, places = [], []
            for at, sheet in enumerate(sheets):
                if at in inked:
                    raw = pdf.pictures(pdf.write([sheet]), 200)[0]
                    worn, place = wear.scan(raw, 200, chance)
                    parts.append((_jpeg(worn, 75), sheet.size, None))
                    places.append(place)
                else:
                    parts.append(sheet)
                    places.append(_flat)
            data = pdf.write_mixed(parts)
        else:
            data, places, inked = pdf.write(sheets), [_flat] * len(sheets), set()
        (folder / "paper.pdf").write_bytes(data)
        files = ["paper.pdf"]
        pages = [{"file": "paper.pdf", "page": at + 1, "printed_as": sheet.number, "made": "picture" if at in inked else "text",
                  "_place": places[at], "_sheet": sheet} for at, sheet in enumerate(sheets)]
    elif rendering.startswith("scan"):
        dpi = int(rendering[4:])
        pick = chance.random()
        kind = "pdf" if pick < 0.6 else "jpg" if pick < 0.82 else "tif" if pick < 0.92 or dpi == 300 else "png"
        if kind == "pdf":
            layer = chance.choice([None] * 7 + ["right", "right", "wrong"])
        raws = pdf.pictures(pdf.write(sheets, scrawls=True), dpi)
        quality = chance.randint(55, 88)
        done = []
        for sheet, raw in zip(sheets, raws, strict=True):
            worn, place = wear.scan(raw, dpi, chance)
            if len(sheets) > 1 and chance.random() < 0.03:
                worn, inner = np.ascontiguousarray(worn[::-1, ::-1]), place
                def place(u, v, inner=inner):
                    a, b = inner(u, v)
                    return 1 - a, 1 - b
            done.append((worn, place, sheet))
        if kind == "pdf":
            parts = []
            for worn, place, sheet in done:
                words = None
                if layer:
                    words = []
                    for word, box in sheet.words:
                        a = _moved(box, sheet.size, place)
                        words.append((word, (a[0] * sheet.size[0] / 1e4, a[1] * sheet.size[1] / 1e4,
                                             a[2] * sheet.size[0] / 1e4, a[3] * sheet.size[1] / 1e4)))
                    if layer == "wrong":
                        words = _spoil(words, chance)
                parts.append((_jpeg(worn, quality), sheet.size, words))
            (folder / "paper.pdf").write_bytes(pdf.write_mixed(parts))
            files = ["paper.pdf"]
        elif kind == "tif":
            stack = [Image.fromarray(worn) for worn, _, _ in done]
            stack[0].save(folder / "paper.tif", save_all=True, append_images=stack[1:], compression="jpeg", quality=quality, dpi=(dpi, dpi))
            files = ["paper.tif"]
        else:
            for at, (worn, _, _) in enumerate(done):
                name = f"page-{at + 1}.{kind}"
                if kind == "jpg":
                    Image.fromarray(worn).save(folder / name, quality=quality, dpi=(dpi, dpi))
                else:
                    Image.fromarray(worn).save(folder / name, dpi=(dpi, dpi), compress_level=1)
                files.append(name)
        pages = [{"file": files[at] if len(files) > 1 else files[0], "page": 1 if len(files) > 1 else at + 1, "printed_as": sheet.number,
                  "made": "picture", "_place": place, "_sheet": sheet} for at, (worn, place, sheet) in enumerate(done)]
    elif rendering == "fax":
        fine = chance.random() < 0.6
        raws = pdf.pictures(pdf.write(sheets, scrawls=True), 204)
        people = job.people
        number, when = people.phone(), f"{chance.randint(1, 12):02d}/{chance.randint(1, 28):02d}/{chance.randint(2024, 2026)}"
        done = []
        for at, (sheet, raw) in enumerate(zip(sheets, raws, strict=True)):
            header = f"{when}  {chance.randint(8, 17)}:{chance.randint(0, 59):02d}   FROM {number}   P.{at + 1:02d}/{len(sheets):02d}"
            worn, place = wear.fax(raw, chance, fine, header)
            done.append((worn, place, sheet))
        dots = (204, 196 if fine else 98)
        if chance.random() < 0.7:
            stack = [Image.fromarray(worn).convert("1", dither=Image.Dither.NONE) for worn, _, _ in done]
            stack[0].save(folder / "fax.tif", save_all=True, append_images=stack[1:], compression="group4", dpi=dots)
            files = ["fax.tif"]
        else:
            parts = []
            for worn, _, sheet in done:
                sink = io.BytesIO()
                Image.fromarray(worn).save(sink, "PNG")
                parts.append((sink.getvalue(), (sheet.size[0], worn.shape[0] / dots[1] * 72), None))
            (folder / "fax.pdf").write_bytes(pdf.write_mixed(parts))
            files = ["fax.pdf"]
        pages = [{"file": files[0], "page": at + 1, "printed_as": sheet.number, "made": "picture", "_place": place, "_sheet": sheet}
                 for at, (worn, place, sheet) in enumerate(done)]
    elif rendering == "photo":
        raws = pdf.pictures(pdf.write(sheets, scrawls=True), 240, grey=False)
        for at, (sheet, raw) in enumerate(zip(sheets, raws, strict=True)):
            wide, high = (2250, 3000) if sheet.size[0] < sheet.size[1] else (3000, 2250)
            worn, place = wear.photo(raw[..., :3], chance, wide, high)
            turn = chance.choice([1, 1, 1, 6, 8, 3])
            stored = {1: worn, 6: np.rot90(worn, 1), 8: np.rot90(worn, -1), 3: np.rot90(worn, 2)}[turn]
            exif = Image.Exif()
            exif[0x0112] = turn
            exif[0x0110] = "Pocket 4"
            name = f"IMG_{1000 + seed % 8000 + at}.jpg"
            Image.fromarray(np.ascontiguousarray(stored)).save(folder / name, quality=chance.randint(68, 90), exif=exif)
            files.append(name)
            pages.append({"file": name, "page": 1, "printed_as": sheet.number, "made": "photo", "exif_turn": turn, "_place": place,
                          "_sheet": sheet})
    else:
        raise SystemExit(f"There is no rendering called {rendering}.")
    truth = tell(job, book, family, seed, rendering, variant, layer, files, pages, scrawled)
    (folder / "truth.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False) + "\n")
    return truth


def tell(job, book, family, seed, rendering, variant, layer, files, pages, scrawled):
    """The truth of what was delivered."""
    module = module_of(family)
    first = {}
    for at, page in enumerate(pages, 1):
        first.setdefault(page["printed_as"], at)

    def box(at, corners):
        page = pages[at - 1]
        return _moved(corners, page["_sheet"].size, page["_place"])

    lines, index = [], {}
    for line in book.lines:
        if line.page not in first:
            continue
        told = line.truth()
        told["page"] = first[line.page]
        told["box"] = box(first[line.page], line.box)
        index[id(line)] = len(lines)
        lines.append(told)
    rows = []
    for row, amounts, number, corners in book.rows:
        if number not in first:
            continue
        main = next(iter(amounts.values()), None)
        rows.append({"kind": row.kind, "label": row.label, "amount": decimal(main.cents) if main else None,
                     "amounts": {role: decimal(a.cents) for role, a in amounts.items()},
                     "day": row.when.isoformat() if row.when else None, "may_be_line": row.note == "line", "page": first[number], "box": box(first[number], corners)})
    amounts = []
    for at, page in enumerate(pages, 1):
        for amount in book.amounts:
            if amount.page == page["printed_as"]:
                line = getattr(amount, "line", None)
                told = {"text": amount.text, "value": decimal(amount.cents), "role": amount.role, "page": at, "box": box(at, amount.box),
                        "copy": amount.copy or at != first[amount.page], "line": index.get(id(line)) if line else None}
                if amount.parts:
                    told["parts"] = [box(at, part) for part in amount.parts]
                amounts.append(told)
    missing = [page.number for page in book.pages if page.number not in first]
    sums = []
    for one in book.sums:
        told = {k: v for k, v in one.items() if not k.startswith("_")}
        told["lines"] = [index[id(line)] for line in one["_lines"] if id(line) in index]
        told["complete"] = len(told["lines"]) == len(one["_lines"])
        sums.append(told)
    expected, withheld = [], []
    for one in job.expected:
        told = {k: v for k, v in one.items() if not k.startswith("_")}
        told["lines"] = [index[id(line)] for line in one["_lines"] if id(line) in index]
        whole = len(told["lines"]) == len(one["_lines"]) and not (missing and told["check"] in ("A02", "A03", "F07"))
        (expected if whole else withheld).append(told)
    facts = {}
    for name, (value, number) in book.facts.items():
        if number is None or number in first:
            facts[name] = value
    kind, kinds = getattr(book, "kind", module.KIND)
    return {
        "schema": "almoner.paper/1",
        "family": family,
        "group": module.GROUP,
        "seed": seed,
        "rendering": rendering,
        "variant": variant,
        "invisible_layer": layer,
        "files": files,
        "kind": kind,
        "kinds_accepted": sorted(kinds),
        "language": getattr(module, "LANGUAGE", "en"),
        "pages": [{k: v for k, v in page.items() if not k.startswith("_")} for page in pages],
        "missing_pages": missing,
        "coinsurance_percent": getattr(book, "percent", None),
        "facts": facts,
        "lines": lines,
        "rows": rows,
        "all_amounts": amounts,
        "notes": [{"text": text, "page": first[number], "box": box(first[number], corners)} for text, number, corners in scrawled
                  if number in first],
        "sums": sums,
        "expected": expected,
        "withheld": withheld,
        "look_alikes": job.looks,
        "twins_excused": bool(getattr(module, "TWINS", False)),
        "clean": not job.expected,
    }
