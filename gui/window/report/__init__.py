"""The report in the window: its real pages, its options, files and print."""
