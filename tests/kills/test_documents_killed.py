"""kill -9 while a document comes in or is taken in: after the next start it is searched whole or it is not there, never half."""

import contextlib
import random
import threading
import time

import pytest

from tests.adapters.stores.servers import free_port
from tests.kills.house import GONE, Warm

PARTS = 40
TEXT = "\n".join(
    f"# Rule {number}\n\nThe made-up zebrafinch rule number {number} is in force." for number in range(PARTS)
).encode()
SEARCH = "/api/v1/knowledge/search"


@pytest.fixture
def server(launcher, tmp_path):
    made = Warm(launcher, tmp_path / "data", free_port())
    yield made
    made.kill()


def seen(server):
    """How many of its passages are found."""
    asked = {"question": "zebrafinch", "k": 50, "library": False}
    return len(server.ask(SEARCH, "POST", asked)["passages"])


def put(server, place, key):
    name = f'attachment; filename="{key}.md"'
    return server.ask(f"{place}/documents", "POST", TEXT, Idempotency_Key=key, Content_Disposition=name)


def over(server, document):
    until = time.monotonic() + 90
    while (said := server.ask(document))["state"] == "waiting":
        assert seen(server) in {0, PARTS}
        assert time.monotonic() < until
        time.sleep(0.1)
    return said


def test_a_document_is_whole_or_absent_whenever_the_server_dies(server):
    chance = random.Random(7)
    server.start().ready()
    place = f"/api/v1/collections/{server.ask('/api/v1/collections', 'POST', {'name': 'Rules'})['id']}"
    for wait in (0.0, chance.uniform(0.05, 0.4), chance.uniform(0.5, 2.0)):  # as it comes, soon after, while it is read or kept
        heard = []

        def coming(heard=heard):
            with contextlib.suppress(*GONE, AssertionError):
                heard.append(put(server, place, "once"))

        thread = threading.Thread(target=coming, daemon=True)
        thread.start()
        if wait:
            thread.join(30)
        time.sleep(wait)
        server.kill()
        thread.join(30)
        server.start().ready()
        listed = server.ask(f"{place}/documents")["documents"]
        assert len(listed) <= 1
        assert not heard or [one["id"] for one in listed] == [heard[0]["id"]], "what was acknowledged was lost"
        assert seen(server) in {0, PARTS}
    document = put(server, place, "once")["id"]
    said = over(server, f"{place}/documents/{document}")
    assert (said["state"], said["passages"], said["why"]) == ("ready", PARTS, None)
    assert seen(server) == PARTS
    assert server.ask(f"{place}/documents")["documents"] == [said]
