"""Writes the golden audit of the made-up family anew: `python tests/golden/make_golden.py`; its diff is reviewed."""

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

from almoner.faces.cli.main import main

HOME = Path(__file__).parent
SAMPLES = HOME.parents[1] / "src" / "almoner" / "samples"
ASKED = (
    "audit",
    str(SAMPLES / "riverbend"),
    "--as-of",
    "2026-11-21",
    "--answers",
    str(SAMPLES / "riverbend-answers.yaml"),
)
GOLDEN = {
    "riverbend.json": ("--json",),
    "riverbend.en.txt": ("--language", "en"),
    "riverbend.es.txt": ("--language", "es"),
}
"""What `make run` prints in each shape, by the file that keeps it."""


def printed(*flags: str) -> str:
    """What the audit of the samples prints. Raises AssertionError unless it ends with 0."""
    out = io.StringIO()
    with redirect_stdout(out):
        code = main([*ASKED, *flags])
    assert code == 0, code
    return out.getvalue()


def steady(text: str) -> str:
    """Without the checksums of our own source in `run`: they change with every page, and judge nothing."""
    return re.sub(r'"(id|catalogue|rulebook)": "([0-9a-f]{12}|[0-9a-f]{64})"', r'"\1": "…"', text)


if __name__ == "__main__":
    for name, flags in GOLDEN.items():
        (HOME / name).write_text(steady(printed(*flags)), encoding="utf-8")
