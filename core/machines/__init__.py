"""What machines of every family have in common."""
