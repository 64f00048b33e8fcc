"""Plots of the selection: one house style, five plots, and the tab that holds them."""
