"""Classes of chillers: at their limits, in order of grade, and of any size that is asked for.

grade_classes.csv: limits of GB 19577-2024 and of the tiers of 2024, and the COP and IPLV of the
classes as worked out from the published medians by a second implementation, in plain Python.
"""

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.devices.figures_file import read_figures, shipped_figures
from core.families.chillers.class_machines import class_machines
from core.families.chillers.classes import kind_key
from core.families.chillers.columns import columns_of
from core.families.chillers.family import CHILLERS
from core.families.chillers.plausible import defects
from core.families.chillers.ratings import iplv
from core.families.chillers.record import Bearings, Chiller, Unloading
from core.families.chillers.sizing import sized
from core.families.chillers.table import CHILLERS as TABLE
from core.machines.condenser import Condenser
from core.machines.device import ClassLevel, Evidence, is_class, is_made_to_size, series_of
from core.selection.family import Pairs, Situation
from core.standards.library import shipped_standards
from core.standards.rating_methods import RATING_METHODS
from core.study.criteria import Availability
from core.study.plant import Redundancy
from tests.core.selection.examples import FOLDER, by_name, program, selection, study

GB = RATING_METHODS["gb_18430_1_2007"]
TODAY = date(2026, 11, 29)
TENTH_OF_A_PERCENT = 1e-3
CLASSES: tuple[Chiller, ...] = tuple(
    one for one in read_figures(shipped_figures(), TABLE) if is_made_to_size(one)
)
LOADS = ("office-shanghai", "hospital-guangzhou")


def _expected() -> list[dict[str, str]]:
    path = Path(__file__).parent / "grade_classes.csv"
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def _class_of(row: dict[str, str]) -> Chiller | None:
    """The shipped class for the largest size of a row; None where none is so large, or offered."""
    above, to = float(row["above_kw"]), float(row["to_kw"] or np.inf)
    for one in CLASSES:
        low, high = one.class_from_w / 1e3, one.class_to_w / 1e3
        if kind_key(one) != row["kind"] or one.class_level != row["level"]:
            continue
        if low <= min(to, high) and high > above and low > above - 2.0:
            return one
    return None


def test_the_shipped_rows_are_those_that_the_editions_give() -> None:
    """Figures of ten digits, as the file has them. `make classes` writes it anew."""
    made = class_machines(shipped_standards(), TODAY)
    assert [one.id for one in made] == [one.id for one in CLASSES]
    for shipped, computed in zip(CLASSES, made, strict=True):
        same = msgspec.structs.replace(
            computed, cop=shipped.cop, part_load_curve=shipped.part_load_curve
        )
        assert same == shipped
        assert computed.cop == pytest.approx(shipped.cop, rel=1e-9)
        coefficients = computed.part_load_curve.coefficients
        assert coefficients == pytest.approx(shipped.part_load_curve.coefficients, abs=1e-9)


@pytest.mark.parametrize("row", _expected(), ids=lambda r: f"{r['kind']}-{r['to_kw']}-{r['level']}")
def test_rated_figures_just_meet_the_limits(row: dict[str, str]) -> None:
    """Both limits where the kind can have both, else one of them, and never less than either.

    Air-cooled machines are graded by CSPF, which no method here gives: theirs is the COP alone.
    """
    found = _class_of(row)
    if row["outcome"] == "not offered":
        assert found is None
        return
    assert found is not None
    (rating,) = iplv(columns_of([found]), GB, 0.0)
    cop, rated = rating.points[0].cop, rating.value
    assert rated is not None
    by_cspf = found.condenser is Condenser.AIR and row["level"].startswith("grade")
    assert cop >= float(row["cop_limit"])
    if by_cspf:
        assert cop == pytest.approx(float(row["cop_limit"]), rel=TENTH_OF_A_PERCENT)
        return
    assert rated >= float(row["iplv_limit"])
    assert cop == pytest.approx(float(row["cop"]), rel=TENTH_OF_A_PERCENT)
    assert rated == pytest.approx(float(row["iplv"]), rel=TENTH_OF_A_PERCENT)
    met = [
        cop == pytest.approx(float(row["cop_limit"]), rel=TENTH_OF_A_PERCENT),
        rated == pytest.approx(float(row["iplv_limit"]), rel=TENTH_OF_A_PERCENT),
    ]
    assert all(met) if row["outcome"] == "both met" else any(met)


OIL_FREE = [row for row in _expected() if row["kind"] == "water_screw_variable"]


