"""Which bill a row belongs to: by its claim, account, patient or member number, and by the house that bills."""

from almoner.engine.intake.grid_parts.cells import GridRow, blank, short
from almoner.engine.intake.grid_parts.clues import words_of
from almoner.engine.intake.grid_parts.view import View
from almoner.engine.intake.headings import row_of
from almoner.engine.intake.paper_kind import flat

HOUSE_WORDS = (
    "hospital clinic medical health physicians associates laboratory laboratories lab imaging radiology dental dentistry surgery"
    " pharmacy ambulance therapy hospice clinica medico centro laboratorio farmacia healthcare center"
)
HOUSES = frozenset(HOUSE_WORDS.split())
Key = tuple[str, ...]


class Keys:
    """The columns of one table that part its bills, and the key of the last row."""

    def __init__(self, view: View) -> None:
        self.view = view
        roles = view.layout.roles
        self.columns = [
            at for role in ("claim", "account", "patient", "member_id") if (at := view.layout.column(role)) is not None
        ]
        if not {"claim", "account"} & set(roles) and self._houses():
            self.columns.append(roles.index("provider"))
        self.key: Key = tuple("" for _ in self.columns)

    def _houses(self) -> bool:
        """Whether the column of providers names houses that bill by themselves, two or more, rather than people of one house."""
        at = self.view.layout.column("provider")
        if at is not None and at < len(self.view.table.headings) and "department" in words_of(self.view.table.headings[at]):
            return False
        names = {flat(row.at(at).text) for row in self.view.table.body if not blank(row.at(at))} if at is not None else set()
        if len(names) < 2:
            return False
        return all(set(name.split()) & HOUSES or row_of(name) is not None for name in names)

    def of(self, row: GridRow) -> Key:
        """The key of the next row."""
        found = tuple(short(row.at(at).text) if not blank(row.at(at)) else "" for at in self.columns)
        if any(found):
            # An empty cell under a filled one means "as above", as reports print it.
            self.key = (
                tuple(new or old for new, old in zip(found, self.key, strict=True)) if found[0] in ("", self.key[0]) else found
            )
        return self.key
