"""The parts of a report, in their order: the short one, and what is added where asked for."""

SHORT = ("result", "performance", "comparison", "compliance", "inputs")
PARTS = (*SHORT, "other_countries", "candidates", "left_out", "annex")
