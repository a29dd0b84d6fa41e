"""Vectors of texts over HTTP, in the shape that OpenAI's clients speak."""
