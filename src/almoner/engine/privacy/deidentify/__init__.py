"""What names a person in free text: found, taken out, or changed for something made up."""
