"""Stations of pumps or of fans: what their families have in common. No family itself."""
