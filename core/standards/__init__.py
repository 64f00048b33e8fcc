"""Standards, grades and tiers: tables as data, and verdicts with their trace."""
