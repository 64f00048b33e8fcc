"""Pumps and cooling towers computed, and the set-point of the cooling water chosen at each load.

A chiller is taken with its own condenser-water pump and its own tower cells, which run when it
runs: so a unit of the plant is a chiller and what serves it, and what it needs at a wet bulb and a
load is known without the others (units). Chilled water is pumped for the plant as a whole (year).
What else may stand in a room (beside) takes the year as it is. What a reader is told is in report.
"""
