"""Who may read a collection of documents, and who may change it."""

from collections.abc import Iterable
from dataclasses import dataclass

from almoner.engine.privacy.permissions import Role


@dataclass(frozen=True, slots=True)
class Readers:
    """Whoever is signed in, those with one of these roles, or accounts by name; without any of it, its owner alone."""

    everybody: bool = False
    roles: frozenset[Role] = frozenset()
    accounts: frozenset[str] = frozenset()


def may_read(readers: Readers, owner: str, account: str, roles: Iterable[Role]) -> bool:
    """An operator reads no more than others do."""
    return account == owner or readers.everybody or account in readers.accounts or not readers.roles.isdisjoint(roles)


def may_change(owner: str, account: str) -> bool:
    return account == owner


def may_erase(owner: str, account: str, roles: Iterable[Role], *, owner_closed: bool) -> bool:
    """Its owner; an operator once the owner's account is closed, without seeing what is in it."""
    return account == owner or (owner_closed and Role.OPERATOR in frozenset(roles))
