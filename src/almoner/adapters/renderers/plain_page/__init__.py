"""Plain pages as HTML: no script but one for passkeys, nothing loaded from anywhere."""
