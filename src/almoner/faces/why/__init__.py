"""Pages that show why papers were read as they were: drawings and lists, without any script."""
