"""Classes of motors: at their limits, in order of grade, at the ratings of the tables alone.

class_limits.csv: limits of GB 18613-2020, GB 30253-2024 and GB 30254-2024 for some ratings of every
table that classes are made of, copied from a public transcription (GitHub adgo07/EquipEffi).
"""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import msgspec
import numpy as np
import pytest

from catalog.devices.figures_file import read_figures, shipped_figures
from core.families.motors.bank import bank_of
from core.families.motors.class_machines import class_machines
from core.families.motors.classes import class_above_label
from core.families.motors.columns import columns_of
from core.families.motors.drive_losses import drive_loss_w
from core.families.motors.grading import grade_motors
from core.families.motors.loads import ShaftConstant
from core.families.motors.losses import fit_losses, loss_shares, relative_losses
from core.families.motors.making_classes import made_at
from core.families.motors.plausible import defects
from core.families.motors.record import Motor, Technology
from core.families.motors.table import MOTORS as TABLE
from core.machines.device import ClassLevel, Evidence, is_class, is_estimate, is_made_to_size
from core.standards.library import shipped_standards
from tests.families.motors.shafts import documented, example, program, selected, study

TODAY = date(2026, 11, 29)
TENTH_OF_A_PERCENT = 1e-3
GRADES = (ClassLevel.GRADE_1, ClassLevel.GRADE_2, ClassLevel.GRADE_3)
CLASSES: tuple[Motor, ...] = tuple(
    one for one in read_figures(shipped_figures(), TABLE) if is_made_to_size(one)
)
BY_ID = {one.id: one for one in CLASSES}


def _expected() -> list[dict[str, str]]:
    path = Path(__file__).parent / "class_limits.csv"
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def at_rating(record: Motor, power_w: float) -> Motor:
    """A class at one of its ratings, for the speed and voltage of the catalog's line."""
    rpm = record.synchronous_rpm or record.speed_max_rpm
    return made_at(record, power_w, rpm, record.voltage_v)


def test_the_shipped_rows_are_those_that_the_editions_give() -> None:
    """`make classes` writes the file anew."""
    made = class_machines(shipped_standards(), TODAY)
    assert [one.id for one in made] == [one.id for one in CLASSES]
    for shipped, computed in zip(CLASSES, made, strict=True):
        names = ("efficiency_100", "efficiency_75", "efficiency_50", "efficiency_25", "speed_rpm",
                 "current_a")  # fmt: skip
        for name in names:
            printed = getattr(shipped, name)
            assert getattr(computed, name) == (
                None if printed is None else pytest.approx(printed, rel=1e-9)
            )
        same = {name: getattr(shipped, name) for name in names}
        assert msgspec.structs.replace(computed, **same) == shipped


@pytest.mark.parametrize("row", _expected(), ids=lambda r: f"{r['class']}-{r['rated_kw']}")
def test_rated_efficiency_just_meets_the_limit(row: dict[str, str]) -> None:
    for grade in "123":
        made = at_rating(BY_ID[f"CL-{row['class']}-G{grade}"], float(row["rated_kw"]) * 1e3)
        limit = float(row[f"grade{grade}"]) / 100.0
        assert made.efficiency_100 == pytest.approx(limit, rel=TENTH_OF_A_PERCENT)
        columns = columns_of([made])
        lost = relative_losses(columns.efficiency)[0]
        assert fit_losses(columns).implausible.tolist() == [False]
        assert list(lost) == sorted(lost, reverse=True)


def test_every_table_that_classes_are_made_of_is_among_those_rows() -> None:
    seen = {row["class"] for row in _expected()}
    kinds = {one.id.removeprefix("CL-")[:-3] for one in CLASSES}
    assert {name.rsplit("-", 1)[0] for name in seen} == {name.rsplit("-", 1)[0] for name in kinds}


def test_a_class_has_the_ratings_of_its_table_and_none_between() -> None:
    """GB 18613-2020 table 1, 4 poles: 110, 132 and 160 kW follow each other."""
    ratings = [rating[0] / 1e3 for rating in BY_ID["CL-IM-4P-G1"].class_ratings]
    at = ratings.index(132.0)
    assert ratings[at - 1 : at + 2] == [110.0, 132.0, 160.0]
    for load_kw in (94.0, 112.3, 130.0):
        chosen = selected(study(ShaftConstant(shaft_power_w=load_kw * 1e3, shaft_rpm=1485.0)))
        made = {c.record.power_w / 1e3 for c in chosen.candidates if is_made_to_size(c.record)}
        assert made <= {rating[0] / 1e3 for one in CLASSES for rating in one.class_ratings}
        smallest = min(rating for rating in ratings if rating >= load_kw / 0.85)
        assert min(made) == smallest


