"""Writes the golden letters anew: `python tests/golden/make_letters.py` with PYTHONPATH=.; their diff is reviewed."""

from almoner.adapters.renderers.text import plain_text
from tests.golden.make_golden import HOME
from tests.services.letters.test_every_letter import GOLDEN
from tests.services.letters.world import ready

if __name__ == "__main__":
    (HOME / "letters").mkdir(exist_ok=True)
    for kind, language in GOLDEN:
        (HOME / "letters" / f"{kind}.{language}.txt").write_text(plain_text(ready(kind, language).written), encoding="utf-8")
