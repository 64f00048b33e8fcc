"""Chillers of other programs' files and of makers' tables: read, fitted, and written."""
