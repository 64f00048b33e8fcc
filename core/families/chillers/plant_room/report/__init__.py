"""What a report says of a plant room: nothing is decided here."""
