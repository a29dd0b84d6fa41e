"""Parts of reading a grid of cells: cells, columns, blocks, rows, records."""
