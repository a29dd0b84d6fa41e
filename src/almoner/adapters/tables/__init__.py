"""Public tables: one file for each publisher's layout, and the store they are kept in."""
