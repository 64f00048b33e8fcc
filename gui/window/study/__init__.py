"""The study at the left of the window: its sections as forms."""
