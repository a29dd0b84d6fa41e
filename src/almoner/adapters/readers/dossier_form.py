"""A dossier as plain values and back: a `DossierForm`."""

from dataclasses import fields, replace
from typing import Any

import msgspec

from almoner.adapters.readers.wire import as_text, convert
from almoner.engine.dossier import Dossier
from almoner.engine.reference.tables import NO_TABLES

CARRIED = tuple(one.name for one in fields(Dossier) if one.name != "tables")


class PlainDossier:
    """Everything but the tables: those are named by their editions and looked up where they are."""

    def plain(self, dossier: Dossier) -> Any:
        held = {name: getattr(dossier, name) for name in CARRIED}
        sets = ("doubted", "replaced", "superseded")
        return msgspec.to_builtins(held | {name: sorted(held[name]) for name in sets}, enc_hook=as_text)

    def dossier(self, plain: Any) -> Dossier:
        if not isinstance(plain, dict) or set(plain) - set(CARRIED):
            raise ValueError("not a dossier")
        return replace(convert(plain, Dossier), tables=NO_TABLES)
