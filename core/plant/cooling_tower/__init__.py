"""Cooling towers: the water they give at a heat, a wet bulb and flows, and what they use."""
