"""Letters from papers of every machine-readable kind, with and without pages: each is written, in both languages."""

import io
import json
from contextlib import redirect_stdout
from datetime import date

import pytest

from almoner.adapters.renderers.text import plain_text
from almoner.engine.letters.kinds import KINDS
from almoner.faces.cli.main import main
from almoner.services.bills.fit_audit import Said
from almoner.services.letters.write_letter import WriteLetter
from tests.made_up import PAPERS
from tests.services.letters.world import PLATFORM, PNG


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_every_letter_is_written_from_every_kind_of_paper(name, tmp_path):
    paper = tmp_path / name
    paper.write_bytes(PAPERS[name]())
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["audit", str(paper), "--json", "--as-of", "2026-04-01"]) == 0
    shaped, sources = json.loads(out.getvalue()), tuple(PLATFORM.sources([str(paper)]))
    read = []

    class Once:
        def __call__(self, given, request):
            if not read:
                read.append(PLATFORM.read_papers()(given, request))
            return read[0]

    write = WriteLetter(Once, lambda *given, **how: PNG, PLATFORM.law, PLATFORM.letter_words)
    for kind in KINDS:
        one = write(kind.id, shaped, sources, finding=None, language="es", on=date(2026, 4, 1), said=Said())
        text = plain_text(one.written)
        assert "April 1, 2026" in text
        for exhibit in one.letter.exhibits:
            has_page = exhibit.spot.page is not None and exhibit.spot.box is not None
            assert (exhibit.number in one.pictures) == has_page
            assert f"Exhibit {exhibit.number}, point {exhibit.point}:" in text
            assert has_page or "no picture to show" in " ".join(text.split())
