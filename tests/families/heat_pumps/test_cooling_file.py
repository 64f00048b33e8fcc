"""A year of cooling from a file, beside heat from the climate or from the same file."""

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.load.kinds import LoadFile
from core.selection.selection import Selection
from core.study.plant import Plant
from core.study.study import Study
from core.vocabulary.problem import Problem
from gui.program.study_file import files_of, moved
from gui.window.document.amend import place_of
from tests.families.heat_pumps.cases import program, study

NANCHANG = "58606"
HEAT, COLD = "热负荷 kW", "冷负荷 kW"


def _year() -> tuple[np.ndarray, np.ndarray]:
    """Heat below 12 °C and cold above 22 °C of a plain year, kW, (8760,)."""
    hour = np.arange(8760)
    outdoor = 16.0 - 12.0 * np.cos(2 * np.pi * (hour / 24.0 - 20.0) / 365.0)
    outdoor -= 4.0 * np.cos(2 * np.pi * (hour % 24 - 3) / 24.0)
    return np.maximum(12.0 - outdoor, 0.0) * 6.0, np.maximum(outdoor - 22.0, 0.0) * 8.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    heat, cold = _year()
    rows = [f"{a:.3f};{b:.3f}" for a, b in zip(heat, cold, strict=True)]
    (tmp_path / "both.csv").write_text("\n".join([f"{HEAT};{COLD}", *rows]), encoding="utf-8")
    (tmp_path / "cold.csv").write_text(
        "\n".join([COLD, *(f"{b:.3f}" for b in cold)]), encoding="utf-8"
    )
    return tmp_path


def asked(load: Any = None, **duty: Any) -> Study:
    return study(station=NANCHANG, load=load, plant=Plant(units_max=8), rooms_cooled=True, **duty)


def sums_kwh(found: Selection) -> dict[str, float]:
    hours = found.profile.hours.sum(axis=1)
    return {key: float(values @ hours) / 1e3 for key, values in found.profile.columns.items()}


def test_the_energy_of_the_file_is_asked_where_it_is_hottest(folder: Path) -> None:
    found = program().select(asked(peak_w=80e3, cooling_file="cold.csv"), folder)
    _, cold = _year()
    assert sums_kwh(found)["cooling_w"] == pytest.approx(cold.sum(), rel=1e-6)
    assert found.design.cooling_peak_w == pytest.approx(cold.max() * 1e3, rel=1e-5)
    by_month = found.profile.hours.T @ found.profile.columns["cooling_w"]
    assert by_month[[5, 6, 7]].sum() > 0.7 * by_month.sum()
    assert {"cooling_from_file", "cooling_paired_by_rank"} <= {f.code for f in found.findings}
    assert "cooling_synthesised" not in {f.code for f in found.findings}


def test_the_file_is_scaled_to_the_peak_that_was_entered(folder: Path) -> None:
    found = program().select(
        asked(peak_w=80e3, cooling_file="cold.csv", cooling_peak_w=100e3), folder
    )
    _, cold = _year()
    assert sums_kwh(found)["cooling_w"] == pytest.approx(cold.sum() * 100.0 / cold.max(), rel=1e-5)
    assert "file_scaled_to_peak" in {f.code for f in found.findings}


def test_two_columns_of_one_file(folder: Path) -> None:
    """Heat lies on the coldest hours and cold on the hottest: never both at once."""
    found = program().select(
        asked(
            load=LoadFile(path="both.csv", column=HEAT), peak_w=None, cooling_file="both.csv",
            cooling_column=COLD,
        ),
        folder,
    )  # fmt: skip
    heat, cold = _year()
    sums = sums_kwh(found)
    assert sums["load_w"] == pytest.approx(heat.sum(), rel=1e-6)
    assert sums["cooling_w"] == pytest.approx(cold.sum(), rel=1e-6)
    columns = found.profile.columns
    assert not ((columns["load_w"] > 0.0) & (columns["cooling_w"] > 0.0)).any()
    assert columns["outdoor_c"][columns["load_w"] > 0.0].max() < 20.0
    assert columns["outdoor_c"][columns["cooling_w"] > 0.0].min() > 15.0
    assert found.candidates


def test_cooling_alone_from_a_file(folder: Path) -> None:
    found = program().select(
        asked(rooms_heated=False, peak_w=None, cooling_file="cold.csv"), folder
    )
    assert found.candidates
    first = found.candidates[0].outcome
    assert first.cooling_wh + first.unmet_energy_wh == pytest.approx(
        sums_kwh(found)["cooling_w"] * 1e3, rel=1e-6
    )


def test_a_file_that_is_not_there_is_told_at_its_field(folder: Path) -> None:
    wanted = asked(peak_w=80e3, cooling_file="none.csv")
    with pytest.raises(Problem) as told:
        program().select(wanted, folder)
    assert place_of(told.value, wanted) == "duty.cooling_file"


def test_the_file_goes_where_the_study_goes(tmp_path: Path) -> None:
    wanted = asked(peak_w=80e3, cooling_file="cold.csv")
    assert tmp_path / "cold.csv" in files_of(wanted, tmp_path)
    elsewhere = moved(tmp_path, tmp_path / "deeper")(wanted)
    assert elsewhere.duty.cooling_file == "../cold.csv"
    plain = msgspec.structs.replace(
        wanted, duty=msgspec.structs.replace(wanted.duty, cooling_file=None)
    )
    assert files_of(plain, tmp_path) == ()
