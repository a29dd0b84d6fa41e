"""What a door to language models decides: how private a request is, where it may go, what is tried next and what it may cost."""
