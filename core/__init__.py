"""Sizing calculators and the common way of a selection; knows neither Qt nor SQL."""
