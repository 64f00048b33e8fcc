"""The load editor: where a year of load comes from, and what it looks like."""
