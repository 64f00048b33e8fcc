"""Furnaces: heat treatment, heating before forming and melting, by gas and by electricity."""
