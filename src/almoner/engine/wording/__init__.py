"""Words for people: rendering and the neutralising of text from papers."""