@pytest.mark.parametrize("row", OIL_FREE, ids=lambda r: f"{r['to_kw']}-{r['level']}")
def test_oil_free_centrifugals_meet_the_limits_of_variable_speed(row: dict[str, str]) -> None:
    """The limits are those of the size, whatever the compressor; 250 to 5,300 kW are made."""
    found = _class_of({**row, "kind": "water_centrifugal_oilfree"})
    assert found is not None
    assert found.bearings is Bearings.OIL_FREE
    assert found.unloading is Unloading.SPEED
    (rating,) = iplv(columns_of([found]), GB, 0.0)
    limits = float(row["cop_limit"]), float(row["iplv_limit"])
    rated = rating.points[0].cop, rating.value
    assert all(one >= least for one, least in zip(rated, limits, strict=True))
    near = [
        a == pytest.approx(b, rel=TENTH_OF_A_PERCENT) for a, b in zip(rated, limits, strict=True)
    ]
    assert any(near)


def test_an_oil_free_class_says_whose_curves_it_has() -> None:
    """In the sizes of both it computes as the variable-speed one with oil, with a wider band."""
    by_model = {one.name.split(" ")[0]: one for one in selection("hospital-guangzhou").candidates
                if not one.is_mixed}  # fmt: skip
    own, other = by_model["WCO-G1"], by_model["WCV-G1"]
    assert "class_stand_in" in {one.code for one in own.findings}
    assert "class_stand_in" not in {one.code for one in other.findings}
    alike = next(
        one.outcome
        for one in (own, *own.alternatives)
        if one.units == other.units and one.outcome is not None
    )
    assert alike.annual_energy_wh == pytest.approx(other.outcome.annual_energy_wh, rel=1e-9)
    assert own.record.class_band_several == 0.17 > other.record.class_band_several
    shown = [one.name.split(" ")[0] for one in selection("hospital-guangzhou").candidates]
    assert shown.index("WCV-G1") < shown.index("WCO-G1")


def test_a_class_is_judged_to_have_the_grade_it_is_made_for() -> None:
    """By the program's own verdict; that of air-cooled ones needs a CSPF and stays open."""
    grades = CHILLERS.grade(shipped_standards(), CLASSES, TODAY)
    for one, verdicts in zip(CLASSES, grades, strict=True):
        levels = {v.level for v in verdicts if v.scale == "grade" and v.jurisdiction == "CN"}
        tiers = {v.level for v in verdicts if v.scale == "tier"}
        if one.condenser is Condenser.WATER and one.class_level in tuple(ClassLevel)[:3]:
            assert min(level for level in levels if level) == one.class_level.value[-1], one.id
        if one.class_level in tuple(ClassLevel)[3:]:
            assert tiers == {one.class_level.value.removeprefix("tier_")}, one.id


def test_every_class_says_what_it_is_and_how_far_it_may_be_off() -> None:
    for one in CLASSES:
        assert is_class(one)
        assert one.evidence is Evidence.D
        assert one.class_level is not None
        assert 0.05 <= one.class_band_several <= one.class_band_one <= 0.17
        assert one.class_from_w <= one.capacity_w <= one.class_to_w
        assert set(one.flags) == set(defects(one)) == set()


@cache
def _situation(name: str, condenser: Condenser) -> Situation:
    asked = study(name)
    duty = msgspec.structs.replace(asked.duty, condenser=condenser)
    return program().select(msgspec.structs.replace(asked, duty=duty), FOLDER).situation


@pytest.mark.parametrize("condenser", list(Condenser))
@pytest.mark.parametrize("name", LOADS)
def test_a_better_grade_never_needs_more_energy(name: str, condenser: Condenser) -> None:
    """Every kind in every number of units in which two of its levels have the same size."""
    situation = _situation(name, condenser)
    made = sized(dict(enumerate(CLASSES)), situation)
    columns = columns_of([one.record for one in made])
    pairs = Pairs(machine=np.arange(len(made)), units=np.array([one.units for one in made]))
    year = CHILLERS.evaluate(columns, situation, pairs).columns
    energy: dict[Any, dict[ClassLevel, float]] = defaultdict(dict)
    for index, one in enumerate(made):
        key = kind_key(one.record), one.units, one.record.capacity_w
        energy[key][one.record.class_level] = float(year["annual_energy_wh"][index])
    compared = 0
    for by_level in energy.values():
        for levels in (tuple(ClassLevel)[:3], tuple(ClassLevel)[3:]):
            known = [by_level[level] for level in levels if level in by_level]
            assert known == sorted(known)
            compared += len(known) - 1
    assert compared > 20


