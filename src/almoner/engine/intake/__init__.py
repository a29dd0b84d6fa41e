"""From what readers saw to one dossier: values, headings, identity, corrections."""
