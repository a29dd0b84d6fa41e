"""What is true of a bill, given the bill, the law and a date: pure."""
