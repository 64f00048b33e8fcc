"""A load in watts under kilowatts is asked about, in every family and for every kind of load."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.load.kinds import LoadFile
from core.load.scale import FAR, UNBOUNDED_W, load_doubts
from core.selection.selection import Selection
from core.study.study import Study
from core.vocabulary.quantity import Kind
from gui.program.program import read_study
from tests.core.selection.examples import FOLDER, program

KIND = Kind.COOLING_POWER


def _asked(selection: Selection) -> bool:
    return "load_unit_doubtful" in {one.code for one in selection.findings}


def _a_thousandfold(study: Study) -> Study:
    """The same study with its watts taken as kilowatts."""
    duty, load = study.duty, study.load
    if load.__struct_fields__ and "shaft_power_w" in load.__struct_fields__:
        load = msgspec.structs.replace(load, shaft_power_w=load.shaft_power_w * 1e3)
    else:
        duty = msgspec.structs.replace(duty, peak_w=duty.peak_w * 1e3)
    return msgspec.structs.replace(study, duty=duty, load=load)


@pytest.mark.parametrize(
    "name",
    ["office-shanghai", "plant-beijing", "school-beijing", "dairy-shanghai", "pump-shanghai",
     "fan-shenyang"],
)  # fmt: skip
def test_in_every_family_a_load_in_the_wrong_unit_is_asked_about(name: str) -> None:
    study = read_study(FOLDER / f"{name}.json")
    assert not _asked(program().select(study, FOLDER))
    assert _asked(program().select(_a_thousandfold(study), FOLDER))


def test_a_file_of_watts_under_load_kw_is_asked_about(tmp_path: Path) -> None:
    """1,100 kW written in watts: 1,100,000 under "load kW"."""
    rows = "\n".join(["load kW", *["1100000"] * 8760])
    (tmp_path / "load.csv").write_text(rows, "utf-8")
    study = read_study(FOLDER / "office-shanghai.json")
    duty = msgspec.structs.replace(study.duty, peak_w=None)
    asked = msgspec.structs.replace(study, duty=duty, load=LoadFile(path="load.csv"))
    selection = program().select(asked, tmp_path)
    (found,) = (one for one in selection.findings if one.code == "load_unit_doubtful")
    shown = {figure.name: figure.value for figure in found.figures}
    assert shown["load"] == pytest.approx(1.1e9)
    assert shown["instead"] == pytest.approx(1.1e6)


@given(load_w=st.floats(0.0, 1e12), largest_w=st.floats(1.0, 1e8), units=st.integers(1, 6))
def test_it_asks_only_beyond_twice_what_the_largest_units_give(
    load_w: float, largest_w: float, units: int
) -> None:
    asked = bool(list(load_doubts(load_w, largest_w, units, KIND)))
    assert asked == (load_w > FAR * units * largest_w)


def test_without_a_largest_size_a_unit_is_taken_as_10_mw() -> None:
    assert not list(load_doubts(2 * 6 * UNBOUNDED_W, np.inf, 6, KIND))
    assert list(load_doubts(2.1 * 6 * UNBOUNDED_W, np.inf, 6, KIND))
