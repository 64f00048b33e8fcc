"""What everything is said in: kinds and units, declared fields, findings, problems."""
