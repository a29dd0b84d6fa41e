"""Where records are kept: one SQL schema for SQLite and PostgreSQL, its sealed columns, and its one writer."""
