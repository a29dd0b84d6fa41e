"""The process that shows one page of a paper, or a piece of it, counts the pages, or cuts some out; nothing else allowed.

Started by `showing.py`. The first line on standard input is JSON with the page, the piece and the limits; the paper follows.
"""

import io
import json
import sys
from functools import partial
from typing import Any

from almoner.adapters.isolation import doors
from almoner.adapters.isolation.child import answer, begin

LONGEST_SIDE = 4000


def main() -> None:
    """Draw and leave. Whatever goes wrong becomes an empty answer."""
    out, task = begin()
    from almoner.engine.errors import Refused  # noqa: PLC0415 - after the parent's death is watched

    data = sys.stdin.buffer.read()
    try:
        import PIL.Image  # noqa: PLC0415

        from almoner.adapters.readers.choose import is_picture  # noqa: PLC0415
        from almoner.adapters.readers.paper.pictures import Pictures  # noqa: PLC0415
        from almoner.adapters.readers.pdf_parts.render import DPI, render_page  # noqa: PLC0415

        doors.limit(task["limits"] | {"file_bytes": 0})
        doors.lock_files()
        doors.lock_calls()
        sys.addaudithook(doors.watcher())
        pictures = Pictures(data, task["name"]) if is_picture(data[:64]) else None
        count = pictures.count if pictures is not None else _count(data) if b"%PDF-" in data[:1024] else 0
        if task.get("cut") is not None:
            pages = [_there(page, count, task["name"]) for page in task["cut"]]
            body = _cut_pdf(data, pages) if pictures is None else _as_pdf([pictures.page(page).gray for page in pages])
        elif task["page"] is None:
            body = str(count).encode()
        else:
            page = _there(task["page"], count, task["name"])
            gray = _of_pdf(data, page, partial(render_page, dpi=DPI)) if pictures is None else pictures.page(page).gray
            body = _png(PIL.Image.fromarray(gray), task)
    except Refused as no:
        answer(out, b"N", json.dumps([no.code, no.what, no.why, no.do]).encode())
    except Exception:  # noqa: BLE001 - a page that cannot be shown is no reason to stop; the parent says one sentence
        answer(out, b"B", b"")
    answer(out, b"R", body)


def _cut_pdf(data: bytes, pages: list[int]) -> bytes:
    """These pages as a PDF of their own, as they were."""
    import pypdfium2  # noqa: PLC0415

    whole, part, into = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new(), io.BytesIO()
    try:
        part.import_pages(whole, [page - 1 for page in pages])
        part.save(into)
    finally:
        part.close()
        whole.close()
    return into.getvalue()


def _as_pdf(pages: list[Any]) -> bytes:
    """Pictures of pages as a PDF."""
    import PIL.Image  # noqa: PLC0415

    first, *others = [PIL.Image.fromarray(page) for page in pages]
    into = io.BytesIO()
    first.save(into, "PDF", save_all=True, append_images=others, resolution=200)
    return into.getvalue()


def _count(data: bytes) -> int:
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def _there(page: int, count: int, name: str) -> int:
    """The page, where it is one of so many. Raises Refused."""
    from almoner.engine.errors import Refused  # noqa: PLC0415

    if count == 0:
        what, why = f"{name} has no picture", "it is a file of lines and not of pages"
        raise Refused("no_pages", what=what, why=why, do="look at its lines, or open the paper itself")
    if not 1 <= page <= count:
        what, why = f"Page {page} of {name} was not drawn", "the paper ends before it"
        raise Refused("page_not_there", what=what, why=why, do=f"ask for a page from 1 to {count}")
    return page


def _of_pdf(data: bytes, page: int, render: Any) -> Any:
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(data)
    try:
        return render(document[page - 1]).gray
    finally:
        document.close()


def _png(image: Any, task: dict[str, Any]) -> bytes:
    """PNG, or whichever is smaller: the page, cut to `box` (ten-thousandths) with some paper around it, no wider than `wide`."""
    box = task.get("box")
    if box is not None:
        margin = task["margin"]
        across, down = image.size
        left, top = max(0, box[0] - margin) * across // 10_000, max(0, box[1] - margin) * down // 10_000
        right, bottom = min(10_000, box[2] + margin) * across // 10_000, min(10_000, box[3] + margin) * down // 10_000
        image = image.crop((left, top, max(left + 1, right), max(top + 1, bottom)))
    wide = min(task["wide"], LONGEST_SIDE)
    if image.size[0] > wide:
        image = image.resize((wide, max(1, image.size[1] * wide // image.size[0])))
    if task["small"]:
        return min(_few_shades(image), _jpeg(image), key=len)
    into = io.BytesIO()
    image.save(into, "PNG", optimize=False)
    return into.getvalue()


def _few_shades(image: Any) -> bytes:
    """Sixteen shades of grey are enough for print."""
    import PIL.Image  # noqa: PLC0415

    shades = PIL.Image.frombytes("P", image.size, image.point([shade // 17 for shade in range(256)]).tobytes())
    shades.putpalette([shade * 17 for shade in range(16) for _ in range(3)])
    into = io.BytesIO()
    shades.save(into, "PNG", optimize=True, bits=4)
    return into.getvalue()


def _jpeg(image: Any) -> bytes:
    into = io.BytesIO()
    image.save(into, "JPEG", quality=60, optimize=True)
    return into.getvalue()
