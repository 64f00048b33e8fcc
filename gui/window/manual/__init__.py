"""The manual in the window: which page belongs to which panel, and the window that shows it."""
