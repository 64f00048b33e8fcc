"""Motors, drives and transmissions: the shaft's load and what turns it."""
