"""The window of a ledger: its diagnosis, its plan, and its table."""
