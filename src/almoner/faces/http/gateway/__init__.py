"""The door to language models, as OpenAI's clients know it."""
