"""The climate of a site: stations, bins, EPW, synthesis, wet bulb, cooling water."""
