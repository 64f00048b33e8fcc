"""The load: read, cleaned, synthesised, and paired with the climate."""
