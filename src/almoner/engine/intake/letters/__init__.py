"""Facts out of letters: collection notices, estimates, financial assistance, collection actions, denials, consent and ABN."""
