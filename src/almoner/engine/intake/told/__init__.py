"""What papers say in running words beside their tables: rates, networks, who bears a refused amount, stays, first statements."""
