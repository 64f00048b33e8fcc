"""Present values of what is paid at the end of each year."""

import numpy as np


def annuity(rate: float, life_years: int, rise: float = 0.0) -> float:
    """Present value of one currency unit a year, rising by `rise` a year, in years."""
    year = np.arange(1, life_years + 1)
    return float(((1.0 + rise) ** (year - 1) / (1.0 + rate) ** year).sum())


def of_year(rate: float, year: int) -> float:
    """Present value of one currency unit at the end of a year; year 0 is today."""
    return float((1.0 + rate) ** -year)
