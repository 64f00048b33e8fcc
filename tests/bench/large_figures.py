"""Figures of a large catalog: the shipped ones, with as many chillers as are asked for."""

import csv
import shutil
from pathlib import Path

import numpy as np

from catalog.devices.figures_file import shipped_figures
from catalog.devices.tables import TABLES


def write_figures(folder: Path, chillers: int) -> Path:
    """A folder of figures with the makers' chillers over and over, in sizes of their own."""
    shipped = Path(str(shipped_figures()))
    folder.mkdir(parents=True, exist_ok=True)
    for name in (name for table in TABLES for name in table.files):
        shutil.copy(shipped / name, folder)
    with (shipped / "chillers.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    at = {name: head.index(name) for name in ("id", "model", "capacity_w")}
    scale = np.random.default_rng(5).uniform(0.5, 2.0, chillers).tolist()
    with (folder / "chillers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for number in range(chillers):
            row = list(rows[number % len(rows)])
            row[at["id"]] += f"-{number}"
            row[at["model"]] += f" {number}"
            if row[at["capacity_w"]]:
                row[at["capacity_w"]] = repr(float(row[at["capacity_w"]]) * scale[number])
            writer.writerow(row)
    return folder
