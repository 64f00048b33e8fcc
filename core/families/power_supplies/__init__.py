"""Power supplies without interruption: UPS and high-voltage DC by what they lose over the year."""
