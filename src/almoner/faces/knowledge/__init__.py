"""Search and answers over HTTP."""
