"""Grades by GB 20052-2024, by rows read off the tables: the worse of both losses decides."""

import csv
import io
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from core.families.transformers.fresh import begun
from core.families.transformers.grading import grade_transformers, load_loss_w
from core.families.transformers.record import (
    Connection,
    Core,
    Insulation,
    ThermalClass,
    Transformer,
)
from core.machines.device import Evidence, is_made_to_size
from core.standards.edition import Confidence
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.verdict import Outcome, Verdict

DAY = date(2026, 11, 30)
EDITION = "GB 20052-2024"
OIL, DRY = Insulation.OIL, Insulation.DRY
STEEL, AMORPHOUS = Core.STEEL, Core.AMORPHOUS
B, F, H = ThermalClass.B, ThermalClass.F, ThermalClass.H
DYN, YYN = Connection.DYN11, Connection.YYN0
REFERENCE = {None: 75.0, B: 100.0, F: 120.0, H: 145.0}

# insulation, class, core, connection, kVA, P0 kW, Pk kW, grade by the printed limits beside it
ROWS: list[tuple[Any, Any, Any, Any, float, float, float, str]] = [
    (OIL, None, STEEL, DYN, 1000.0, 0.745, 8.24, "2"),  # 0.665 0.745 0.83, 7.415 8.24 10.3
    (OIL, None, STEEL, DYN, 1000.0, 0.665, 7.415, "1"),
    (OIL, None, STEEL, DYN, 1000.0, 0.665, 8.25, "3"),  # P0 of grade 1, Pk just beyond grade 2
    (OIL, None, STEEL, YYN, 1000.0, 0.83, 10.31, ""),
    (OIL, None, STEEL, YYN, 100.0, 0.135, 1.21, "3"),  # Yyn0: 1.08 1.2 1.5
    (OIL, None, STEEL, DYN, 100.0, 0.135, 1.21, "2"),  # Dyn11: 1.14 1.265 1.58
    (OIL, None, AMORPHOUS, DYN, 315.0, 0.135, 3.1, "1"),  # 0.135 0.17 0.17, 3.1 3.275 3.83
    (OIL, None, AMORPHOUS, DYN, 1000.0, 0.45, 8.81, "3"),  # 0.36 0.45 0.45, 8.34 8.8 10.3
    (DRY, B, STEEL, DYN, 800.0, 1.04, 5.895, "3"),  # 0.875 1.035 1.215, 5.895 5.895 6.55
    (DRY, F, STEEL, DYN, 1000.0, 1.02, 7.315, "1"),  # 1.02 1.205 1.415, 7.315 7.315 8.13
    (DRY, F, AMORPHOUS, DYN, 1250.0, 0.55, 8.73, "3"),  # 0.455 0.55 0.65, 8.72 8.72 9.69
    (DRY, H, STEEL, DYN, 2500.0, 2.89, 16.605, ""),  # 2.08 2.45 2.88, 16.605 16.605 18.45
]  # fmt: skip


def made(row: tuple[Any, ...], **other: Any) -> Transformer:
    insulation, thermal, core, connection, kva, p0, pk, *_ = row
    given: dict[str, Any] = {
        "id": "own:1", "maker": "A", "model": "B", "rated_va": kva * 1e3, "high_v": 10e3,
        "low_v": 400.0, "connection": connection, "insulation": insulation,
        "thermal_class": thermal, "core_material": core, "no_load_power_w": p0 * 1e3,
        "load_loss_w": pk * 1e3, "load_loss_c": REFERENCE[thermal], "source": "own",
        "source_year": "2026", "evidence": Evidence.C,
    }  # fmt: skip
    return Transformer(**(given | other))


def judged(record: Transformer, edition: str = EDITION) -> Verdict:
    (verdicts,) = grade_transformers(shipped_standards(), [record], DAY)
    return next(one for one in verdicts if one.edition == edition)


@pytest.mark.parametrize("row", ROWS, ids=[str(n) for n in range(len(ROWS))])
def test_verdicts_by_hand(row: Any) -> None:
    verdict = judged(made(row))
    assert verdict.level == row[-1]
    assert verdict.outcome is (Outcome.LEVEL if row[-1] else Outcome.BELOW_ACCESS)
    assert verdict.trace
    assert not verdict.conditional


def test_every_bound_on_both_sides() -> None:
    """At the limits of a grade, and with either loss a little more: the best that holds both."""
    rows = shipped_standards().by_code[EDITION].rows
    assert len(rows) == 205
    for row in rows:
        given: dict[str, float | str] = {
            one.key: one.words[0] if one.words else float(one.equals or 0.0) for one in row.when
        }
        limits = [(level, row.limits[level], row.gates[0].limits[level]) for level in "123"]
        for _, p0, pk in limits:
            for no_load, load in ((p0, pk), (p0 + 1e-6, pk), (p0, pk + 1e-6)):
                figures = {**given, "no_load_loss": no_load, "load_loss": load}
                found = judge(shipped_standards(), "power_transformer", figures, DAY)
                verdict = next(one for one in found if one.edition == EDITION)
                held = [level for level, a, b in limits if no_load <= a and load <= b]
                assert (verdict.row, verdict.level) == (row.id, held[0] if held else "")


