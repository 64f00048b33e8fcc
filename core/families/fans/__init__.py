"""Fans."""
