"""The common way of a selection, and what a family must answer on it."""
