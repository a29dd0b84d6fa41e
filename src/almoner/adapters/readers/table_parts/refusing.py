"""How a table is refused: one sentence, apart from the libraries that open tables."""

from almoner.engine.errors import Refused


def refuse(name: str, code: str, why: str, do: str) -> Refused:
    """One sentence about a table that cannot be read."""
    return Refused(code, what=f"{name} was not read", why=why, do=do)
