"""The law as dated data: who is bound, until when, and how a last day is counted."""
