"""One file that holds papers of several people or kinds, as a fax does: which page belongs to which paper."""
