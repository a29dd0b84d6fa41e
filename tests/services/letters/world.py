"""The made-up family's audit and papers, read once, and every letter from them without drawing pictures."""

import io
import json
from datetime import date
from functools import cache

from PIL import Image

from almoner.assembly.embedded import embedded
from almoner.engine.letters.kinds import KINDS
from almoner.services.bills.fit_audit import Said
from almoner.services.letters.write_letter import WriteLetter
from tests.golden.make_golden import HOME, SAMPLES

ON = date(2026, 11, 21)
PLATFORM = embedded()
AUDIT = json.loads((HOME / "riverbend.json").read_text(encoding="utf-8"))
EVERY = [(kind.id, language) for kind in KINDS for language in ("en", "es")]


def png():
    into = io.BytesIO()
    Image.new("RGB", (600, 40), "white").save(into, "PNG")
    return into.getvalue()


PNG = png()


@cache
def sources():
    return tuple(PLATFORM.sources([str(SAMPLES / "riverbend")]))


@cache
def reading(request):
    return PLATFORM.read_papers()(sources(), request)


class ReadOnce:
    """Reads the samples once for each question; other papers as they come."""

    def __call__(self, given, request):
        return reading(request) if given == sources() else PLATFORM.read_papers()(given, request)


def writer(show=lambda *given, **how: PNG):
    return WriteLetter(ReadOnce, show, PLATFORM.law, PLATFORM.letter_words)


@cache
def ready(kind, language="en", finding=None):
    return writer()(kind, AUDIT, sources(), finding=finding, language=language, on=ON, said=Said())
