"""Vault or OpenBao: wraps the keys of people's folders with a key that never leaves it, and holds secrets."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import hvac
from hvac.exceptions import Forbidden, InvalidPath, InvalidRequest, VaultError

from almoner.adapters.outbound import Destination
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.keys import Wrapped

Answer = TypeVar("Answer")
MOUNT, SECONDS = "transit", 10
CIPHER = "vault:v"


class Vault:
    """One server. Nothing connects before it is first used."""

    def __init__(self, where: Destination, token: str) -> None:
        self.where, self._token = where, token

    @cached_property
    def _client(self) -> Any:
        return hvac.Client(self.where.address, token=self._token, verify=self.where.ca or True, timeout=SECONDS, proxies={})

    def asked(self, do: Callable[[Any], Answer]) -> Answer:
        """Raises InvalidPath and InvalidRequest as they are, Unavailable for the rest."""
        try:
            return do(self._client)
        except (InvalidPath, InvalidRequest):
            raise
        except Forbidden as error:
            raise away(f"{self.where.host} does not allow it") from error
        except (VaultError, OSError, ValueError) as error:  # its own library raises OSErrors
            raise away(f"{self.where.host} could not be asked ({type(error).__name__})") from error

    def secret(self, path: str, name: str) -> str | None:
        """One value of a secret in the KV engine (version 2); `path` is "mount/rest". None where it is not there."""
        mount, _, rest = path.strip("/").partition("/")
        try:
            found = self.asked(
                lambda client: client.secrets.kv.v2.read_secret_version(
                    path=rest, mount_point=mount, raise_on_deleted_version=True
                )
            )
        except (InvalidPath, InvalidRequest):
            return None
        value = found["data"]["data"].get(name)
        return value if isinstance(value, str) and value else None

    def credentials(self, role: str) -> tuple[str, str]:
        """A name and a password for the database, made for us alone and for a time. Raises Unavailable."""
        try:
            found = self.asked(lambda client: client.secrets.database.generate_credentials(role))
        except (InvalidPath, InvalidRequest) as error:
            raise away(f"{self.where.host} gives no credentials by the role {role}") from error
        return found["data"]["username"], found["data"]["password"]


class VaultMasterKey:
    """A `MasterKey` in the transit engine; the key is made where it is missing."""

    def __init__(self, vault: Vault, name: str) -> None:
        self.vault, self.name = vault, name

    @property
    def version(self) -> int:
        return int(self._key()["latest_version"])

    def wrap(self, key: bytes, about: bytes) -> Wrapped:
        self._key()

        def ask(client: Any) -> Any:
            return client.secrets.transit.encrypt_data(self.name, b64(key), mount_point=MOUNT, associated_data=b64(about))

        said: str = self._asked(ask)["data"]["ciphertext"]
        return Wrapped(said.encode(), version_of(said))

    def unwrap(self, wrapped: Wrapped, about: bytes) -> bytes:
        said = wrapped.data.decode(errors="replace")
        if version_of(said) != wrapped.version:
            raise not_opened()

        def ask(client: Any) -> Any:
            return client.secrets.transit.decrypt_data(self.name, said, mount_point=MOUNT, associated_data=b64(about))

        try:
            return b64decode(self.vault.asked(ask)["data"]["plaintext"])
        except (InvalidPath, InvalidRequest) as error:
            raise not_opened() from error

    def rotate(self) -> int:
        self._key()
        self._asked(lambda client: client.secrets.transit.rotate_key(self.name, mount_point=MOUNT))
        return self.version

    def retire(self, before: int) -> int:
        """What is retired opens nothing from now on."""
        found = self._key()
        first, wanted = max(1, int(found["min_decryption_version"])), min(before, int(found["latest_version"]))
        if wanted <= first:
            return 0

        def ask(client: Any) -> Any:
            return client.secrets.transit.update_key_configuration(self.name, min_decryption_version=wanted, mount_point=MOUNT)

        self._asked(ask)
        return wanted - first

    def _key(self) -> dict[str, Any]:
        try:
            found = self.vault.asked(lambda client: client.secrets.transit.read_key(self.name, mount_point=MOUNT))
        except (InvalidPath, InvalidRequest):
            self._asked(lambda client: client.secrets.transit.create_key(self.name, mount_point=MOUNT))
            found = self._asked(lambda client: client.secrets.transit.read_key(self.name, mount_point=MOUNT))
        return dict(found["data"])

    def _asked(self, do: Callable[[Any], Answer]) -> Answer:
        try:
            return self.vault.asked(do)
        except (InvalidPath, InvalidRequest) as error:
            raise away("its transit engine is not there, or does not know the key") from error


def b64(data: bytes) -> str:
    return b64encode(data).decode()


def version_of(said: str) -> int:
    """Of "vault:v3:…"; 0 for what is none."""
    number = said.removeprefix(CIPHER).partition(":")[0]
    return int(number) if said.startswith(CIPHER) and number.isascii() and number.isdigit() else 0


def not_opened() -> Refused:
    return Refused(
        "not_unsealed",
        what="Something that is kept could not be opened",
        why="it was changed, it stands where it was not put, or its key's version is retired",
        do="restore it from a backup",
    )


def away(why: str) -> Unavailable:
    return Unavailable(
        "master_key_away", what="The keeper of keys could not be used", why=why, do="look at it, at its token and its rights"
    )
