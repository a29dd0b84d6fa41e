"""Written letters as text, PDF and DOCX."""
