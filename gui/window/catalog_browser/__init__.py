"""The catalog browser: finding devices, seeing their curves, keeping one's own."""
