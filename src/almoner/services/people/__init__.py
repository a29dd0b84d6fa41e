"""People: who comes in, as whom, and who may see what."""
