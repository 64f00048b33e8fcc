"""Consultation: the customer's view on the whole screen, in large type."""
