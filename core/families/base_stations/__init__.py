"""Base stations: radio units over the traffic of a day, what sleeping and shutting down saves."""
