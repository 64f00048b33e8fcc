"""Boilers: heat from gas, oil, biomass or electricity, and the boiler that stands there today."""
