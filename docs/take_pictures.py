"""Takes the pictures of the tutorials from the journeys of the tests, small enough to be kept. `make pictures` runs it."""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HOME = Path(__file__).parent / "pictures"
MOST_BYTES, MOST_PICTURES = 60_000, 25
WIDE, NARROW = 810, 360
MARGIN = 180
"""So much of each side of a wide page holds nothing."""
PICTURES = {
    "person-start": ("en-web-start-0", 870),
    "person-add": ("en-web-add-here-0", 920),
    "person-confirm": ("en-web-confirm-0", 700),
    "person-findings": ("en-web-findings-0", 1470),
    "person-findings-phone": ("en-web-findings-1", 900),
    "person-letter": ("en-web-letter-0", 1345),
    "person-send": ("en-web-send-0", 1045),
    "person-timeline": ("en-web-timeline-0", 1220),
    "persona-resultados": ("es-web-findings-0", 1470),
    "persona-carta": ("es-web-letter-0", 1345),
    "persona-caso": ("es-web-case-0", 1050),
}
"""Each picture here, the look of a journey it comes from (tests/journeys/web.py), and how many rows of its top are kept."""
JOURNEYS = ("test_web_person.py",)


def main() -> int:
    """Ends with 1 where a picture is missing or too large; says which."""
    with tempfile.TemporaryDirectory(prefix="almoner-pictures-") as taken:
        journeys = [str(HOME.parents[1] / "tests" / "journeys" / one) for one in JOURNEYS]
        words = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:randomly", *journeys]
        if subprocess.run(words, env=os.environ | {"ALMONER_PICTURES": taken}, check=False).returncode:
            print("No picture was changed: a journey failed.", file=sys.stderr)
            return 1
        missing = [look for look, _ in PICTURES.values() if not (Path(taken) / f"{look}.png").is_file()]
        if missing:  # a journey that was skipped, for want of a browser or of the web app
            print(f"No picture was changed: no journey looked at {', '.join(missing)}.", file=sys.stderr)
            return 1
        HOME.mkdir(exist_ok=True)
        for name, (look, rows) in PICTURES.items():
            (HOME / f"{name}.png").write_bytes(small(Path(taken) / f"{look}.png", rows))
    for old in HOME.glob("*.png"):
        if old.stem not in PICTURES:
            old.unlink()
    return 0


def small(path: Path, rows: int) -> bytes:
    """The top of a picture with a palette of as many colors as fit. Raises ValueError where none does."""
    with Image.open(path) as whole:
        side = 0 if whole.width <= NARROW else MARGIN
        top = whole.convert("RGB").crop((side, 0, whole.width - side, min(rows, whole.height)))
    wide = NARROW if top.width <= NARROW else WIDE
    top = top.resize((wide, round(top.height * wide / top.width)), Image.Resampling.LANCZOS)
    for colors in (64, 32, 16, 8):
        kept = io.BytesIO()
        top.quantize(colors, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
        if kept.tell() <= MOST_BYTES:
            return kept.getvalue()
    raise ValueError(f"{path.name} is too large")


if __name__ == "__main__":
    sys.exit(main())
