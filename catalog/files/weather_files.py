"""Opening the user's weather files."""

from pathlib import Path

from catalog.files.encodings import decode
from catalog.files.opening import read_bytes
from core.climate.epw import parse_epw
from core.climate.year import ClimateYear

LIMIT_MB = 32  # an hourly year is 1.5 MB, one of 5 minutes 20 MB


def read_epw(path: Path) -> ClimateYear:
    """A year of weather from an EPW file; problems name the file and the line."""
    text, _ = decode(read_bytes(path, LIMIT_MB), str(path))
    return parse_epw(text, str(path), path.name)
