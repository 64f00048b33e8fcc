"""A chiller with its pump and its tower cells: what it gives and needs at a wet bulb and a load."""
