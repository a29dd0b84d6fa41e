"""Reminders go to a mail server and to chats over real connections, and only to places that an operator has named."""

import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from almoner.adapters.outbound import Outbound
from almoner.adapters.outbound_mail import MailServer, OutboundMail
from almoner.adapters.reminding.by_chat import ByMatrix, ByMattermost
from almoner.adapters.reminding.by_mail import ByMail
from almoner.engine.errors import Misused, Refused, Unavailable
from almoner.ports.reminding import ReminderWay, Reminding
from tests.adapters.heads.mailbox import mailbox

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WORDS = ("A date in Almoner", "There is something on November 30, 2026.\n", "e1")
HERE = Outbound(frozenset({"127.0.0.1"}))


def wish(way, address, room="", token=""):
    return Reminding("a1", way, 7, "en", address, room, token)


@contextmanager
def chat(status=200):
    """Takes what is handed over and keeps it."""
    taken = []

    class Taking(BaseHTTPRequestHandler):
        def take(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taken.append((self.command, self.path, self.headers.get("Authorization"), json.loads(body)))
            self.send_response(status)
            self.end_headers()

        do_POST = do_PUT = take  # noqa: N815 - so the library calls them

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Taking)
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    running.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", taken
    finally:
        server.shutdown()
        server.server_close()
        running.join()


def test_a_mail_says_a_day_and_nothing_else(tmp_path):
    with mailbox(tmp_path / "mails") as server:
        by_mail = ByMail(OutboundMail(MailServer("127.0.0.1", server.port, "almoner@clinic.example"), HERE), lambda: NOW)
        to = wish(ReminderWay.MAIL, "zora@mail.example")
        by_mail.check(to)
        by_mail(to, *WORDS)
        (file,) = server.mails()
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (mail["To"], mail["Subject"], mail.get_content().replace("\r\n", "\n")) == ("zora@mail.example", WORDS[0], WORDS[1])
    with pytest.raises(Misused, match="no mail address"):
        by_mail.check(wish(ReminderWay.MAIL, "Zora <zora@mail.example>"))


def test_mattermost_takes_it_by_its_hook():
    with chat() as (address, taken):
        by_hook, to = ByMattermost(HERE), wish(ReminderWay.MATTERMOST, f"{address}/hooks/abc")
        by_hook.check(to)
        by_hook(to, *WORDS)
    assert taken == [("POST", "/hooks/abc", None, {"text": "A date in Almoner\nThere is something on November 30, 2026.\n"})]


def test_matrix_takes_it_into_a_room_under_the_same_mark():
    with chat() as (address, taken):
        by_room, to = ByMatrix(HERE), wish(ReminderWay.MATRIX, f"{address}/", "!room:example", "secret")
        by_room.check(to)
        by_room(to, *WORDS)
    ((way, path, who, body),) = taken
    assert (way, who, body["msgtype"]) == ("PUT", "Bearer secret", "m.notice")
    assert path == "/_matrix/client/v3/rooms/%21room%3Aexample/send/m.room.message/e1"
    with pytest.raises(Misused, match="room"):
        by_room.check(wish(ReminderWay.MATRIX, address, "room", "secret"))


def test_a_chat_that_does_not_take_it_or_is_away_is_said():
    with chat(403) as (address, _), pytest.raises(Unavailable):
        ByMattermost(HERE)(wish(ReminderWay.MATTERMOST, address), *WORDS)
    with pytest.raises(Unavailable):
        ByMattermost(HERE)(wish(ReminderWay.MATTERMOST, "http://127.0.0.1:9/hooks/abc"), *WORDS)


@pytest.mark.parametrize(
    "address", ["", "chat.example", "file:///etc/passwd", "https://a:b@chat.example/", "http://[", "https://c e/"]
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(Misused):
        ByMattermost(HERE).check(wish(ReminderWay.MATTERMOST, address))


@pytest.mark.parametrize("carrier", [ByMattermost, ByMatrix])
def test_nothing_goes_where_no_operator_said(carrier):
    with pytest.raises(Refused, match=r"chat\.example"):
        carrier(HERE).check(wish(ReminderWay.MATRIX, "https://chat.example/hooks/abc", "!r:x", "t"))
