"""Heads are kept in a folder or by mail, found again as they were, and what is no head is refused."""

import importlib.util
import subprocess
import sys
import time
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from almoner.adapters.heads.folder import FolderHeads, HeadFiles
from almoner.adapters.heads.form import line_of
from almoner.adapters.heads.keeper import HeadsInTime
from almoner.adapters.heads.mail import MailHeads
from almoner.adapters.keys.signing_key import JOURNAL, SigningKey, is_signed
from almoner.adapters.outbound import Outbound
from almoner.adapters.outbound_mail import MailServer, OutboundMail, is_address
from almoner.engine.errors import Misused, Refused, Unavailable
from almoner.engine.privacy.chain import Head
from almoner.engine.privacy.heads import SignedHead, head_of, plain, signed_bytes
from almoner.ports.heads import HeadState
from tests.adapters.heads.mailbox import mailbox
from tests.adapters.stores.servers import free_port

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SENDER, OFFICER = "almoner@clinic.example", "officer@elsewhere.example"


@pytest.fixture
def heads(tmp_path):
    key = SigningKey(tmp_path / "secrets", JOURNAL)

    def made(number, at=NOON):
        head = Head(number, f"{number:064x}", at)
        return SignedHead(head, key.public(), key.sign(signed_bytes(head)))

    return [made(number, NOON + timedelta(hours=5 * number)) for number in range(1, 5)]


def test_a_head_is_a_line_and_back_and_its_signature_holds_for_it_alone(heads):
    one = heads[0]
    assert head_of(plain(one)) == one
    assert is_signed(one.key, signed_bytes(one.head), one.signature)
    assert not is_signed(one.key, signed_bytes(replace(one.head, number=2)), one.signature)
    assert not is_signed(one.key, signed_bytes(replace(one.head, at=NOON)), one.signature)
    for name, value in (("schema", "x"), ("number", "1"), ("number", -1), ("at", "never"), ("at", "2026-11-21"), ("key", "zz")):
        with pytest.raises(ValueError, match=r".*"):
            head_of(plain(one) | {name: value})


def test_a_folder_keeps_them_by_day_and_gives_them_back(heads, tmp_path):
    place = FolderHeads(tmp_path / "elsewhere")
    for one in heads:
        place.keep(one)
    assert list(HeadFiles(tmp_path / "elsewhere")()) == heads
    files = sorted(one.name for one in (tmp_path / "elsewhere").iterdir())
    assert files == ["heads-2026-11-21.jsonl", "heads-2026-11-22.jsonl"]
    assert (tmp_path / "elsewhere" / files[0]).stat().st_mode & 0o777 == 0o600
    assert list(HeadFiles(tmp_path / "elsewhere" / files[1])()) == heads[2:]


def test_one_that_was_broken_off_spoils_no_other(heads, tmp_path):
    FolderHeads(tmp_path / "elsewhere").keep(heads[0])
    place = tmp_path / "elsewhere" / "heads-2026-11-21.jsonl"
    place.write_bytes(place.read_bytes() + line_of(heads[1]).encode()[:99])
    FolderHeads(tmp_path / "elsewhere").keep(heads[1])
    assert list(HeadFiles(place)()) == heads[:2]


def test_what_is_no_head_is_refused(heads, tmp_path):
    (tmp_path / "other.txt").write_text("a letter\n")
    (tmp_path / "changed.jsonl").write_text(line_of(heads[0]).replace('"number": 1', '"number": "1"'))
    for name in ("other.txt", "changed.jsonl"):
        with pytest.raises(Refused, match=name):
            list(HeadFiles(tmp_path / name)())
    (tmp_path / "none").mkdir()
    for name in ("none", "nowhere"):
        with pytest.raises(Misused, match=name):
            list(HeadFiles(tmp_path / name)())


def test_a_folder_that_cannot_be_written_is_said(heads, tmp_path):
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "no" / "folder"):
        with pytest.raises(Unavailable, match="ALMONER_HEADS_TO"):
            FolderHeads(place).keep(heads[0])


def sends(port, host="127.0.0.1", named=frozenset()):
    return OutboundMail(MailServer(host, port, SENDER), Outbound(frozenset(named)))


