"""The device: all that is known of the candidate being looked at."""
