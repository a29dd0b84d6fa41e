"""Parts of opening tables: text tables, workbooks, their limits."""
