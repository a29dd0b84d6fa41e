"""Use cases of a billing office: its own bills before they go out, and what lies behind what is found in them."""
