"""Taking documents in, finding passages, answering in their words."""
