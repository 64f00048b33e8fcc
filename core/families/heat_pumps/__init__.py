"""Heat pumps for buildings: their records, their ratings and what they do over a year."""
