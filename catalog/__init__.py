"""Everything that comes from a file or a database; hands over records of core."""
