"""The family of chillers: cooling load in, matched chillers out."""
