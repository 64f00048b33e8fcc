"""Air conditioners on the common way: the two bundled studies, and studies made of them."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from catalog.devices.store import open_catalog
from core.families.vrf.grading import grade
from core.families.vrf.record import AirConditionerType, System, VrfFlag
from core.selection.selection import Selection
from core.standards.edition import Scale
from core.standards.library import shipped_standards
from core.study.study import Study
from core.vocabulary.finding import Severity
from tests.core.selection.examples import FOLDER, program, study

VRF, ROOFTOP = "vrf-nanjing", "rooftop-guangzhou"


def _with(name: str, section: str = "duty", **changes: Any) -> Study:
    asked = study(name)
    part = msgspec.structs.replace(getattr(asked, section), **changes)
    return msgspec.structs.replace(asked, **{section: part})


def _chosen(asked: Study) -> Selection:
    return program().select(asked, FOLDER)


def _codes(findings: Any) -> set[str]:
    return {one.code for one in findings}


def test_a_multi_split_is_compared_only_and_says_so() -> None:
    found = _chosen(study(VRF))
    assert found.candidates
    for one in found.candidates:
        assert one.findings[0].code == "multi_split_compared_only"
        assert one.record.system is System.MULTI_SPLIT
        assert one.outcome.energy_band == 0.20
    left = {one.record.id: _codes(one.findings) for one in found.left_out}
    assert left["V002"] == {"no_rated_power"}


def test_capacity_at_design_by_hand() -> None:
    """REYQ72T, 34.8 °C outside, 18.5 °C wet bulb, 50 m of pipe, connected 1.1: the source's curves.

    Daikin's file at (18.5, 34.8) over (19.4, 35): biquadratic of the cooling capacity.
    """
    found = _chosen(study(VRF))
    assert found.design.summer_outdoor_c == pytest.approx(34.8)

    def file(x: float, y: float) -> float:
        return (
            -1.70575175756068 + 0.208056245000689 * x - 0.0034483575718329 * x * x
            + 0.0167162301001381 * y - 7.05720407947183e-05 * y * y - 0.000862874621063555 * x * y
        )  # fmt: skip

    connected = 0.24034 - 0.21873 * 1.1 + 1.97941 * 1.1**2 - 1.02636 * 1.1**3
    connected /= 0.24034 - 0.21873 + 1.97941 - 1.02636

    def pipe(length: float) -> float:
        return (
            2.0388158625 - 0.0024260645 * length + 3.5512e-6 * length**2
            - 1.6858129772 + 0.668703358 - 4.5706e-05 * length
        )  # fmt: skip

    expected = 21_100 * file(18.5, 34.8) / file(19.4, 35.0) * connected * pipe(50) / pipe(7.62)
    assert found.candidates[0].outcome.unit_capacity_w == pytest.approx(expected, rel=1e-4)


def test_what_binds_decides_the_number_and_is_said() -> None:
    cold = _chosen(study(VRF)).candidates[0]
    assert "cold_binds" in _codes(cold.findings)
    warm = _chosen(_with(VRF, heating_peak_w=170e3)).candidates[0]
    assert "heat_binds" in _codes(warm.findings)
    assert warm.units > cold.units
    assert warm.outcome.heating_installed_w >= 170e3 * 1.05


def test_heat_is_not_asked_of_what_cannot_heat() -> None:
    found = _chosen(_with(ROOFTOP, heating_peak_w=50e3))
    assert not found.candidates
    asked = [one for one in found.left_out if one.record.system is System.UNITARY]
    assert all("heats_not" in _codes(one.findings) for one in asked)


def test_machines_whose_part_load_nothing_checks_do_not_go_on() -> None:
    """38 with an IPLV of before 2010, nine whose curves contradict their IEER."""
    found = _chosen(study(ROOFTOP))
    codes = [one.findings[0].code for one in found.left_out]
    assert codes.count("part_load_unchecked") == 38
    assert codes.count("ieer_contradicted") == 9
    assert all(one.record.ieer is not None for one in found.candidates)
    admitted = _chosen(_with(ROOFTOP, "criteria", doubtful_admitted=True))
    doubtful = [one for one in admitted.candidates if VrfFlag.OLD_IPLV in one.record.flags]
    assert doubtful
    for one in doubtful:
        said = {f.code: f.severity for f in one.findings}
        assert said["flag_old_part_load_figure"] is Severity.WARNING


def test_a_year_by_hand() -> None:
    """One rooftop unit of four stages, point by point in plain arithmetic."""
    asked = _with(ROOFTOP, "criteria", resolution="hourly")
    found = _chosen(asked)
    candidate = next(one for one in found.candidates if one.record.id == "R001")
    record, wet = candidate.record, found.design.indoor_wet_bulb_c
    profile = found.profile

    def value(c: tuple[float, ...], y: float) -> float:
        a, b, d, e, f, g = c
        return a + b * wet + d * wet * wet + e * y + f * y * y + g * wet * y

    total = 0.0
    hours = profile.hours.sum(axis=1)
    for load, outdoor, hour in zip(
        profile.columns["load_w"], profile.columns["outdoor_c"], hours, strict=True
    ):
        if load <= 0.0:
            continue
        low = max(outdoor, record.outdoor_min_c)
        carried = max(outdoor, record.outdoor_min_c - 3.0)
        stages = [(0.0, 0.0)]
        for share, *terms in record.stages:
            size = record.rated_cooling_w * share
            held, on = (value(tuple(terms[:6]), at) for at in (low, carried))
            drawn = max(held * value(tuple(terms[6:]), low), on * value(tuple(terms[6:]), carried))
            stages.append((size * min(held, on), size * drawn / record.rated_eer))
        share_w = min(load / candidate.units, stages[-1][0])
        for (below, start), (above, end) in pairwise(stages):
            if share_w <= above:
                part = (share_w - below) / (above - below)
                power = start + (end - start) * part
                if below == 0.0:
                    power = end * part * (1.13 - 0.13 * part)
                total += power * hour * candidate.units
                break
    assert candidate.outcome.annual_energy_wh == pytest.approx(total, rel=1e-6)


def test_bins_give_the_energy_of_the_hours() -> None:
    hourly = _chosen(_with(ROOFTOP, "criteria", resolution="hourly"))
    by_id = {(one.record.id, one.units): one.outcome for one in hourly.candidates}
    for one in _chosen(study(ROOFTOP)).candidates:
        same = by_id.get((one.record.id, one.units))
        if same is not None:
            assert one.outcome.annual_energy_wh == pytest.approx(same.annual_energy_wh, rel=5e-3)


@pytest.mark.parametrize(
    ("kind", "cooling_kw", "figures", "level", "tier"),
    [  # GB 21454-2021 tables 1 and 2, tier list no. 17, as their editions have them
        (AirConditionerType.HEAT_PUMP, 12.0, {"apf": 4.5, "eer_min": 3.0}, "2", "saving"),
        (AirConditionerType.HEAT_PUMP, 20.0, {"apf": 4.9}, "1", "saving"),
        (AirConditionerType.COOLING_ONLY, 45.0, {"seer": 4.3}, "3", ""),
    ],
)
def test_a_multi_split_that_states_chinese_figures_is_graded(
    kind: AirConditionerType, cooling_kw: float, figures: dict[str, float], level: str, tier: str
) -> None:
    with open_catalog() as catalog:
        base = catalog.device("V001")
    record = msgspec.structs.replace(
        base, gb_type=kind, rated_cooling_w=cooling_kw * 1e3, **figures
    )
    (verdicts,) = grade(shipped_standards(), [record], date(2026, 11, 21))
    graded = {v.scale: v.level for v in verdicts if v.judged}
    assert graded.get(Scale.GRADE) == level
    assert graded.get(Scale.TIER, "") == tier


def test_what_states_none_is_not_judged() -> None:
    with open_catalog() as catalog:
        every = catalog.devices("vrf")
    for verdicts in grade(shipped_standards(), every, date(2026, 11, 21)):
        assert not any(one.judged for one in verdicts)


def test_hotter_than_the_curves_is_told_and_not_flattered() -> None:
    found = _chosen(_with(ROOFTOP, summer_outdoor_c=48.0))
    for one in found.candidates:
        beyond_k = max(48.0 - one.record.outdoor_max_c, 0.0)
        assert one.outcome.design_beyond_k == pytest.approx(beyond_k)
        assert ("design_beyond_curves" in _codes(one.findings)) == (beyond_k > 0.0)
    usual = {c.record.id: c.outcome.unit_capacity_w for c in _chosen(study(ROOFTOP)).candidates}
    for one in found.candidates:
        if one.record.id in usual:
            assert one.outcome.unit_capacity_w < usual[one.record.id]


def test_the_examples_lie_beside_the_others() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.json")} >= {VRF, ROOFTOP}
    assert np.isfinite(_chosen(study(ROOFTOP)).candidates[0].outcome.annual_energy_wh)
