"""What is read or worked out once is kept for whoever needs it next: one rule for all of it."""
