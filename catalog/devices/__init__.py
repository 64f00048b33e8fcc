"""The database of devices: what is shipped, and the user's own beside it."""
