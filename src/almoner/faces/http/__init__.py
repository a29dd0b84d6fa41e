"""The HTTP API: parse, one service call, shape the answer."""
