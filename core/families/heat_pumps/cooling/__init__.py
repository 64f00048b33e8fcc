"""The summer of a heat pump that also cools: its load, its figures, its run, its report."""
