"""Servers: work over the day, how many at what utilisation, and the room's energy."""
