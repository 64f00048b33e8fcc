"""Heating, cooling and hot water at once: what binds, what is left out, one energy bill."""

from functools import cache

import msgspec
import numpy as np
import pytest

from core.families.heat_pumps.duty import HeatPumpDuty, SourceKind
from core.machines.device import is_made_to_size
from core.selection.selection import Selection
from core.study.plant import Plant, Redundancy
from core.study.study import Study, disagreements, without_effect
from core.vocabulary.problem import Problem
from gui.program.study_file import example as example_study
from tests.families.heat_pumps.cases import example, selected, study

NANCHANG = "58606"
NAME = "hotel-hefei"
COOLED = {"rooms_cooled": True, "cooling_peak_w": 100e3}
ALONE = {"rooms_heated": False, "peak_w": None}


@cache
def hefei() -> Selection:
    return example(NAME)


def asked(**duty: object) -> Study:
    return study(station=NANCHANG, plant=Plant(units_max=8), **duty)


def test_every_candidate_cools_and_the_parts_add_up() -> None:
    """Heating + hot water + cooling + electric backup is the energy of the year, and the bill."""
    found = hefei()
    assert len(found.candidates) > 10
    price = found.study.economics.tariff.price_per_kwh
    for one in found.candidates:
        out = one.outcome
        assert one.record.cooling or one.record.eer_w7
        parts = (
            out.heating_energy_wh + out.hot_water_energy_wh + out.cooling_energy_wh
            + out.backup_heat_wh
        )  # fmt: skip
        assert out.annual_energy_wh == pytest.approx(parts, rel=1e-9)
        assert out.energy_cost == pytest.approx(parts / 1000.0 * price, rel=1e-9)
        assert sum(one.monthly_energy_wh) == pytest.approx(parts, rel=1e-9)
        given = out.heating_cop * out.heating_energy_wh
        given += out.hot_water_cop * out.hot_water_energy_wh
        assert out.seasonal_cop == pytest.approx(
            given / (out.heating_energy_wh + out.hot_water_energy_wh)
        )
        assert out.seasonal_eer == pytest.approx(out.cooling_wh / out.cooling_energy_wh)


def test_what_is_asked_is_given_or_told() -> None:
    profile, hours = hefei().profile, hefei().profile.hours.sum(axis=1)
    cooling_wh = float(profile.columns["cooling_w"] @ hours)
    heat_wh = float((profile.columns["load_w"] + profile.columns["hot_water_w"]) @ hours)
    for one in hefei().candidates:
        out = one.outcome
        heat = out.seasonal_cop * (out.heating_energy_wh + out.hot_water_energy_wh)
        given = heat + out.backup_heat_wh + out.cooling_wh
        assert given + out.unmet_energy_wh == pytest.approx(heat_wh + cooling_wh, rel=1e-9)


def test_summer_and_winter_do_not_overlap_where_both_are_made_from_the_climate() -> None:
    columns = hefei().profile.columns
    assert not ((columns["load_w"] > 0.0) & (columns["cooling_w"] > 0.0)).any()
    assert "heating_and_cooling_at_once" not in {f.code for f in hefei().findings}


def test_water_hotter_than_a_machine_makes_is_told_and_is_no_sign_of_a_small_one() -> None:
    """8 m³ a day · 997 kg/m³ · 4,180 J/(kg·K) to 55 °C; a class for 41 °C is known to 46 °C."""
    cold = hefei().design.cold_water_c
    heat_wh = 365 * 8.0 * 997.0 * 4180.0 / 3600.0 * (55.0 - 46.0)
    assert cold == pytest.approx(15.8, abs=0.1)
    for one in hefei().candidates:
        told = [found for found in one.findings if found.code == "hot_water_after_heated"]
        if not is_made_to_size(one.record):
            hottest = max(r.outlet_limit_c or 0.0 for r in one.record.ratings)
            assert bool(told) == (hottest < 55.0)
            continue
        (figures,) = ({f.name: f.value for f in found.figures} for found in told)
        assert (figures["reached"], figures["asked"]) == (46.0, 55.0)
        assert figures["energy"] == pytest.approx(heat_wh, rel=0.01)
        assert "backup_large" not in {found.code for found in one.findings}


