"""Passages of documents, finding those that answer, and answering in their words alone."""