@settings(deadline=None, max_examples=25)
@given(
    peak_kw=st.floats(200.0, 20_000.0),
    condenser=st.sampled_from(list(Condenser)),
    spare=st.booleans(),
    units_max=st.integers(2, 12),
)
def test_a_load_of_any_size_finds_classes_that_fit(
    peak_kw: float, condenser: Condenser, spare: bool, units_max: int
) -> None:
    """In each number of units whose size some kind is sold in, from the sizes of classes."""
    base = _situation("office-shanghai", condenser)
    scaled = peak_kw * 1e3 / base.design.peak_w
    design = msgspec.structs.replace(
        base.design, peak_w=base.design.peak_w * scaled, required_w=base.design.required_w * scaled
    )
    plant = msgspec.structs.replace(
        base.plant,
        units_min=1,
        units_max=units_max,
        redundancy=Redundancy.N_PLUS_1 if spare else Redundancy.NONE,
    )
    situation = _situation_with(base, design, plant)
    made = sized(dict(enumerate(CLASSES)), situation)
    screening = CHILLERS.screen(columns_of([one.record for one in made]), situation)
    pairs = zip(screening.pairs.machine.tolist(), screening.pairs.units.tolist(), strict=True)
    fitting = {units for machine, units in pairs if made[machine].units == units}
    for units in range(1 + spare, units_max + 1):
        unit_kw = design.required_w / (units - spare) / 1e3
        # Design capacity is within a tenth of the nominal one; gaps of a kilowatt are between rows.
        sold = any(
            one.condenser is condenser
            and 1.1 * one.class_from_w / 1e3 < unit_kw < 0.9 * one.class_to_w / 1e3
            for one in CLASSES
        )
        assert units in fitting or not sold


def _situation_with(base: Situation, design: Any, plant: Any) -> Situation:
    """The situation with another design and plant."""
    from dataclasses import replace

    asked = msgspec.structs.replace(base.study, plant=plant)
    return replace(base, design=design, study=asked)


def test_a_made_class_gives_what_is_required_and_not_a_step_more() -> None:
    """Office in Shanghai, 1,365 kW: 1 kW of nominal size is the step."""
    chosen = selection("office-shanghai")
    made = [one for one in chosen.candidates if is_made_to_size(one.record)]
    assert len(made) > 15
    for one in made:
        total = one.units * one.outcome.unit_capacity_w
        least = one.units * one.record.class_from_w
        assert total >= chosen.design.required_w * (1.0 - 1e-9)
        if one.record.capacity_w > one.record.class_from_w:
            assert total < chosen.design.required_w + one.units * 1.1e3
        else:
            assert total < 1.2 * least


def test_it_is_told_why_classes_lead_where_machines_with_curves_end_below_the_site() -> None:
    chosen = selection("office-shanghai")
    (said,) = [one for one in chosen.findings if one.code == "documented_end_below"]
    hot_c = chosen.design.entering_condenser_c - chosen.study.criteria.beyond_limits_k
    water = [
        one
        for one in read_figures(shipped_figures(), TABLE)
        if one.condenser is Condenser.WATER and not is_made_to_size(one)
    ]
    ends_c = [
        min(one.capacity_curve.condenser_max_c, one.power_curve.condenser_max_c) for one in water
    ]
    figures = {one.name: one.value for one in said.figures}
    assert figures["documented"] == len(water)
    assert figures["count"] == sum(end < hot_c for end in ends_c)


def test_a_class_is_one_candidate_with_its_other_numbers_of_units_beside_it() -> None:
    chosen = selection("office-shanghai")
    made = [one for one in chosen.candidates if is_made_to_size(one.record)]
    assert len({series_of(one.record) for one in made}) == len(made)
    for one in made:
        assert one.units not in {other.units for other in one.alternatives}
        band = one.record.class_band_one if one.units == 1 else one.record.class_band_several
        assert one.outcome.energy_band == band
        assert "class_machine" in {f.code for f in one.findings}


def test_within_a_place_documented_machines_stand_before_classes() -> None:
    """Air-cooled plant in Beijing, of machines from anywhere: both share places."""
    asked = study("plant-beijing")
    anywhere = msgspec.structs.replace(asked.criteria, availability=Availability.ANY)
    found = program().select(msgspec.structs.replace(asked, criteria=anywhere), FOLDER)
    by_place = defaultdict(list)
    for one in found.candidates:
        by_place[one.place].append(is_made_to_size(one.record))
    shared = [kinds for kinds in by_place.values() if len(set(kinds)) == 2]
    assert shared
    assert all(kinds == sorted(kinds) for kinds in by_place.values())


def test_a_copy_of_a_class_stands_beside_it() -> None:
    """The same kind and level in the same sizes, better by a tenth: a candidate of its own."""
    base = _situation("office-shanghai", Condenser.WATER)
    shipped = next(one for one in CLASSES if one.id == "CL-WSF-G1-529")
    own = msgspec.structs.replace(shipped, id="own:better", cop=shipped.cop * 1.1)
    made = sized(dict(enumerate((*CLASSES, own))), base)
    assert {one.units for one in made if one.record.id == "own:better"} == {1, 2, 3, 4}
    assert {one.record.id for one in made if one.record.compressor == "screw"} >= {"CL-WSF-G1"}


def test_plants_of_classes_are_told_apart_by_their_sizes() -> None:
    ids = [one.id for one in by_name("plant-beijing").candidates]
    assert len(set(ids)) == len(ids)
    assert any(one.count("CL-AS-T1") == 2 for one in ids)
