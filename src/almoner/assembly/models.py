"""The small models as commands and servers take them: which are known, which are here, and how they are brought."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from almoner.adapters.models.bringing import bring
from almoner.adapters.models.onnx import OnnxEmbedder, OnnxReRanker
from almoner.adapters.models.weights import MODELS, here, place
from almoner.adapters.tables.store import data_folder
from almoner.assembly.store_settings import RUN_SECRETS, Said
from almoner.ports.embeddings import Embedder, ModelCard, ReRanker

RE_RANKER = "ms-marco-MiniLM-L-12-v2"
DEFAULT = "bge-small-en-v1.5"
"""What the knowledge is embedded with: of the two the one that found more on half of the public questions; see docs/knowledge.md."""


@dataclass(frozen=True, slots=True)
class SmallModels:
    """`folder` is where they lie."""

    folder: Path

    def cards(self) -> tuple[tuple[ModelCard, bool], ...]:
        """Every model that is known, and whether it is here."""
        return tuple((one.card, here(self.folder, id)) for id, one in sorted(MODELS.items()))

    def bring(self, id: str, beside: str | None = None) -> bool:
        """False where it was here. Raises Refused, Unavailable."""
        return bring(self.folder, id, None if beside is None else Path(beside))

    def embedders(self) -> Mapping[str, Embedder]:
        """Those that are here, by name."""
        return {
            id: OnnxEmbedder(self.folder, id) for id, one in MODELS.items() if one.card.dimensions and here(self.folder, id)
        }

    def re_ranker(self) -> ReRanker | None:
        return OnnxReRanker(self.folder, RE_RANKER) if here(self.folder, RE_RANKER) else None


def small_models(data: str | None) -> SmallModels:
    return SmallModels(place(data_folder(data).path))


def key_of(name: str, environment: Mapping[str, str], secrets: Path = RUN_SECRETS) -> Callable[[], str | None]:
    """What who asks a part alone must show, as that secret stands now. None: none is set. Raises Misused."""
    said = Said(environment, secrets)
    return lambda: said(name)
