"""The journal read again: kept heads, proofs that it is whole, people's own looks, and the privacy officer's work."""
