"""What the guard compares: figures, days, codes, cites, names, and who must do what to whom under which condition."""
