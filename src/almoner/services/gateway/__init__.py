"""One door to language models: who may ask, where it goes, what came back, and what is written down of it."""
