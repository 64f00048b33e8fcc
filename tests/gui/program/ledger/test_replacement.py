"""Studies for the replacement of assets: the machine of today uses what the ledger says it does."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from core.ledger.diagnosis import Diagnosis
from core.ledger.document import LedgerSettings
from core.ledger.nameplate import read
from core.standards.library import shipped_standards
from core.study.economics import FlatTariff
from core.vocabulary.language import Language
from gui.program.ledger.diagnosed import diagnosed
from gui.program.ledger.ledger_file import open_any
from gui.program.ledger.replacement import replacement
from gui.program.program import Program
from gui.program.reader import open_language
from tests import kept
from tests.house.tree import ROOT

DAY = date(2026, 11, 29)
EXAMPLE = ROOT / "resources" / "examples" / "ledger-shaoxing.csv"
SETTINGS = LedgerSettings(price_per_kwh=0.8)
AT_HANGZHOU = LedgerSettings(station="58457")


@pytest.fixture(scope="module")
def found() -> dict[str, Diagnosis]:
    document, ledger = open_any(EXAMPLE)
    made = diagnosed(document, "台账", shipped_standards(), DAY, ledger=ledger)
    assert made is not None
    return {one.asset.id: one for one in made.found}


@pytest.fixture(scope="module")
def program(own_places: None) -> Program:
    return kept.program()


@pytest.fixture(scope="module")
def words() -> Language:
    return open_language("en")


@pytest.mark.parametrize(
    ("name", "today_kwh", "within"),
    [
        # 45·0.6·6200/0.917 of one of eight; the study adds how efficiency falls at part load
        ("D-001", 45 * 0.6 * 6200 / 0.917, 0.01),
        ("T-001", 8760 * 1.8 + 0.48**2 * 11.6 * 8760, 1e-6),
        ("P-001", 60_000, 0.02),  # measured; what a motor of 15 kW takes is the study's own
        ("K-001", 842_000, 0.02),  # measured
    ],
)
def test_the_machine_of_today_takes_what_the_ledger_says(
    found: dict[str, Diagnosis], program: Program, words: Language,
    name: str, today_kwh: float, within: float,
) -> None:  # fmt: skip
    made = replacement(found[name], SETTINGS, words)
    assert made.study is not None
    assert made.study.economics.tariff == FlatTariff(price_per_kwh=0.8)
    first = program.select(made.study, Path(), DAY).candidates[0].outcome
    saving = first.figure("existing_saving_wh")
    assert saving is not None
    assert saving > 0.0
    assert (first.annual_energy_wh + saving) / 1e3 == pytest.approx(today_kwh, rel=within)


def test_the_motor_of_a_study_has_the_rating_that_the_plan_pays_for(
    found: dict[str, Diagnosis], program: Program, words: Language
) -> None:
    """45 · 0.6 / 0.85 = 31.8: 37 kW; of D-014 no load rate is known, and 45 kW are kept."""
    for name, kw in (("D-001", 37.0), ("D-014", 45.0)):
        made = replacement(found[name], SETTINGS, words)
        assert made.study is not None
        several = program.select(made.study, Path(), DAY).candidates
        assert {one.outcome.unit_capacity_w for one in several} == {kw * 1e3}
        assert found[name].sized is not None
        assert f"{kw:g} kW" in made.study.project.note


@pytest.mark.parametrize(
    ("name", "today_kwh", "gives_w"),
    [
        # 812 kW · 0.75 · 6,000 h = 3,654,000 kWh of cooling; 420,000 kWh · 5.9 = 2,478,000
        ("C-002", 1_168_000, 812e3),
        ("C-001", 420_000, 700e3),
        # 4,200 kW · 0.6 · 33 weeks · 168 h / 0.92, gas for gas
        ("B-002", 4200 * 0.6 * 33 * 168 / 0.92, 4.2e6),
        # 7,000 kW · (1 + 23 · (24 · 0.65 − 1) / 23) / 24 · 36 · 168 h / 0.78, to whole days
        ("B-001", 7000 * 0.65 * 36 * 168 / 0.78, 7e6),
    ],
)
def test_what_heats_and_cools_keeps_its_rating_and_its_year(
    found: dict[str, Diagnosis], program: Program, words: Language,
    name: str, today_kwh: float, gives_w: float,
) -> None:  # fmt: skip
    made = replacement(found[name], AT_HANGZHOU, words)
    assert made.study is not None
    first = program.select(made.study, Path(), DAY).candidates[0].outcome
    saving = first.figure("existing_saving_wh")
    assert saving is not None
    assert saving > 0.0
    assert (first.annual_energy_wh + saving) / 1e3 == pytest.approx(today_kwh, rel=1e-3)
    assert 1.0 - 1e-6 <= first.installed_w / gives_w <= 1.2


def test_a_heat_pump_of_rooms_is_held_against_its_own_cop(
    found: dict[str, Diagnosis], program: Program, words: Language
) -> None:
    """92,000 kWh at COP 2.7; what the load asks is divided by 2.7."""
    asset = msgspec.structs.replace(
        found["H-001"].asset, name="办公楼空气源热泵", model="", size=130.0, cop_c=2.7,
        measured_kwh=92_000.0,
    )  # fmt: skip
    made = replacement(replace(found["H-001"], asset=asset), AT_HANGZHOU, words)
    assert made.study is not None
    selection = program.select(made.study, Path(), DAY)
    first = selection.candidates[0].outcome
    saving = first.figure("existing_saving_wh")
    heat_wh = float(selection.load.load_w.sum()) * selection.load.step_h  # type: ignore[attr-defined]
    assert saving is not None
    assert first.annual_energy_wh + saving == pytest.approx(heat_wh / 2.7, rel=2e-3)


def test_hours_follow_from_measured_energy_and_are_told(
    found: dict[str, Diagnosis], words: Language
) -> None:
    made = replacement(found["K-001"], SETTINGS, words)
    assert made.study is not None
    # 20 m³/min at 7.2 kW/(m³/min) is 144 kW; 842 MWh are 5,847 h of it
    assert made.study.load.hours_a_year == pytest.approx(842_000 / 144)  # type: ignore[attr-defined]
    assert "5,847 h" in made.study.project.note


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("F-001", ("flow_m3h", "pressure_kpa")),
        ("D-006", ("efficiency_pct",)),
        ("C-001", ("station",)),
        ("B-001", ("station",)),
        ("H-001", ("heat_of_process",)),
    ],
)
def test_what_is_missing_is_named(
    found: dict[str, Diagnosis], words: Language, name: str, missing: tuple[str, ...]
) -> None:
    made = replacement(found[name], SETTINGS, words)
    assert made.study is None
    assert made.missing == missing
    assert all(words.has(f"ledger.ask.{key}") for key in made.missing)


def test_every_row_of_the_example_gives_a_study_or_says_why_not(
    found: dict[str, Diagnosis], words: Language
) -> None:
    made = {name: replacement(one, SETTINGS, words) for name, one in found.items()}
    assert all((one.study is None) == bool(one.missing) for one in made.values())
    assert sum(one.study is not None for one in made.values()) >= 40


def test_a_transformer_keeps_its_size_and_a_motor_is_at_least_of_grade_2(
    found: dict[str, Diagnosis], program: Program, words: Language
) -> None:
    busy = msgspec.structs.replace(found["T-001"].asset, load_factor=0.95)
    made = replacement(replace(found["T-001"], asset=busy), SETTINGS, words)
    assert made.study is not None
    sizes = {one.outcome.installed_w for one in
             program.select(made.study, Path(), DAY).candidates}  # fmt: skip
    assert sizes == {1e6}
    motor = replacement(found["D-001"], SETTINGS, words)
    assert motor.study is not None
    assert motor.study.compliance.least_grade == 2


def test_a_compressor_takes_its_flow_from_the_row_and_doubts_another_unit(
    found: dict[str, Diagnosis], words: Language
) -> None:
    """13.2 m³/min are 792 m³/h; read as 13.2 m³/h they would take 1.6 kW of a motor of 75."""
    one = found["K-001"]
    for flow_m3h, missing in ((792.0, ()), (13.2, ("air_flow_unit",))):
        asset = msgspec.structs.replace(
            one.asset, model="SA-75", size=75.0, flow_m3h=flow_m3h, specific_power=7.2,
            measured_kwh=None, hours_per_year=6000.0,
        )  # fmt: skip
        made = replacement(replace(one, asset=asset, plate=read("SA-75")), SETTINGS, words)
        assert made.missing == missing


def test_a_ups_keeps_its_rating_and_other_kinds_say_what_a_study_begins_with(
    found: dict[str, Diagnosis], words: Language
) -> None:
    """200 kVA · 0.9 = 180 kW; one hour at full load and 23 at (24 · 0.4 − 1) / 23 are 0.4 a day."""
    some = found["D-001"]
    asset = msgspec.structs.replace(
        some.asset, family="power_supply", size=200.0, in_kva=True, load_factor=0.4,
        efficiency_pct=90.0, count=1,
    )  # fmt: skip
    study = replacement(replace(some, asset=asset), SETTINGS, words).study
    assert study is not None
    assert study.duty.entered_peak_w == pytest.approx(180e3)
    assert msgspec.to_builtins(study.load)["other_share"] == pytest.approx(8.6 / 23.0)
    for family, missing in (("server", "replacement_server"), ("lift", "replacement_none")):
        other = replace(some, asset=msgspec.structs.replace(asset, family=family))
        assert replacement(other, SETTINGS, words).missing == (missing,)
