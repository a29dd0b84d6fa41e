"""The master key in a folder of its own: one file a version, made at first use, for its owner alone."""

import os
from dataclasses import dataclass
from pathlib import Path

from almoner.adapters.chance.system import new_id, new_key
from almoner.adapters.stores.sealing import Sealer
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.keys import Wrapped

NAME = "master-{version}.key"
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class FileMasterKey:
    """A `MasterKey`. Lose the folder and everything kept is lost: `almoner secrets backup` copies it."""

    folder: Path

    @property
    def version(self) -> int:
        """Makes the first version where there is none yet."""
        found = self._versions()
        return found[-1] if found else self.rotate()

    def wrap(self, key: bytes, about: bytes) -> Wrapped:
        version = self.version
        return Wrapped(Sealer(self._key(version)).seal(key, "wrapped", about.decode()), version)

    def unwrap(self, wrapped: Wrapped, about: bytes) -> bytes:
        return Sealer(self._key(wrapped.version)).open(wrapped.data, "wrapped", about.decode())

    def rotate(self) -> int:
        version = (self._versions() or [0])[-1] + 1
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = self.folder / new_id(".begun-")  # killed in the middle, it leaves no half key under the key's name
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(new_key())
                    stream.flush()
                    os.fsync(stream.fileno())
                os.link(draft, self._path(version))
                flush_folder(self.folder)
            finally:
                draft.unlink()
        except FileExistsError:  # another process was first
            return self._versions()[-1]
        except OSError as error:
            raise away(error) from error
        return version

    def retire(self, before: int) -> int:
        old = [version for version in self._versions()[:-1] if version < before]
        try:
            for version in old:
                self._path(version).unlink(missing_ok=True)
        except OSError as error:
            raise away(error) from error
        return len(old)

    def _versions(self) -> list[int]:
        found = self.folder.glob(NAME.format(version="*")) if self.folder.is_dir() else ()
        return sorted(int(one.stem.rpartition("-")[2]) for one in found)

    def _path(self, version: int) -> Path:
        return self.folder / NAME.format(version=version)

    def _key(self, version: int) -> bytes:
        try:
            key = self._path(version).read_bytes()
        except FileNotFoundError as error:
            raise Refused(
                "master_key_gone",
                what="What is kept cannot be opened",
                why=f"version {version} of the master key is not in its folder",
                do="put it back from its backup",
            ) from error
        except OSError as error:
            raise away(error) from error
        if len(key) != KEY_BYTES:
            raise Refused(
                "master_key_damaged",
                what="What is kept cannot be opened",
                why=f"version {version} of the master key is damaged",
                do="put it back from its backup",
            )
        return key


def flush_folder(folder: Path) -> None:
    """So that the new name is on disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def away(error: OSError) -> Unavailable:
    return Unavailable(
        "master_key_away",
        what="The master key could not be used",
        why=(error.strerror or "it cannot be read").lower(),
        do="look at the folder of secrets and try again",
    )


def secret_files(folder: Path) -> dict[str, bytes]:
    """The files of a folder of secrets, by name, for their backup. Raises Unavailable."""
    try:
        return {one.name: one.read_bytes() for one in sorted(folder.glob("*.key")) if not one.name.startswith(".")}
    except OSError as error:
        raise away(error) from error


def put_secret(folder: Path, name: str, content: bytes) -> bool:
    """From its backup; False where the very same is there. Raises Refused where another one of that name is, Unavailable."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = folder / name
        if place.exists():
            if place.read_bytes() == content:
                return False
            raise Refused(
                "secret_there",
                what=f"{name} was not put back",
                why="another one of that name is in the folder of secrets",
                do="put it back into an empty data folder",
            )
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise away(error) from error
    return True
