"""What a paired phone sees: its own small server on the local network, open for as long as a pairing is, with nothing else on it."""
