"""The parts of reading a PDF: its words, whether its text can be trusted, and its pages as pictures."""
