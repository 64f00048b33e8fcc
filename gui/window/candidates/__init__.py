"""Candidates: the ranking, what was left out, and what may be done with both."""
