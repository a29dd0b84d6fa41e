"""Whether what was read makes sense as sums: cells, equations, repairs under strict conditions, and doubts."""
