"""The X12 files that the tests read: our own made-up ones, and the published examples where they are at hand."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "fixtures" / "x12"
OWN = sorted(HERE.glob("*.x12"))
SHARED = Path(os.environ.get("ALMONER_TEST_DATA") or Path(__file__).parents[4] / "shared" / "data") / "x12"


def shared() -> list[Path]:
    """All published examples; skips the test by name where they are absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the published X12 examples are not at {SHARED} (set ALMONER_TEST_DATA)")
    return sorted(path for path in SHARED.glob("*/*") if path.is_file())


def own(name: str) -> bytes:
    """One of our files, without its ending."""
    return (HERE / f"{name}.x12").read_bytes()
