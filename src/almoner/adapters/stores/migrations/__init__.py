"""The steps by which a database's tables grow, and what takes them at start."""
