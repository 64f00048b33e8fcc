"""Verdicts by standards: as they are shown of a device, and the page that judges any product."""
