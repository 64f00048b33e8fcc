"""What only the row beside a model tells, and models of other makers that no list means."""

from typing import Any

import pytest

from core.ledger.asset import Asset
from core.ledger.diagnosis import Diagnosis, Rules, diagnose
from core.ledger.elimination import Known, Listing, match
from core.ledger.nameplate import read
from core.standards.library import shipped_standards
from tests.core.ledger.plant import DAY


def _one(**fields: Any) -> Diagnosis:
    (found,) = diagnose(
        [Asset(id="1", **fields)], shipped_standards(), Rules(day=DAY, price_per_kwh=0.65)
    )
    return found


@pytest.mark.parametrize("model", ["B&G 1510 6E", "B 50-200", "F 32/160", "K 65-200"])
def test_a_makers_letter_is_no_series_of_the_lists(model: str) -> None:
    assert match("pump", model, Known(made=2000)).listing is Listing.NONE


@pytest.mark.parametrize("model", ["4BA-8", "B型"])
def test_the_series_themselves_are_still_named(model: str) -> None:
    assert match("pump", model, Known(made=2000)).listing is not Listing.NONE


def test_the_speed_tells_the_poles_of_a_motor() -> None:
    """37 kW at 1,480 r/min is of 4 poles: grade 2 of GB 18613-2020 from 95.2 %, 3 from 93.9 %."""
    found = _one(family="motor", model="M3BP 225SMA", size=37.0, speed_rpm=1480.0,
                 efficiency_pct=94.6)  # fmt: skip
    assert (found.grade.grade, found.grade.edition) == ("3", "GB 18613-2020")
    assert "poles_from_row" in found.questions
    assert not _one(family="motor", model="M3BP", size=37.0, efficiency_pct=94.6).grade.grade


def test_a_class_in_words_tells_the_least_efficiency() -> None:
    """IE3 of 45 kW and 4 poles: 94.2 % by IEC 60034-30-1."""
    found = _one(family="motor", model="1LE1", size=45.0, poles=4, ie_class="IE3")
    assert (found.efficiency_pct, found.grade.grade) == (94.2, "3")


def test_the_power_of_its_fans_is_no_size_of_a_boiler() -> None:
    """10 t/h of steam are taken as 7 MW; 65 kW are those of fans, pumps and grate."""
    found = _one(family="boiler", name="燃煤蒸汽锅炉", model="DZL10-1.25-AII", size=65.0)
    assert found.asset.size == 7000.0
    assert "size_from_model" in found.questions


def test_the_name_tells_what_a_boiler_burns() -> None:
    """80 % of natural gas misses grade 3 of GB 24500-2020, condensing or not."""
    found = _one(family="boiler", name="燃气热水锅炉", model="X 2000", size=2300.0,
                 efficiency_pct=80.0)  # fmt: skip
    assert (found.grade.grade, found.grade.edition) == ("below 3", "GB 24500-2020")
    assert "fuel_from_row" in found.questions


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        ("KQSN300-M9/445", "single-stage double suction"), ("100DL72-20×4", "multistage"),
        ("80GDL54-14×5", "multistage"), ("NB65-200/219", "single-stage end suction"),
        ("TP100-310/2", "inline"),
    ],
)  # fmt: skip
def test_the_form_of_a_pump_follows_from_its_series(model: str, kind: str) -> None:
    assert (read(model).family, read(model).kind) == ("pump", kind)


def test_a_grade_may_stand_before_the_size_of_a_transformer() -> None:
    facts = read("SCB18-NX1-1250/10").facts
    assert (facts["kva"], facts["kv"], facts["grade_hint"]) == (1250.0, 10.0, 1)


@pytest.mark.parametrize(
    ("model", "listing"),
    [
        ("KZL4-13", Listing.SUSPECT),
        ("DZL2-1.25-T", Listing.SUSPECT),
        ("DZL4-1.25-T", Listing.NONE),
        ("WNS4-1.25-Q", Listing.NONE),
    ],
)
def test_a_grate_without_a_fuel_may_burn_coal(model: str, listing: Listing) -> None:
    assert match("boiler", model, Known()).listing is listing


def test_a_maker_s_letters_are_no_transformer() -> None:
    assert read("SGHP600").family == ""
    assert read("S11-630").family == "transformer"


@pytest.mark.parametrize(
    ("series", "grade"),  # 80.5 % of AII at 14 MW: on a grate grade 3, in a bed below it
    [("SZL20-1.25-AII", "3"), ("SHF20-1.25-AII", "below 3")],
)
def test_the_series_of_a_coal_boiler_tells_how_it_fires(series: str, grade: str) -> None:
    found = _one(family="boiler", name="蒸汽锅炉", model=series, size=14_000.0, efficiency_pct=80.5)
    assert (found.grade.grade, found.grade.edition) == (grade, "GB 24500-2020")


def test_an_axial_fan_and_hot_gas_are_told_why_they_are_open() -> None:
    fields = {"family": "fan", "flow_m3h": 20_000.0, "pressure_kpa": 0.22, "speed_rpm": 1450.0,
              "efficiency_pct": 68.0}  # fmt: skip
    assert _one(model="T35-11No.7.1", **fields).grade_missing == ("fan_axial",)
    assert _one(model="Y4-73-11No.16D", **fields).grade_missing == ("fan_hot_gas",)


def test_what_a_grade_depends_on_is_asked() -> None:
    """SCB14, 1,250 kVA, 9.15 kW of load losses: within grade 3 of F (9.69 kW), not of B (9.1)."""
    fields = {"family": "transformer", "model": "SCB14-1250/10", "size": 1250.0, "p0_kw": 1.505,
              "pk_kw": 9.15, "connection": "Dyn11"}  # fmt: skip
    assert _one(**fields).grade_missing == ("thermal_class",)
    found = _one(**fields, thermal_class="F")
    assert (found.grade.grade, found.grade.edition) == ("3", "GB 20052-2024")
