"""The parts of the X12 reader: envelope, element table, claims, remittances, and rows by the gigabyte."""
