"""Which key seals a column: the folder's or the collection's, or the house's own where a row is about who did what."""

from sqlalchemy import Column, Table

from almoner.adapters.stores.schema import Sealed, folders, metadata
from almoner.adapters.stores.schema_collections import collections

THE_HOUSE_S = frozenset({"journal", "glass", "holds"})
"""Tables with a folder whose rows outlive it."""


def sealed(table: Table) -> tuple[Column[bytes], ...]:
    """The columns of a table that are sealed."""
    return tuple(column for column in table.c if isinstance(column.type, Sealed))


def key_of(table: Table) -> Column[str] | None:
    """The column that names the folder or the collection whose key seals this table's columns; None where it is the house's own key. A row in which
    that column is empty is sealed with the house's key too. Such a table's columns are bound to table, `id` and column."""
    if table is folders or table is collections:
        return table.c.id
    if "collection" in table.c:
        return table.c.collection
    return table.c.folder if "folder" in table.c and table.name not in THE_HOUSE_S else None


def of_folders() -> list[Table]:
    """What goes with a folder or a collection, and is sealed anew with its new key."""
    return [one for one in metadata.sorted_tables if sealed(one) and key_of(one) is not None]
