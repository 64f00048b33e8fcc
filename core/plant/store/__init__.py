"""One store for every plant: cold, heat or a gas, filled and emptied where that costs least."""
