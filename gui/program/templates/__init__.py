"""Workbooks to fill in, with an example, units and explanations in the reader's language."""
