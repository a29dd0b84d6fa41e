"""Letters as typed parts: who writes to whom, about what, resting on which rules; words come later."""
