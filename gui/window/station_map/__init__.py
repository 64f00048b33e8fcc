"""The weather stations on a map."""
