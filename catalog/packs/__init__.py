"""Packs of devices: one file to give to others, installed beside one's own."""
