"""Reading apart from this process: a spawned child with limits."""
