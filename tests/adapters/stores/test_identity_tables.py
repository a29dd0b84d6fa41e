"""What every database must keep of accounts: found by login, secrets sealed, tokens as digests, and everything used only once."""

from datetime import date, timedelta

import pytest
from sqlalchemy import LargeBinary, Table, select

from almoner.adapters.stores import schema_identity
from almoner.adapters.stores.schema import Sealed, sealing_keys
from almoner.engine.errors import Conflict, NotKnown
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Action, Grant, Role
from almoner.ports.accounts import Kind, SecondFactor
from almoner.ports.entering import Once, Way

LOGIN, NAME = "zebulon@marker.example", "Zebulon Markerson"
HOUR = timedelta(hours=1)


def add(database, login=LOGIN, **more):
    given = {"name": NAME, "roles": [Role.PERSON]} | more
    return database.write(lambda work: work.accounts.add(login=login, **given))


def test_an_account_is_found_by_login_whatever_its_capitals(database):
    made = add(database, password="hash")
    assert database.read(lambda work: work.accounts.by_login(f" {LOGIN.upper()} ")) == made
    assert database.read(lambda work: work.accounts.get(made.id)) == made
    assert database.read(lambda work: work.accounts.by_login("nobody")) is None
    assert database.read(lambda work: work.accounts.password(made.id)) == "hash"
    assert list(database.read(lambda work: list(work.accounts.all()))) == [made]
    assert NAME not in repr(made)
    assert LOGIN not in repr(made)


def test_one_login_is_one_account_and_one_person_of_a_provider_too(database):
    add(database, subject="https://id.example/1")
    with pytest.raises(Conflict, match="login is taken"):
        add(database, LOGIN.upper())
    with pytest.raises(Conflict, match="identity provider"):
        add(database, "other", subject="https://id.example/1")
    other = add(database, "other")
    with pytest.raises(Conflict):
        database.write(lambda work: work.accounts.change(other.id, login=LOGIN))
    assert database.read(lambda work: work.accounts.by_subject("https://id.example/1")).login == LOGIN


def test_an_account_changes_and_closes(database):
    made = add(database)
    changed = database.write(
        lambda work: work.accounts.change(made.id, login="new", name="N", kind=Kind.OWNER, roles=[Role.OPERATOR])
    )
    assert (changed.login, changed.name, changed.kind, changed.roles) == ("new", "N", Kind.OWNER, frozenset({Role.OPERATOR}))
    database.write(lambda work: work.accounts.close(made.id))
    assert database.read(lambda work: work.accounts.by_login("new")).closed_at is not None
    with pytest.raises(NotKnown):
        database.write(lambda work: work.accounts.close("a-none"))


def test_a_second_factor_and_recovery_codes(database):
    made, other = add(database), add(database, "other")
    factor = SecondFactor(b"s" * 20, True, 7)
    database.write(lambda work: work.accounts.set_second_factor(made.id, factor))
    assert database.read(lambda work: work.accounts.second_factor(made.id)) == factor
    database.write(lambda work: work.accounts.set_recovery_codes(made.id, ["one", "two"]))

    def use(whose, code):
        return database.write(lambda work: work.accounts.use_recovery_code(whose.id, code))

    assert not use(other, "one")
    assert use(made, "one")
    assert not use(made, "one")
    assert database.read(lambda work: work.accounts.recovery_codes_left(made.id)) == 1
    database.write(lambda work: work.accounts.set_second_factor(made.id, None))
    assert database.read(lambda work: work.accounts.second_factor(made.id)) is None


def test_passkeys_are_found_by_their_credential(database):
    made = add(database)

    def keep(work):
        return work.passkeys.add(made.id, credential=b"c1", public_key=b"p", count=0, name="phone")

    key = database.write(keep)
    with pytest.raises(Conflict):
        database.write(keep)
    database.write(lambda work: work.passkeys.used(key.id, 5))
    found = database.read(lambda work: work.passkeys.by_credential(b"c1"))
    assert (found.id, found.public_key, found.count, found.name) == (key.id, b"p", 5, "phone")
    assert [one.id for one in database.read(lambda work: list(work.passkeys.of(made.id)))] == [key.id]
    assert not database.write(lambda work: work.passkeys.remove("a-other", key.id))
    assert database.write(lambda work: work.passkeys.remove(made.id, key.id))
    assert database.read(lambda work: work.passkeys.by_credential(b"c1")) is None


def test_a_session_is_found_by_its_token_and_ends(database):
    def opened(token, provider=None):
        return database.write(
            lambda work: work.sessions.open("a1", token=token, way=Way.CODE, place="127.0.0.1", provider_session=provider)
        )

    first, second = opened("t1"), opened("t2", "sid-1")
    assert database.read(lambda work: work.sessions.by_token("t1")) == first
    assert database.read(lambda work: work.sessions.by_token("t3")) is None
    assert [one.id for one in database.read(lambda work: list(work.sessions.of_provider("sid-1")))] == [second.id]
    database.write(lambda work: work.sessions.seen(first.id))
    assert [one.id for one in database.read(lambda work: list(work.sessions.of("a1")))] == [first.id, second.id]
    database.write(lambda work: work.sessions.end(first.id))
    assert database.read(lambda work: work.sessions.by_token("t1")).ended_at is not None
    assert [one.id for one in database.read(lambda work: list(work.sessions.of("a1")))] == [second.id]


