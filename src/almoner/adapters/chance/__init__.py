"""The one source of chance: ids, keys and secrets."""
