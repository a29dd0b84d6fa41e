"""Documents of a knowledge collection as blocks of text: PDF, HTML, DOCX, Markdown and plain text."""
