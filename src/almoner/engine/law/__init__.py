"""The law with dates: authorities, deadlines, amounts, states."""
