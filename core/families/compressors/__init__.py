"""Air compressors and their stations: all that is theirs stands in this room."""
