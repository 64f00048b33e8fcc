"""Industrial heat pumps: waste heat raised to a process temperature, against today's boiler."""
