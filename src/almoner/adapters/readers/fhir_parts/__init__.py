"""Parts of the FHIR reader: decoding, places, money, people, lines and headers."""
