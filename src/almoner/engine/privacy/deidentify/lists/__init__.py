"""Names, places and words, as data: made by evaluation/deidentify/make_lists.py from public sources, or written here."""
