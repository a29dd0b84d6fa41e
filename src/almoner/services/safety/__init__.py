"""What is done before a person's message is answered."""