def test_the_number_of_units_follows_from_what_binds() -> None:
    """One unit less falls short of cooling or of heat, and the finding says of which.

    Classes are made in the size that fits.
    """
    for one in hefei().candidates:
        if is_made_to_size(one.record):
            continue
        out, fewer = one.outcome, (one.units - 1) / one.units
        assert out.cooling_share >= 1.0 - 1e-9
        assert out.design_share >= hefei().duty.share_min - 1e-9
        told = {f.code for f in one.findings} & {"bound_by_cooling", "bound_by_heat"}
        assert len(told) == 1
        heat = out.design_share / hefei().duty.share_min
        assert ("bound_by_cooling" in told) == (out.cooling_share <= heat)
        refused = [alt for alt in one.alternatives if alt.units < one.units and alt.findings]
        codes = {f.code for alt in refused for f in alt.findings}
        assert codes <= {"cooling_short", "capacity_short"}
        if out.cooling_share * fewer < 0.95:
            assert "cooling_short" in codes or "capacity_short" in codes


def test_more_cooling_asks_for_more_units_and_more_heat_too() -> None:
    cool = {c.record.id: c.units for c in selected(asked(**COOLED)).candidates}
    more = selected(asked(rooms_cooled=True, cooling_peak_w=150e3)).candidates
    shared = [(c.units, cool[c.record.id]) for c in more if c.record.id in cool]
    assert shared
    assert all(many >= few for many, few in shared)
    assert any(many > few for many, few in shared)


def test_machines_without_cooling_figures_are_left_out() -> None:
    left = {one.record.id: one.findings for one in hefei().left_out}
    without = [
        findings
        for one in hefei().left_out
        if not one.record.cooling and one.record.eer_w7 is None
        for findings in (left[one.record.id],)
        if findings[0].code not in {"heat_source_differs"}
    ]
    assert without
    assert all("no_cooling_figures" in {f.code for f in findings} for findings in without)


def test_cooling_alone() -> None:
    found = selected(asked(**ALONE, **COOLED))
    assert found.candidates
    for one in found.candidates:
        out = one.outcome
        assert out.seasonal_cop is None
        assert out.annual_energy_wh == pytest.approx(out.cooling_energy_wh)
        assert out.unit_capacity_w == pytest.approx(out.cooling_capacity_w)
        assert out.backup_heat_wh == 0.0
    assert not {"heat_peak_from_load", "season_from_site"} & {f.code for f in found.findings}


def test_hot_water_alone() -> None:
    """20 m³ a day by 45 K: the units make it, and of its heat nothing is lost."""
    found = selected(asked(**ALONE, hot_water_m3_per_day=20.0, hot_water_c=60.0, cold_water_c=15.0))
    assert found.candidates
    heat_wh = 20.0 * 997.0 * 4180.0 / 3600.0 * 45.0 * 365.0
    for one in found.candidates[:40]:
        out = one.outcome
        made = out.hot_water_cop * (out.annual_energy_wh - out.backup_heat_wh)
        assert out.seasonal_eer is None
        assert made + out.backup_heat_wh + out.unmet_energy_wh == pytest.approx(heat_wh, rel=0.01)
        assert 0.9 < out.coverage_hours <= 1.0


def test_hot_water_in_summer_takes_capacity_from_cooling() -> None:
    dry = {c.record.id: c for c in selected(asked(**COOLED)).candidates}
    wet = selected(asked(**COOLED, hot_water_m3_per_day=6.0, hot_water_c=55.0))
    assert "hot_water_while_cooling" in {f.code for f in wet.findings}
    pairs = [
        (c, dry[c.record.id])
        for c in wet.candidates
        if c.record.id in dry and not is_made_to_size(c.record)
    ]
    same = [(c, other) for c, other in pairs if c.units == other.units]
    assert same
    assert all(c.outcome.cooling_share < other.outcome.cooling_share for c, other in same)


def test_one_unit_out_still_cools() -> None:
    base = asked(**COOLED)
    spare = msgspec.structs.replace(base, plant=Plant(units_max=8, redundancy=Redundancy.N_PLUS_1))
    found = selected(spare)
    assert found.candidates
    for one in found.candidates:
        out = one.outcome
        given = (one.units - 1) * out.cooling_capacity_w
        assert out.cooling_share == pytest.approx(given / found.design.cooling_required_w)
        assert out.cooling_share >= 1.0 - 1e-9


