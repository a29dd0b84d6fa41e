"""Medicare, Medicaid and other programmes."""
