"""Plain pages without script: coming in, and looking after one's own account."""
