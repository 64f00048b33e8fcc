"""The manual: its pages as they lie in the repository, and how the reference pages are written."""
