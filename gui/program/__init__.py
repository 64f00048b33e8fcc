"""The program without a face: what the command line and the window both do."""
