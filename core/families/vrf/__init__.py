"""Multi-split (VRF) and unitary air conditioners: all that is theirs stands in this room."""
