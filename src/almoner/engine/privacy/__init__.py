"""Who may see what and why, and how it is shown afterwards that nothing else was seen."""
