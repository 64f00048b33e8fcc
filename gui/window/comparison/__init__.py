"""The comparison: two to four candidates side by side."""
