"""A peak that was entered and the maximum of a file never stand apart."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.families.chillers.duty import ChillerDuty
from core.families.heat_pumps.duty import HeatPumpDuty
from core.load.kinds import LoadFile
from core.load.peak import FilePeak
from core.selection.selection import Selection
from core.study.sections import Site
from core.study.study import Study
from core.vocabulary.finding import Severity
from gui.program.program import Program
from tests import kept

HIGHEST_W = 3.8e6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year in a file: half a sine by day, 3,800 kW at most."""
    folder = tmp_path_factory.mktemp("loads")
    day = np.maximum(np.sin(np.arange(24) / 24.0 * 2.0 * np.pi), 0.0)
    load = np.tile(day / day.max(), 365) * HIGHEST_W / 1e3
    lines = ["load_kw", *(f"{value:.6f}" for value in load)]
    (folder / "load.csv").write_text("\n".join(lines), "utf-8")
    return folder


@pytest.fixture(scope="module")
def program() -> Program:
    return kept.program()


def chosen(
    program: Program, folder: Path, peak_w: float | None, fit: FilePeak, *, heat: bool = False
) -> Selection:
    duty = HeatPumpDuty(peak_w=peak_w) if heat else ChillerDuty(peak_w=peak_w)
    load = LoadFile(path="load.csv", unit="kW", file_peak=fit)
    study = Study(site=Site(station="58367"), duty=duty, load=load)
    return program.select(study, folder)


def said(selection: Selection) -> dict[str, dict[str, float | int | str]]:
    return {one.code: {f.name: f.value for f in one.figures} for one in selection.findings}


def asked_wh(selection: Selection) -> float:
    profile = selection.profile
    return float(profile.columns["load_w"] @ profile.hours.sum(axis=1))


@pytest.mark.parametrize("heat", [False, True])
def test_a_file_is_scaled_to_the_peak_that_was_entered(
    program: Program, folder: Path, heat: bool
) -> None:
    """3,000 of 3,800 kW: all loads by 0.789, both figures told, as a caution."""
    found = chosen(program, folder, 3e6, FilePeak.SCALED, heat=heat)
    assert found.design.peak_w == 3e6
    assert found.load.load_w.max() == pytest.approx(3e6)
    figures = said(found)["file_scaled_to_peak"]
    assert figures["file"] == pytest.approx(3.8e6)
    assert figures["peak"] == 3e6
    assert figures["factor"] == pytest.approx(3.0 / 3.8)
    (one,) = (f for f in found.findings if f.code == "file_scaled_to_peak")
    assert one.severity is Severity.WARNING


@pytest.mark.parametrize("heat", [False, True])
def test_a_file_that_is_kept_is_the_peak(program: Program, folder: Path, heat: bool) -> None:
    found = chosen(program, folder, 3e6, FilePeak.KEPT, heat=heat)
    assert found.design.peak_w == pytest.approx(3.8e6)
    assert found.load.load_w.max() == pytest.approx(3.8e6)
    assert said(found)["peak_follows_file"]["peak"] == 3e6


@pytest.mark.parametrize("fit", list(FilePeak))
def test_without_a_peak_the_file_is_as_it_is(program: Program, folder: Path, fit: FilePeak) -> None:
    found = chosen(program, folder, None, fit)
    assert found.load.load_w.max() == pytest.approx(3.8e6)
    assert not {"file_scaled_to_peak", "peak_follows_file"} & set(said(found))
    assert "peak_from_load" in said(found)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(factor=st.floats(0.3, 3.0), fit=st.sampled_from(list(FilePeak)))
def test_peak_and_energy_go_with_the_factor_alike(
    program: Program, folder: Path, factor: float, fit: FilePeak
) -> None:
    """Whatever was chosen, design peak over the year's energy is that of the file."""
    plain = chosen(program, folder, None, FilePeak.KEPT)
    found = chosen(program, folder, factor * HIGHEST_W, fit)
    by = factor if fit is FilePeak.SCALED else 1.0
    assert found.design.peak_w == pytest.approx(by * HIGHEST_W)
    assert asked_wh(found) == pytest.approx(by * asked_wh(plain), rel=1e-9)


def test_no_plant_is_first_that_was_sized_for_less_than_it_runs_through(
    program: Program, folder: Path
) -> None:
    """Peak 3,000 kW, file 3,800 kW: the first once left 91.8 MWh in 419 h."""
    for fit in FilePeak:
        first = chosen(program, folder, 3e6, fit).candidates[0]
        assert first.shortfall is None


def test_a_study_says_nothing_of_it_and_reads_as_before() -> None:
    load = msgspec.json.decode(b'{"path": "load.csv", "kind": "file"}', type=LoadFile)
    assert load.file_peak is FilePeak.SCALED
