"""What a person is shown and asked: the words and the readings brought together."""
