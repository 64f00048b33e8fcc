"""The year of a plant whose units are chosen: every part at every point, by any of the controls."""
