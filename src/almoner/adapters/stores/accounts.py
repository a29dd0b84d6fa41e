"""Accounts and passkeys in SQL."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.lookup import Lookup
from almoner.adapters.stores.schema_identity import accounts, passkeys, recovery_codes
from almoner.engine.errors import Conflict, NotKnown
from almoner.engine.privacy.permissions import Role
from almoner.ports.accounts import Account, Kind, Passkey, SecondFactor


@dataclass(frozen=True, slots=True)
class SqlAccounts:
    """An `AccountRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(
        self,
        *,
        login: str,
        name: str,
        roles: Iterable[Role],
        kind: Kind = Kind.LOCAL,
        password: str | None = None,
        subject: str | None = None,
    ) -> Account:
        id = new_id("a")
        self._refuse_taken(login)
        if subject is not None and self.by_subject(subject) is not None:
            raise taken("this person of the identity provider has an account")
        row = {
            "id": id,
            "login_mark": self._mark("login", plain(login)),
            "subject_mark": None if subject is None else self._mark("subject", subject),
            "login": self._seal(login.strip(), id, "login"),
            "name": self._seal(name.strip(), id, "name"),
            "password": None if password is None else self._seal(password, id, "password"),
            "second_factor_on": 0,
            "second_factor_step": 0,
            "roles": words(roles),
            "kind": kind.value,
            "made_at": self.now,
            "confirmed_at": self.now,
        }
        self.connection.execute(insert(accounts).values(row))
        return Account(id, login.strip(), name.strip(), frozenset(roles), kind, self.now, self.now)

    def get(self, account: str) -> Account | None:
        return self._account(self.connection.execute(select(accounts).where(accounts.c.id == account)).first())

    def by_login(self, login: str) -> Account | None:
        mark = self._mark("login", plain(login))
        return self._account(self.connection.execute(select(accounts).where(accounts.c.login_mark == mark)).first())

    def by_subject(self, subject: str) -> Account | None:
        mark = self._mark("subject", subject)
        return self._account(self.connection.execute(select(accounts).where(accounts.c.subject_mark == mark)).first())

    def any(self) -> bool:
        return self.connection.execute(select(accounts.c.id).limit(1)).first() is not None

    def all(self) -> Iterator[Account]:
        for row in self.connection.execute(select(accounts).order_by(accounts.c.made_at, accounts.c.id)):
            yield self._made(row)

    def change(
        self,
        account: str,
        *,
        login: str | None = None,
        name: str | None = None,
        kind: Kind | None = None,
        roles: Iterable[Role] | None = None,
    ) -> Account:
        values: dict[str, Any] = {}
        if login is not None:
            self._refuse_taken(login, account)
            values["login_mark"] = self._mark("login", plain(login))
            values["login"] = self._seal(login.strip(), account, "login")
        if name is not None:
            values["name"] = self._seal(name.strip(), account, "name")
        if kind is not None:
            values["kind"] = kind.value
        if roles is not None:
            values |= {"roles": words(roles), "confirmed_at": self.now}
        if values:
            self._set(account, values)
        found = self.get(account)
        if found is None:
            raise unknown()
        return found

    def confirm(self, account: str) -> None:
        self._set(account, {"confirmed_at": self.now})

    def close(self, account: str) -> None:
        self._set(account, {"closed_at": self.now})

    def open_again(self, account: str) -> None:
        self._set(account, {"closed_at": None, "confirmed_at": self.now})

    def password(self, account: str) -> str | None:
        sealed = self.connection.execute(select(accounts.c.password).where(accounts.c.id == account)).scalar()
        return None if sealed is None else self._open(sealed, account, "password")

    def set_password(self, account: str, password: str) -> None:
        self._set(account, {"password": self._seal(password, account, "password")})

    def second_factor(self, account: str) -> SecondFactor | None:
        row = self.connection.execute(select(accounts).where(accounts.c.id == account)).first()
        if row is None or row.second_factor is None:
            return None
        secret = self.keyring.system().open(row.second_factor, "accounts", account, "second_factor")
        return SecondFactor(secret, bool(row.second_factor_on), row.second_factor_step)

    def set_second_factor(self, account: str, factor: SecondFactor | None) -> None:
        sealed = None if factor is None else self.keyring.system().seal(factor.secret, "accounts", account, "second_factor")
        on, step = (0, 0) if factor is None else (int(factor.confirmed), factor.last_step)
        self._set(account, {"second_factor": sealed, "second_factor_on": on, "second_factor_step": step})

    def set_recovery_codes(self, account: str, codes: Iterable[str]) -> None:
        self.connection.execute(delete(recovery_codes).where(recovery_codes.c.account == account))
        rows = [{"mark": self._mark("recovery", account + code), "account": account} for code in codes]
        if rows:
            self.connection.execute(insert(recovery_codes), rows)

    def use_recovery_code(self, account: str, code: str) -> bool:
        mine = recovery_codes.c.mark == self._mark("recovery", account + code)
        used = update(recovery_codes).where(mine, recovery_codes.c.used_at.is_(None)).values(used_at=self.now)
        return self.connection.execute(used).rowcount == 1

    def recovery_codes_left(self, account: str) -> int:
        left = select(func.count()).where(recovery_codes.c.account == account, recovery_codes.c.used_at.is_(None))
        return self.connection.execute(left).scalar_one()

    def _refuse_taken(self, login: str, but: str | None = None) -> None:
        found = self.by_login(login)
        if found is not None and found.id != but:
            raise taken("this login is taken")

    def _set(self, account: str, values: dict[str, Any]) -> None:
        if self.connection.execute(update(accounts).where(accounts.c.id == account).values(values)).rowcount == 0:
            raise unknown()

    def _mark(self, kind: str, text: str) -> str:
        return Lookup(self.keyring).mark(kind, text)

    def _seal(self, text: str, id: str, column: str) -> bytes:
        return self.keyring.system().seal_text(text, "accounts", id, column)

    def _open(self, sealed: bytes, id: str, column: str) -> str:
        return self.keyring.system().open_text(sealed, "accounts", id, column)

    def _account(self, row: Row[Any] | None) -> Account | None:
        return None if row is None else self._made(row)

    def _made(self, row: Row[Any]) -> Account:
        return Account(
            row.id,
            self._open(row.login, row.id, "login"),
            self._open(row.name, row.id, "name"),
            frozenset(Role(word) for word in row.roles.split()),
            Kind(row.kind),
            row.made_at,
            row.confirmed_at,
            row.closed_at,
        )


@dataclass(frozen=True, slots=True)
class SqlPasskeys:
    """A `PasskeyRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, account: str, *, credential: bytes, public_key: bytes, count: int, name: str) -> Passkey:
        if self.by_credential(credential) is not None:
            raise taken("this passkey is kept already")
        id, seal = new_id("y"), self.keyring.system().seal
        row = {
            "id": id,
            "account": account,
            "credential_mark": self._mark(credential),
            "credential": seal(credential, "passkeys", id, "credential"),
            "public_key": seal(public_key, "passkeys", id, "public_key"),
            "name": seal(name.encode(), "passkeys", id, "name"),
            "count": count,
            "made_at": self.now,
        }
        self.connection.execute(insert(passkeys).values(row))
        return Passkey(id, account, credential, public_key, count, name, self.now)

    def by_credential(self, credential: bytes) -> Passkey | None:
        found = select(passkeys).where(passkeys.c.credential_mark == self._mark(credential))
        row = self.connection.execute(found).first()
        return None if row is None else self._made(row)

    def of(self, account: str) -> Iterator[Passkey]:
        mine = select(passkeys).where(passkeys.c.account == account).order_by(passkeys.c.made_at, passkeys.c.id)
        for row in self.connection.execute(mine):
            yield self._made(row)

    def used(self, passkey: str, count: int) -> None:
        self.connection.execute(update(passkeys).where(passkeys.c.id == passkey).values(count=count, used_at=self.now))

    def remove(self, account: str, passkey: str) -> bool:
        mine = delete(passkeys).where(passkeys.c.id == passkey, passkeys.c.account == account)
        return self.connection.execute(mine).rowcount == 1

    def _mark(self, credential: bytes) -> str:
        return Lookup(self.keyring).mark("credential", credential.hex())

    def _made(self, row: Row[Any]) -> Passkey:
        def opened(column: str) -> bytes:
            return self.keyring.system().open(getattr(row, column), "passkeys", row.id, column)

        return Passkey(
            row.id,
            row.account,
            opened("credential"),
            opened("public_key"),
            row._mapping["count"],  # noqa: SLF001 - SQLAlchemy's public name; a row's own `count` is a method
            opened("name").decode(),
            row.made_at,
            row.used_at,
        )


def plain(login: str) -> str:
    """How a login is looked up."""
    return login.strip().casefold()


def words(roles: Iterable[Role]) -> str:
    return " ".join(sorted(role.value for role in roles))


def taken(why: str) -> Conflict:
    return Conflict("taken", what="The account was not kept", why=why, do="choose another")


def unknown() -> NotKnown:
    return NotKnown(
        "no_such_account", what="Nothing was found", why="there is no such account", do="look at the list of accounts"
    )
