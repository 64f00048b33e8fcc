"""One room for each family of equipment; the registry puts them together."""
