"""One process has the code loaded, for all servers that are killed here."""

import pytest

from tests.kills.launcher import Launcher


@pytest.fixture(scope="session")
def launcher():
    made = Launcher()
    yield made
    made.close()
