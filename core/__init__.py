"""Sizing calculators and the common way of a selection; knows neither Qt nor SQL."""

import os

# Before NumPy is loaded: its products here are of some thousand rows and a dozen columns, and each
# further thread would take as much again of a processor to wait for its share of them. Whoever
# sets the number of threads himself keeps it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
