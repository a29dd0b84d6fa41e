"""What holds for every test: nobody reaches the network, and public test files come from one folder."""

import compileall
import os
import tempfile
from pathlib import Path

import pytest

import tests.network  # noqa: F401 - its audit hook watches from here on

# Reading happens in children that write nothing, so without this each of them would compile the readers again.
compileall.compile_dir(Path(__file__).parents[1] / "src" / "almoner", quiet=2)

# What a developer has imported at home must not change what a test sees.
os.environ["ALMONER_DATA"] = tempfile.mkdtemp(prefix="almoner-tests-")

# A server of a test makes the example when it is asked for, not at each start.
os.environ["ALMONER_EXAMPLE_AHEAD"] = "no"

# Whoever asks for it first makes it for all the others, in whichever process.
os.environ.setdefault("ALMONER_TESTS_EXAMPLE", tempfile.mkdtemp(prefix="almoner-example-"))


@pytest.fixture(scope="session")
def test_data():
    """The folder of public test files that are too large to keep here; a test that needs one skips by name without it."""
    return Path(os.environ.get("ALMONER_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
