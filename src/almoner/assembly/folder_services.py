"""What is done to a whole folder: held, exported, taken over, listed once it is erased, and erased when its time is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from almoner.adapters.backups.zip_bundle import SealedUnbundling, zip_bundle
from almoner.adapters.chance import system
from almoner.assembly.stores import Stores
from almoner.engine.privacy.retention import Kept
from almoner.services.keeping.export import Export
from almoner.services.keeping.holds import Holds
from almoner.services.keeping.research import Research
from almoner.services.keeping.retain import Retain
from almoner.services.keeping.take_over import TakeOver
from almoner.services.keeping.tombstones import Tombstones
from almoner.services.people.allow import Allow

COMING = "coming"
MOST_BUNDLE = 4 << 30


@dataclass(frozen=True, slots=True)
class FolderServices:
    """The services about whole folders."""

    holds: Holds
    tombstones: Tombstones
    export: Export
    take_over: TakeOver
    retain: Retain
    research: Research


def folder_services(allow: Allow, made: Stores, data: Path, days: Mapping[Kept, int], paper_bytes: int) -> FolderServices:
    """`data` is the data folder, in which what comes in lies sealed until it is checked."""
    tombstones = Tombstones(allow, made.aside)
    unbundling = SealedUnbundling(data / COMING, MOST_BUNDLE)
    return FolderServices(
        holds=Holds(allow, tombstones),
        tombstones=tombstones,
        export=Export(allow, made.documents, zip_bundle),
        take_over=TakeOver(allow, made.documents, unbundling, system.new_id, paper_bytes),
        research=Research(allow, system.below),
        retain=Retain(made.database, made.documents, dict(days), tombstones),
    )
