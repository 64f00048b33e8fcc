"""The study in the window: opened, edited, saved, recovered."""
