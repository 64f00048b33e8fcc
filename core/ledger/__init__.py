"""The ledger: what stands in a plant today, its diagnosis, and the plan year by year."""
