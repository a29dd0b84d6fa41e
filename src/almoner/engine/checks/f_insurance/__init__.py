"""Insurance, EOBs and accumulators."""
