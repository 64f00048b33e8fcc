"""The tour of the main window at the first start."""
