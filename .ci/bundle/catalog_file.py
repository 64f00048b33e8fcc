"""The catalog's database ready made, to lie beside the figures: the first start need not build it.

catalog_file.py FOLDER SECONDS: run by the Python that LoadFit is installed for. FOLDER holds
nothing but the database afterwards, which is given that time, so that the bytes are the same again.
"""

import shutil
import sys
from pathlib import Path

import loadfit  # noqa: F401  it makes the rooms known

from catalog.devices.build import build_file, file_name
from catalog.devices.figures_file import digest, shipped_figures


def main(folder: Path, at_s: int) -> int:
    """Build it; returns the exit status."""
    shutil.rmtree(folder, ignore_errors=True)
    figures = shipped_figures()
    wanted = digest(figures)
    build_file(folder / file_name(wanted), wanted, figures, at_s)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
