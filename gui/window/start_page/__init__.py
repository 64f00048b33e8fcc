"""The first window: recent files, blank studies, examples."""
