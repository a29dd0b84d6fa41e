"""Ways in: parse, one service call, shape the answer."""
