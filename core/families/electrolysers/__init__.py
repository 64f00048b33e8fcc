"""Electrolysers: hydrogen from water and electricity, its demand over a year, and what it costs."""
