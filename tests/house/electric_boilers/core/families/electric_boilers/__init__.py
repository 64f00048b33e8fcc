"""Electric boilers: all that is theirs stands in this room."""
