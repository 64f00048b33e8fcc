"""Many studies, one row each: gathered, sent, selected, written as one table."""
