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
    "person-start": ("en-web-start-0", 0, 870),
    "person-add": ("en-web-add-here-0", 0, 920),
    "person-confirm": ("en-web-confirm-0", 0, 700),
    "person-findings": ("en-web-findings-0", 0, 1470),
    "person-findings-phone": ("en-web-findings-1", 0, 900),
    "person-letter": ("en-web-letter-0", 0, 1345),
    "person-send": ("en-web-send-0", 0, 1045),
    "person-timeline": ("en-web-timeline-0", 0, 1220),
    "persona-resultados": ("es-web-findings-0", 0, 1470),
    "persona-carta": ("es-web-letter-0", 1560, 2600),
    "persona-caso": ("es-web-case-0", 0, 1050),
    "advocate-clients": ("en-web-advocate-clients-0", 0, 960),
    "advocate-fax": ("en-web-advocate-fax-parted-0", 0, 1110),
    "advocate-forms": ("en-web-advocate-forms-0", 0, 880),
    "office-queue": ("en-web-office-queue-0", 0, 650),
    "office-causes": ("en-web-office-causes-0", 0, 1080),
    "office-finding": ("en-web-office-finding-0", 0, 1150),
    "researcher-results": ("en-web-researcher-results-in-english-0", 0, 1180),
    "operator-health": ("en-web-health-0", 0, 1480),
    "operator-accounts": ("en-web-accounts-invited-0", 0, 1690),
    "operator-tables": ("en-web-tables-0", 0, 1230),
    "officer-journal": ("en-web-journal-0", 0, 1200),
    "officer-emergencies": ("en-web-glass-0", 0, 640),
    "officer-breach": ("en-web-breach-0", 0, 880),
}
"""Each picture here, the look of a journey it comes from (tests/journeys/web.py), and the rows of it that are kept."""
JOURNEYS = (
    "test_web_person.py",
    "test_web_advocate.py",
    "test_web_office.py",
    "test_web_researcher.py",
    "test_web_operator.py",
    "test_web_officer.py",
)


def main() -> int:
    """Ends with 1 where a picture is missing or too large; says which."""
    with tempfile.TemporaryDirectory(prefix="almoner-pictures-") as taken:
        journeys = [str(HOME.parents[1] / "tests" / "journeys" / one) for one in JOURNEYS]
        words = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:randomly", *journeys]
        if subprocess.run(words, env=os.environ | {"ALMONER_PICTURES": taken}, check=False).returncode:
            print("No picture was changed: a journey failed.", file=sys.stderr)
            return 1
        missing = [look for look, *_ in PICTURES.values() if not (Path(taken) / f"{look}.png").is_file()]
        if missing:  # a journey that was skipped, for want of a browser or of the web app
            print(f"No picture was changed: no journey looked at {', '.join(missing)}.", file=sys.stderr)
            return 1
        HOME.mkdir(exist_ok=True)
        for name, (look, first, last) in PICTURES.items():
            (HOME / f"{name}.png").write_bytes(small(Path(taken) / f"{look}.png", first, last))
    for old in HOME.glob("*.png"):
        if old.stem not in PICTURES:
            old.unlink()
    return 0


def small(path: Path, first: int, last: int) -> bytes:
    """These rows of a picture with a palette of as many colors as fit. Raises ValueError where none does."""
    with Image.open(path) as whole:
        side = 0 if whole.width <= NARROW else MARGIN
        kept = whole.convert("RGB").crop((side, first, whole.width - side, min(last, whole.height)))
    wide = NARROW if kept.width <= NARROW else WIDE
    kept = kept.resize((wide, round(kept.height * wide / kept.width)), Image.Resampling.LANCZOS)
    for colors in (64, 32, 16, 8):
        written = io.BytesIO()
        kept.quantize(colors, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if written.tell() <= MOST_BYTES:
            return written.getvalue()
    raise ValueError(f"{path.name} is too large")


if __name__ == "__main__":
    sys.exit(main())
