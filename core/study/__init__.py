"""The study: what is asked, where, and by which criteria; it knows no family."""
