"""What services need said, in our words, and the plain data that crosses it."""
