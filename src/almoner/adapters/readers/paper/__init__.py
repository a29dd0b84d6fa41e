"""Pictures of paper to words."""