def test_a_class_is_judged_to_have_the_grade_it_is_made_for() -> None:
    """By the program's own verdict, at every rating, from the smallest to the largest."""
    made = [
        at_rating(one, one.class_ratings[i][0])
        for one in CLASSES
        for i in (0, len(one.class_ratings) // 2, -1)
    ]
    for one, verdicts in zip(made, grade_motors(shipped_standards(), made, TODAY), strict=True):
        (grade,) = [v for v in verdicts if v.scale == "grade" and v.jurisdiction == "CN"]
        same = {v.level for v in verdicts if v.scale == "tier"}
        equal = {limit: level for level, limit in _grades_at(one).items()}
        assert grade.level == equal[one.efficiency_100], one.id
        assert grade.edition == one.series
        if one.technology is Technology.INDUCTION and one.voltage_v < 1e3:
            tiers = {"grade_1": "advanced", "grade_2": "saving", "grade_3": "access"}
            assert same == {tiers[one.class_level]}


def _grades_at(made: Motor) -> dict[str, float]:
    """Efficiency of every grade at the rating, the best last: where two are alike it counts."""
    name = made.id[:-1]
    return {
        grade: at_rating(BY_ID[f"{name}{grade}"], made.power_w).efficiency_100
        for grade in ("3", "2", "1")
    }


def test_every_class_says_what_it_is_and_how_far_it_may_be_off() -> None:
    assert len(BY_ID) == len(CLASSES) == 231
    for one in CLASSES:
        assert is_class(one)
        assert one.evidence is Evidence.D
        assert one.class_level in GRADES
        assert one.class_from_w <= one.power_w <= one.class_to_w
        known = one.technology is Technology.INDUCTION and one.voltage_v < 1e3
        assert (one.class_band_one == 0.05) == known
        assert 0.05 <= one.class_band_one <= 0.18
        assert set(one.flags) == set(defects(one)) == set()


ANNUITY = (1.0 - 1.05**-15) / 0.05  # of the examples: 5 %, 15 years
STEADY = ((1.0, 0.8, 6000.0),)
BY_FLOW = ((1.0, 1.0, 700.0), (0.8, 0.64, 2100.0), (0.6, 0.36, 2800.0), (0.3, 0.09, 1400.0))


@pytest.mark.parametrize("load", [STEADY, BY_FLOW], ids=["steady", "by flow"])
def test_a_better_grade_never_uses_more_energy(
    load: tuple[tuple[float, float, float], ...],
) -> None:
    """Every class at every rating, on a steady load and on a pump's: speed, torque, hours.

    On the mains the speed stays; the drives of the catalog turn the others, as far as there are.
    """
    best = [record for record in CLASSES if record.class_level is ClassLevel.GRADE_1]
    made = [
        at_rating(BY_ID[f"{one.id[:-1]}{grade}"], rating[0])
        for one in best
        for rating in one.class_ratings
        for grade in "123"
    ]
    bank = bank_of(made, program().catalog.devices("drives"))
    speed, torque, hours = (np.array(load).T[i][None, :] for i in range(3))
    rated = bank.columns.power_w[:, None]
    still = np.ones_like(speed)
    on_mains = loss_shares(bank.losses, still, torque * speed, on_converter=False) * rated
    driven = loss_shares(bank.losses, speed, torque, on_converter=True) * rated
    driven += np.nan_to_num(drive_loss_w(bank.drive_model, speed, torque))
    lost = np.where(bank.columns.on_converter[:, None], driven, on_mains)
    energy = ((lost + rated * speed * torque) @ hours[0]).reshape(-1, 3)
    assert len(energy) > 1500
    worse = np.flatnonzero((np.diff(energy, axis=1) < -1e-9 * energy[:, :1]).any(axis=1))
    assert [(made[3 * row].id, made[3 * row].power_w) for row in worse] == []


@pytest.mark.parametrize("name", ["fan-shenyang", "replace-chongqing", "pump-shanghai"])
def test_classes_leave_documented_motors_where_they_are(name: str) -> None:
    """Order and ties among them are those without classes; a class stands behind its equals."""
    chosen = example(name)
    machines = [m for m in program().catalog.devices("motors") if not is_made_to_size(m)]
    asked = chosen.study
    alone = selected(asked, machines)
    own = documented(chosen)
    assert [c.record.id for c in own] == [c.record.id for c in alone.candidates]
    assert not is_made_to_size(chosen.candidates[0].record)
    groups = defaultdict(list)
    for c in own:
        groups[c.place].append(c.record.id)
    before = defaultdict(list)
    for c in alone.candidates:
        before[c.place].append(c.record.id)
    assert list(groups.values()) == list(before.values())
    for index, c in enumerate(chosen.candidates):
        if not is_made_to_size(c.record):
            continue
        behind = [
            o
            for o in chosen.candidates[index + 1 :]
            # What is printed above its own label stands behind whatever its figures.
            if not is_estimate(o.record) and class_above_label(o.record) is None
        ]
        best = min((o.outcome.life_cycle_cost for o in behind), default=np.inf)
        reach = c.outcome.energy_band * c.outcome.energy_cost * ANNUITY
        assert best >= (c.outcome.life_cycle_cost + reach) * (1.0 - 1e-6)


def test_at_most_a_handful_of_classes_stand_beside_the_motors() -> None:
    """A kind and a grade each: three kinds at 1,500 r/min, at 60 r/min direct drives as well."""
    for name, most in (("fan-shenyang", 9), ("replace-chongqing", 9), ("conveyor-datong", 12)):
        made = [c for c in example(name).candidates if is_made_to_size(c.record)]
        assert 9 <= len(made) <= most, name
        assert len({c.record.id for c in made}) == len(made)


def test_a_fast_blower_finds_a_motor_for_its_speed() -> None:
    """4,500 r/min lies in the column above 1,800 to 6,000: 110 kW is the rating for 85/0.85 kW."""
    chosen = selected(study(ShaftConstant(shaft_power_w=85e3, shaft_rpm=4500.0)))
    made = [c for c in chosen.candidates if c.record.id == "CL-PM-1800-6000-G1"]
    assert [(c.record.power_w, c.record.speed_rpm) for c in made] == [(110e3, 4500.0)]
    codes = {f.code for f in made[0].findings}
    assert "rule_high_speed_met" in codes
    assert "rule_high_speed" not in codes


def test_beyond_the_speeds_of_the_tables_there_is_no_class() -> None:
    chosen = selected(study(ShaftConstant(shaft_power_w=85e3, shaft_rpm=8000.0)))
    assert not [c for c in chosen.candidates if is_made_to_size(c.record)]


@pytest.mark.parametrize(
    ("voltage_v", "shaft_w", "power_kw"),
    [(6000.0, 450e3, 560.0), (10000.0, 450e3, 560.0), (6000.0, 340e3, 400.0),
     (10000.0, 340e3, 400.0)],
)  # fmt: skip
def test_a_grid_of_high_voltage_finds_classes_alone(
    voltage_v: float, shaft_w: float, power_kw: float
) -> None:
    """450 kW at 1,490 r/min: 529 kW at 85 % of the load, so 560 kW of the tables.

    340 kW: just the 400 kW of the tables, which slips to 1,490 r/min itself.
    """
    edition = "GB 30254-2024"
    load = ShaftConstant(shaft_power_w=shaft_w, shaft_rpm=1490.0)
    chosen = selected(study(load, voltage_v=voltage_v, feed="mains"))
    assert not documented(chosen)
    cage = [c for c in chosen.candidates if c.record.technology is Technology.INDUCTION]
    assert {c.record.series for c in cage} == {edition}
    assert {c.record.class_level for c in cage} == set(GRADES)
    assert {c.record.power_w / 1e3 for c in cage} == {power_kw}
    assert {c.standing.grade.level for c in cage} == {"1", "2", "3"}
    assert all(c.record.voltage_v == voltage_v for c in cage)


def test_an_own_copy_of_a_class_differs_by_its_losses() -> None:
    """96.0 % at 45 kW instead of the limit: a fifth less loss there is a fifth less at 75 kW."""
    shipped = BY_ID["CL-IM-4P-G3"]
    limit = next(e for w, e, _ in shipped.class_ratings if w == shipped.power_w)
    better = 1.0 / (1.0 + 0.8 * (1.0 / limit - 1.0))
    own = msgspec.structs.replace(shipped, id="own:better", efficiency_100=better)
    lost = [1.0 / at_rating(one, 75e3).efficiency_100 - 1.0 for one in (own, shipped)]
    assert lost[0] / lost[1] == pytest.approx(0.8)


def test_machines_kept_and_classes_laid_out_anew_are_as_if_laid_out_together() -> None:
    """What a selection computes with when the load changes: every array of it."""
    drives = program().catalog.devices("drives")
    machines = [m for m in program().catalog.devices("motors") if not is_made_to_size(m)][::97]
    whole, parts = bank_of([*machines, *CLASSES], drives), bank_of(machines, drives)
    joined = parts.before(bank_of(CLASSES, drives))
    assert joined.columns.records == whole.columns.records
    assert joined.drives == whole.drives
    for one, other in (
        (joined.columns.efficiency, whole.columns.efficiency),
        (joined.losses.coefficients, whole.losses.coefficients),
        (joined.losses.slopes, whole.losses.slopes),
        (joined.drive_model.terms, whole.drive_model.terms),
        (joined.current.constant, whole.current.constant),
        (joined.chosen, whole.chosen),
        (joined.curve, whole.curve),
        (joined.documented, whole.documented),
    ):
        np.testing.assert_array_equal(one, other)
