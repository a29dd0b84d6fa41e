"""Where settings become a Platform."""