def test_a_size_between_two_rows_has_no_grade() -> None:
    row = (OIL, None, STEEL, DYN, 1100.0, 0.5, 7.0, "")
    assert judged(made(row)).outcome is Outcome.CANNOT_BE_JUDGED


def test_the_load_loss_counts_at_the_temperature_of_the_table() -> None:
    """8.24 kW at 75 °C is 7.41 kW at 44 °C: (235 + 75)/(235 + 44) = 1.1111."""
    cold = made(ROWS[0], load_loss_w=7_416.0, load_loss_c=44.0)
    assert load_loss_w(cold) == pytest.approx(8_240.0)
    assert judged(cold).level == "2"
    # Stated hotter it is not made less.
    assert load_loss_w(made(ROWS[0], load_loss_c=120.0)) == 8_240.0


def test_without_a_temperature_the_grade_waits_for_it() -> None:
    verdict = judged(made(ROWS[1], load_loss_c=None))
    assert verdict.conditional
    assert [gate.met for gate in verdict.telling_gates] == [None]


TIERS = "发改环资规〔2024〕127号"


# The list names grades 1, 2, 3 of GB 20052-2020, whose rows up to 2,000 kVA are those of 2024.
@pytest.mark.parametrize("row", ROWS, ids=[str(n) for n in range(len(ROWS))])
def test_the_tier_follows_from_both_losses_by_the_edition_of_2020(row: Any) -> None:
    tier = judged(made(row), TIERS)
    assert tier.level == {"1": "advanced", "2": "saving", "3": "access", "": ""}[row[-1]]
    assert tier.confidence is Confidence.UNVERIFIED
    told = {fact.value for step in tier.trace for fact in step.facts}
    assert "GB 20052-2020" in told


def test_the_tier_tells_both_losses_it_rests_on() -> None:
    """1,000 kVA of grade 2: 0.745 and 8.24 kW, and what it has; of grade 1 both are too much."""
    tier = judged(made(ROWS[0]), TIERS)
    told = {level: [one for one in tier.gates if one.level == level] for level in tier_levels(tier)}
    saving = [(one.metric, one.required, one.actual, one.met) for one in told["saving"]]
    assert saving == [("no_load_loss", 0.745, 0.745, True), ("load_loss", 8.24, 8.24, True)]
    advanced = [(one.required, one.met) for one in told["advanced"]]
    assert advanced == [(0.665, False), (7.415, False)]


def tier_levels(verdict: Verdict) -> list[str]:
    return [one.level for one in verdict.checks]


def test_2500_kva_oil_immersed_is_not_among_the_rows_of_2020() -> None:
    """There the editions differ: its tier waits for the grade of the older one."""
    row = (OIL, None, STEEL, DYN, 2500.0, 1.0, 10.0, "1")
    tier = judged(made(row), TIERS)
    assert tier.outcome is Outcome.CANNOT_BE_JUDGED
    assert tier.missing == ("grade",)


def test_without_a_temperature_of_the_load_loss_there_is_no_tier() -> None:
    tier = judged(made(ROWS[1], load_loss_c=None), TIERS)
    assert tier.outcome is Outcome.CANNOT_BE_JUDGED
    assert "load_loss" in tier.missing


def test_every_class_just_meets_its_grade() -> None:
    """The figures of the file, not those of the code that wrote it."""
    text = (files("catalog") / "figures" / "transformer_classes.csv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 438
    for row in rows:
        thermal = ThermalClass(row["thermal_class"]) if row["thermal_class"] else None
        record = made(
            (Insulation(row["insulation"]), thermal, Core(row["core_material"]), DYN,
             float(row["rated_va"]) / 1e3, float(row["no_load_power_w"]) / 1e3,
             float(row["load_loss_w"]) / 1e3)
        )  # fmt: skip
        assert int(judged(record).level) <= int(row["class_level"][-1])
        worse = made(
            (record.insulation, thermal, record.core_material, DYN, record.rated_va / 1e3,
             record.no_load_power_w / 1e3 + 1e-4, record.load_loss_w / 1e3)
        )  # fmt: skip
        assert judged(worse).level in ("", str(int(row["class_level"][-1]) + 1), "3")


@pytest.mark.parametrize("core", list(Core))
@pytest.mark.parametrize("thermal", [None, *ThermalClass])
def test_what_is_begun_is_of_grade_2_and_of_its_kind(core: Core, thermal: Any) -> None:
    chosen = {
        "core_material": core.value,
        "insulation": OIL.value if thermal is None else DRY.value,
    }
    record = begun(chosen | ({} if thermal is None else {"thermal_class": thermal.value}))
    assert (record.core_material, record.thermal_class) == (core, thermal)
    assert record.load_loss_c == REFERENCE[thermal]
    assert judged(record).level == "2"
    assert not is_made_to_size(record)