def test_mails_come_and_hold_them_and_one_that_is_known_is_not_sent_again(heads, tmp_path):
    with mailbox(tmp_path / "mails") as server:
        place = MailHeads(sends(server.port), SENDER, OFFICER)
        for one in (*heads[:3], heads[2]):
            place.keep(one)
        assert len(server.mails()) == 3
        server.is_full = True
        with pytest.raises(Unavailable, match="did not take it"):
            place.keep(heads[3])
        server.is_full = False
        place.keep(heads[3])
    assert list(HeadFiles(tmp_path / "mails")()) == heads
    mail = message_from_bytes((tmp_path / "mails" / "00000.eml").read_bytes(), policy=policy.default)
    assert (mail["From"], mail["To"], mail["Subject"]) == (SENDER, OFFICER, "Almoner: a head of the journal")


def test_a_mail_server_that_is_used_elsewhere_takes_them(heads, tmp_path):
    if importlib.util.find_spec("aiosmtpd") is None:
        pytest.skip("aiosmtpd is not here")
    port = free_port()
    words = [
        sys.executable,
        "-m",
        "aiosmtpd",
        "-n",
        "-l",
        f"127.0.0.1:{port}",
        "-c",
        "aiosmtpd.handlers.Mailbox",
        tmp_path / "box",
    ]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        place, until = MailHeads(sends(port), SENDER, OFFICER), time.monotonic() + 30
        while True:
            try:
                place.keep(heads[0])
                break
            except Unavailable:
                assert server.poll() is None
                assert time.monotonic() < until
                time.sleep(0.05)
        place.keep(heads[1])
        assert sorted(HeadFiles(tmp_path / "box" / "new")(), key=lambda one: one.head.number) == heads[:2]
    finally:
        server.kill()
        server.wait()


@pytest.mark.parametrize("wrapped", ["quoted-printable", "base64"])
def test_a_mail_that_was_wrapped_for_the_journey_still_holds_it(heads, tmp_path, wrapped):
    mail = EmailMessage()
    mail["Subject"] = "Fwd: a head"
    mail.set_content(f"Look:\n\n{line_of(heads[0])}\n", cte=wrapped)
    (tmp_path / "one.eml").write_bytes(b"Received: from somewhere\n" + mail.as_bytes())
    assert list(HeadFiles(tmp_path / "one.eml")()) == heads[:1]
    assert line_of(heads[0]).encode() not in mail.as_bytes()
    (tmp_path / "noise.eml").write_bytes(b64encode(mail.as_bytes()))
    with pytest.raises(Refused, match="no head"):
        list(HeadFiles(tmp_path / "noise.eml")())


def test_mail_goes_only_to_a_named_server_and_never_in_the_open(heads, tmp_path):
    with pytest.raises(Refused, match=r"mail\.example is not among the named"):
        MailHeads(sends(25, "mail.example"), SENDER, OFFICER).keep(heads[0])
    with mailbox(tmp_path / "mails") as server:
        secret = OutboundMail(MailServer("127.0.0.1", server.port, SENDER, "me", tmp_path / "none"), Outbound())
        with pytest.raises(Unavailable, match="did not take it"):
            MailHeads(secret, SENDER, OFFICER).keep(heads[0])
        assert server.mails() == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a@b.example", True),
        ("A <a@b.example>", False),
        ("a@b.example, c@d.example", False),
        ("a", False),
        ("a@b\r\nBcc: x", False),
    ],
)
def test_a_mail_address_is_one_and_nothing_else(text, is_one):
    assert is_address(text) is is_one


def test_one_is_kept_at_once_again_and_again_and_at_the_end():
    kept = []
    keeper = HeadsInTime(lambda: kept.append(1), every_s=0.02)
    keeper.start()
    until = time.monotonic() + 30
    while len(kept) < 3 and time.monotonic() < until:
        time.sleep(0.01)
    assert keeper.state() is HeadState.KEPT
    keeper.close()
    before = len(kept)
    assert before >= 4
    assert keeper.running is not None
    assert not keeper.running.is_alive()


def test_a_place_that_is_away_is_late_and_none_is_said_so(monkeypatch):
    def away():
        raise Unavailable("x", what="a", why="b", do="c")

    keeper = HeadsInTime(away, every_s=0.01)
    keeper.start()
    assert keeper.state() is HeadState.KEPT  # it has just begun
    keeper.began -= 61
    assert keeper.state() is HeadState.LATE
    keeper.close()
    none = HeadsInTime(None)
    none.start()
    none.close()
    assert none.state() is HeadState.NONE_NAMED
