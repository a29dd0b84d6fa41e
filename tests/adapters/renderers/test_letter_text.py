"""The plain text: everything the letter says, folded to 80 signs."""

import re

import pytest

from almoner.adapters.renderers.text import WIDTH, plain_text
from almoner.engine.letters.written import Table, texts
from tests.adapters.renderers.letters import ATTACKS, LONG, everything
from tests.services.letters.world import EVERY, ready


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_the_text_has_every_sentence_and_fits_a_terminal(kind, language):
    written = ready(kind, language).written
    text = plain_text(written)
    assert max(map(len, text.splitlines())) <= WIDTH
    flat = re.sub(r"\s+", " ", text)
    for section in written.sections:
        for block in section.blocks:
            cells = [cell for row in block.rows for cell in row] if isinstance(block, Table) else texts(block)
            for one in cells:
                assert re.sub(r"\s+", " ", one) in flat, one


@pytest.mark.parametrize("text", [*ATTACKS, LONG])
def test_nothing_in_it_is_changed(text):
    assert re.sub(r"\s+", " ", text).strip() in re.sub(r"\s+", " ", plain_text(everything(text)))
