"""A ledger from its file to what is found, without a window."""