def test_bins_are_the_hours_of_the_year() -> None:
    by_hour = selected(
        msgspec.structs.replace(
            example_study(NAME),
            criteria=msgspec.structs.replace(example_study(NAME).criteria, resolution="hourly"),
        )
    )
    hourly = {(c.record.id, c.units): c.outcome for c in by_hour.candidates}
    pairs = [
        (c.outcome, hourly[c.record.id, c.units])
        for c in hefei().candidates
        if (c.record.id, c.units) in hourly
    ]
    assert len(pairs) > 10
    for binned, hours in pairs:
        assert binned.annual_energy_wh == pytest.approx(hours.annual_energy_wh, rel=0.005)
        assert binned.seasonal_eer == pytest.approx(hours.seasonal_eer, rel=0.01)


def test_the_cooling_of_an_hour_by_hand() -> None:
    """Hefei at 30 °C, Monday 14 h: 180 kW · 80 % · (0.1 + 0.9 · (30 − 20)/(35 − 20)) = 100.8 kW."""
    from core.families.heat_pumps.cooling.load import cooling_w
    from core.load.series import LoadOrigin, LoadSeries

    found = hefei()
    hours = np.arange(8760)
    load = LoadSeries(
        load_w=np.zeros(8760), step_h=1.0, month=np.zeros(8760, dtype=np.int8),
        hour_of_day=(hours % 24).astype(np.int8), origin=LoadOrigin.SYNTHESISED, label="",
    )  # fmt: skip
    at_30 = cooling_w(found.duty, found.situation.station, load, np.full(8760, 30.0))
    assert at_30[14] == pytest.approx(180e3 * 0.8 * (0.1 + 0.9 * 10.0 / 15.0))
    assert not cooling_w(found.duty, found.situation.station, load, np.full(8760, 20.0)).any()
    hot = cooling_w(found.duty, found.situation.station, load, np.full(8760, 39.0))
    assert hot.max() == pytest.approx(180e3)


@pytest.mark.parametrize(
    ("duty", "path"),
    [
        ({"rooms_heated": False}, "duty.rooms_heated"),
        ({"rooms_cooled": True}, "duty.cooling_peak_w"),
        (COOLED | {"chilled_c": 12.0}, "duty.chilled_return_c"),
        (COOLED | {"cooling_balance_c": 10.0}, "duty.cooling_balance_c"),
        (COOLED | {"heat_source": SourceKind.BRINE}, "duty.rooms_cooled"),
    ],
)
def test_what_does_not_go_together_is_told(duty: dict[str, object], path: str) -> None:
    assert path in {key for key, _ in disagreements(study(**duty))}


def test_cooling_that_begins_at_design_cannot_be_made() -> None:
    with pytest.raises(Problem, match="balance_too_high"):
        selected(asked(**COOLED, summer_outdoor_c=30.0, cooling_balance_c=29.5))


def test_what_is_not_asked_has_no_effect() -> None:
    plain = without_effect(study())
    assert {"duty.cooling_peak_w", "duty.chilled_c", "duty.cooling_building"} <= plain
    alone = without_effect(study(**ALONE, **COOLED))
    assert {"duty.peak_w", "duty.supply_c", "duty.backup", "load.first_hour"} <= alone
    assert "duty.cooling_peak_w" not in alone


def test_a_study_without_the_new_words_asks_for_heat_alone() -> None:
    assert HeatPumpDuty(peak_w=1e5).rooms_heated
    assert not HeatPumpDuty(peak_w=1e5).rooms_cooled
    assert "cooling_w" not in example("hotel-shanghai").profile.columns
    assert example("hotel-shanghai").candidates[0].outcome.cooling_energy_wh is None


def test_no_plants_of_several_models_are_sought() -> None:
    found = selected(
        msgspec.structs.replace(asked(**COOLED), plant=Plant(units_max=8, models_max=2))
    )
    assert "mixed_with_cooling" in {f.code for f in found.findings}
    assert not any(one.is_mixed for one in found.candidates)
