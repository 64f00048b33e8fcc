"""The year of a process, from its hours or from a file, and its operating points."""

from pathlib import Path

import numpy as np
import pytest

from core.families.industrial_heat.load import LoadProcess
from core.families.industrial_heat.year import of_operation
from tests.families.industrial_heat.cases import selected, study


def test_hours_of_a_working_year() -> None:
    """16 h · 6 days · 50 weeks = 4,800 h."""
    year = of_operation(LoadProcess(), 1000.0)
    assert np.count_nonzero(year.sink_w) == 4800
    assert set(year.sink_w.tolist()) == {0.0, 1000.0}


def test_a_shift_across_midnight() -> None:
    year = of_operation(LoadProcess(first_hour=22, hours_per_day=8, days_per_week=7), 1.0)
    assert np.flatnonzero(year.sink_w[:24]).tolist() == [0, 1, 2, 3, 4, 5, 22, 23]


def test_365_days_in_53_weeks() -> None:
    load = LoadProcess(hours_per_day=24, days_per_week=7, weeks_per_year=53, process_load=0.5)
    assert of_operation(load, 2.0).sink_w == pytest.approx(np.ones(8760))


def test_simultaneity_splits_the_hours() -> None:
    """Of 4,800 h the source is there in 75 %: the rest is the boiler's."""
    chosen = selected(study({"kind": "operation", "simultaneity": 0.75}))
    outcome = chosen.candidates[0].outcome
    assert outcome.no_source_hours == pytest.approx(1200.0)
    assert outcome.served_share == pytest.approx(0.75)
    assert chosen.profile.hours.sum() == pytest.approx(8760.0)


@pytest.mark.parametrize("simultaneity", [1.0, 0.6])
def test_binned_and_hourly_years_are_the_same(simultaneity: float) -> None:
    load = {"kind": "operation", "simultaneity": simultaneity}
    told = []
    for resolution in ("binned", "hourly"):
        asked = study(load, source_w=300e3)
        criteria = type(asked.criteria)(resolution=resolution)  # type: ignore[arg-type]
        told.append(selected(type(asked)(**{
            **{name: getattr(asked, name) for name in asked.__struct_fields__},
            "criteria": criteria,
        })).candidates[0].outcome)  # fmt: skip
    binned, hourly = told
    assert binned.annual_energy_wh == pytest.approx(hourly.annual_energy_wh, rel=1e-9)
    assert binned.boiler_saving == pytest.approx(hourly.boiler_saving, rel=1e-9)


def test_hourly_flows_from_a_file(tmp_path: Path) -> None:
    """Demand in every hour, source in the first half of the year only."""
    rows = ["sink_kw,source_kw", *(f"500,{400 if h < 4380 else 0}" for h in range(8760))]
    (tmp_path / "flows.csv").write_text("\n".join(rows), "utf-8")
    load = {
        "kind": "flows",
        "flows_file": "flows.csv",
        "sink_column": "sink_kw",
        "source_column": "source_kw",
        "flows_unit": "kW",
    }
    chosen = selected(study(load, peak_w=None), tmp_path)
    outcome = chosen.candidates[0].outcome
    assert chosen.design.peak_w == pytest.approx(500e3)
    assert outcome.no_source_hours == pytest.approx(4380.0)
    assert outcome.left_heat_wh + outcome.served_share * 500e3 * 8760 == pytest.approx(
        500e3 * 8760, rel=1e-9
    )


def test_a_demand_above_the_peak_is_scaled_to_it_and_said(tmp_path: Path) -> None:
    rows = ["sink_kw", *("500" for _ in range(8760))]
    (tmp_path / "flows.csv").write_text("\n".join(rows), "utf-8")
    load = {"kind": "flows", "flows_file": "flows.csv", "flows_unit": "kW"}
    chosen = selected(study(load, peak_w=450e3, source_w=1e6), tmp_path)
    said = {f.code: {one.name: one.value for one in f.figures} for f in chosen.findings}
    assert said["file_scaled_to_peak"] == {"file": 500e3, "peak": 450e3, "factor": 0.9}
    assert chosen.load.sink_w == pytest.approx(450e3)
