"""Makers' tables: what was understood, corrected by the user, and the devices it makes."""