def test_a_key_of_a_program_is_found_by_its_token_and_ends_for_its_account_alone(database):
    def keep(work):
        actions = {Action.AUDIT_MAKE, Action.PAPER_SEE}
        return work.api_keys.add("a1", token="t", name="nightly", actions=actions, until=work.now + HOUR)

    key = database.write(keep)
    assert database.read(lambda work: work.api_keys.by_token("t")) == key
    assert database.read(lambda work: list(work.api_keys.of("a1"))) == [key]
    assert not database.write(lambda work: work.api_keys.end("a2", key.id))
    assert database.write(lambda work: work.api_keys.end("a1", key.id))
    assert not database.write(lambda work: work.api_keys.end("a1", key.id))
    assert database.read(lambda work: list(work.api_keys.of("a1"))) == []


def test_a_token_works_once_for_its_kind_and_in_time(database):
    database.write(lambda work: work.once.put(Once.HALF, "t", until=work.now + HOUR, account="a1", payload="x"))
    assert database.read(lambda work: work.once.look(Once.FIRST, "t")) is None
    assert database.write(lambda work: work.once.miss(Once.HALF, "t")) == 1
    kept = database.write(lambda work: work.once.take(Once.HALF, "t"))
    assert (kept.account, kept.payload, kept.misses) == ("a1", "x", 1)
    assert database.write(lambda work: work.once.take(Once.HALF, "t")) is None
    database.write(lambda work: work.once.put(Once.HALF, "late", until=work.now))
    assert database.write(lambda work: work.once.take(Once.HALF, "late")) is None
    database.write(lambda work: work.once.put(Once.FIRST, "f", until=work.now + HOUR))
    database.write(lambda work: work.once.drop(Once.FIRST))
    assert database.read(lambda work: work.once.look(Once.FIRST, "f")) is None


def test_tries_count_until_cleared(database):
    def more(afresh=False):
        return database.write(lambda work: work.tries.add("who where", afresh=afresh)).count

    assert [more(), more(), more(afresh=True), more()] == [1, 2, 1, 2]
    assert database.read(lambda work: work.tries.get("somebody else")) is None
    database.write(lambda work: work.tries.clear("who where"))
    assert database.read(lambda work: work.tries.get("who where")) is None
    more()
    last = database.read(lambda work: work.tries.get("who where")).last_at
    database.write(lambda work: work.tries.forget(last))
    assert database.read(lambda work: work.tries.get("who where")).last_at == last
    database.write(lambda work: work.tries.forget(last + HOUR))
    assert database.read(lambda work: work.tries.get("who where")) is None


def test_grants_and_glass(database):
    grant = Grant("a2", "p1", Purpose.HELP, date(2026, 11, 1), date(2026, 12, 1), sensitive=True)
    kept = database.write(lambda work: work.grants.add("a1", grant))
    assert database.read(lambda work: list(work.grants.to("a2", "p1"))) == [kept]
    assert database.read(lambda work: list(work.grants.to("a2", "p2"))) == []
    assert database.read(lambda work: list(work.grants.of_folder("p1"))) == [kept]
    database.write(lambda work: work.grants.end(kept.id))
    assert not database.read(lambda work: work.grants.get(kept.id)).grant.counts(date(2026, 11, 21))
    assert database.read(lambda work: list(work.grants.all())) == []

    broken = database.write(lambda work: work.glass.open("a2", "p1", "a reason", work.now + HOUR))
    assert database.read(lambda work: work.glass.counts("a2", "p1"))
    assert not database.read(lambda work: work.glass.counts("a2", "p2"))
    assert not database.read(lambda work: work.glass.counts("a3", "p1"))
    assert database.read(lambda work: list(work.glass.all())) == [broken]
    assert database.write(lambda work: work.glass.seen(broken.id))
    assert not database.write(lambda work: work.glass.seen(broken.id))
    database.write(lambda work: work.glass.open("a3", "p1", "late", work.now))
    assert not database.read(lambda work: work.glass.counts("a3", "p1"))


def test_nothing_personal_stands_in_the_files(database, tmp_path):
    made = add(database, password="$argon2id$marker")

    def fill(work):
        work.accounts.set_second_factor(made.id, SecondFactor(b"secret-of-codes-mark", True))
        work.accounts.set_recovery_codes(made.id, ["recovery-marker"])
        work.sessions.open(made.id, token="token-marker", way=Way.CODE, place="place-marker", provider_session="sid-marker")
        work.api_keys.add(made.id, token="key-marker", name="key-name-marker", actions=[], until=work.now)
        work.once.put(Once.HALF, "once-marker", until=work.now + HOUR, payload="payload-marker")
        work.tries.add(f"{LOGIN} 192.0.2.1")
        work.glass.open(made.id, "p1", "reason-marker", work.now + HOUR)
        work.passkeys.add(made.id, credential=b"cred-marker", public_key=b"pub-marker", count=0, name="device-marker")

    database.write(fill)
    with database.engine.connect() as connection:
        tables = [table for table in vars(schema_identity).values() if isinstance(table, Table)]
        rows = b"".join(repr(tuple(row)).encode() for table in tables for row in connection.execute(select(table)))
        rows += repr(list(connection.execute(select(sealing_keys.c.id)))).encode()
    for marker in (b"marker", b"Markerson", b"secret-of-codes-mark", b"192.0.2.1"):
        assert marker not in rows, marker
    sealed = [column.type for table in tables for column in table.columns if isinstance(column.type, LargeBinary | Sealed)]
    assert all(isinstance(one, Sealed) for one in sealed)
