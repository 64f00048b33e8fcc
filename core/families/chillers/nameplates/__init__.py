"""Chillers known by their nameplate alone: read, fitted, and what is missing of them."""
