"""What an office asks of its own bills before they go out: which findings to look at first, and what lies behind many of them."""
