"""What a person's message says of danger, and which help is then shown."""
