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


LONG = ("journeys", "kills", "stores", "http")
"""Folders whose files wait for servers and browsers, so that one of them can take a minute and hardly a processor."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Files that wait are spread over the first three quarters: others reckon meanwhile, and no worker ends alone with one."""
    files = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    waiting = [path for path in files if not set(LONG).isdisjoint(path.parts)]
    place = {path: number / len(files) for number, path in enumerate(files)}
    place |= {path: 0.75 * number / len(waiting) for number, path in enumerate(waiting)}
    items[:] = [item for path in sorted(files, key=place.__getitem__) for item in files[path]]
