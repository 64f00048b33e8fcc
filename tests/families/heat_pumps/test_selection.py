"""Whole selections: what is admitted, where it is bivalent, what a year comes to."""

import msgspec
import numpy as np
import pytest

from core.families.heat_pumps.baseline import gain_over_baseline, meets
from core.families.heat_pumps.candidate import run_of
from core.families.heat_pumps.columns import chosen as chosen_rating
from core.families.heat_pumps.columns import climate_for
from core.families.heat_pumps.duty import Backup, SourceKind
from core.families.heat_pumps.outcome_columns import demand_line_w
from core.families.heat_pumps.record import HeatPump, HeatSource, SeasonClimate
from core.families.heat_pumps.situation import hot_water_w, source_over_year_c
from core.machines.device import is_class, is_made_to_size
from core.selection.selection import Candidate, Selection
from core.standards.verdict import Outcome
from core.study.plant import Plant, Redundancy
from core.vocabulary.finding import Finding
from core.vocabulary.language import LANGUAGES
from core.vocabulary.problem import Problem
from gui.program.reader import open_language
from tests.families.heat_pumps.cases import LOW, NAMES, example, rating, selected, study


def codes(candidate: Candidate) -> set[str]:
    return {one.code for found in candidate.findings for one in found.every}


def named(found: Finding, name: str) -> object:
    return next(one.value for one in found.figures if one.name == name)


def reasons(selection: Selection) -> set[str]:
    return {one.findings[0].code for one in selection.left_out}


@pytest.mark.parametrize("name", NAMES)
def test_every_example_has_heat_pumps_that_do_the_duty(name: str) -> None:
    chosen = example(name)
    certified = [one for one in (*chosen.candidates, *chosen.left_out) if not is_class(one.record)]
    assert len(certified) == 2014
    first = chosen.candidates[0]
    assert first.outcome.unmet_hours == 0.0
    assert sum(first.monthly_energy_wh) == pytest.approx(first.outcome.annual_energy_wh)
    assert 2.0 < first.outcome.seasonal_cop < 5.0
    assert first.outcome.design_share >= chosen.duty.design_share_min - 1e-9


@pytest.mark.parametrize("name", NAMES)
def test_heat_met_and_unmet_is_the_heat_asked(name: str) -> None:
    """Within 1e-9, by the year's own points, for the first, the middle and the last candidate."""
    chosen = example(name)
    hours = chosen.profile.hours.sum(axis=1)
    columns = chosen.profile.columns
    asked = float((columns["load_w"] + columns["hot_water_w"]) @ hours)
    for one in (chosen.candidates[0], chosen.candidates[len(chosen.candidates) // 2],
                chosen.candidates[-1]):  # fmt: skip
        out = one.outcome
        met = out.served_share * asked + out.backup_heat_wh + out.unmet_energy_wh
        assert met == pytest.approx(asked, rel=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_bins_come_to_the_energy_of_the_hours(name: str) -> None:
    chosen = example(name)
    asked = chosen.study
    hours = selected(
        msgspec.structs.replace(
            asked, criteria=msgspec.structs.replace(asked.criteria, resolution="hourly")
        )
    )
    by_hour = {c.record.id: c for c in hours.candidates}
    for one in chosen.candidates:
        other = by_hour[one.record.id]
        if other.units == one.units:
            assert one.outcome.annual_energy_wh == pytest.approx(
                other.outcome.annual_energy_wh, rel=0.005
            )


def test_the_bivalent_point_is_where_both_lines_meet() -> None:
    chosen = example("school-beijing")
    one = next(c for c in chosen.candidates if c.outcome.bivalent_c is not None)
    done = run_of(one.record, one.units, chosen.situation)
    nodes, point = done.bank.nodes, one.outcome.bivalent_c
    given = np.interp(point, nodes.outdoor_c, done.bank.heating.full_w[0]) * one.units
    asked = demand_line_w(chosen.situation, np.array([point]))[0]
    assert given == pytest.approx(asked, rel=0.01)


def test_without_a_backup_the_units_carry_it_all_at_design() -> None:
    """Monovalent: nothing admitted is short at the design temperature."""
    chosen = selected(study(backup=Backup.NONE))
    assert chosen.candidates
    for one in chosen.candidates:
        assert one.outcome.design_share >= 1.0 - 1e-9
        assert one.outcome.bivalent_c is None
        assert one.outcome.backup_heat_wh == 0.0


def test_what_stays_unmet_is_not_comparable_and_stands_last() -> None:
    """No backup: colder hours than the design temperature leave heat unmet."""
    chosen = selected(study(station="58367", backup=Backup.NONE, margin=0.0, design_outdoor_c=0.0))
    short = [c for c in chosen.candidates if c.outcome.unmet_hours > 0.0]
    whole = [c for c in chosen.candidates if c.outcome.unmet_hours <= 0.0]
    assert short
    assert whole
    assert max(c.place for c in whole) < min(c.place for c in short)
    assert all("heat_unmet" in codes(c) for c in short)
    assert all(c.outcome.unmet_energy_wh > 0.0 for c in short)
    assert all(c.outcome.saving_wh is None for c in short)
    assert chosen.reference is None or chosen.reference.outcome.unmet_hours == 0.0


def test_a_limited_backup_asks_for_more_of_the_heat_pumps() -> None:
    """105 kW with margin and 20 kW of backup leave 85 kW to them, whatever the least share."""
    chosen = selected(study(backup_max_w=20e3, design_share_min=0.5))
    assert chosen.design.required_w == pytest.approx(105e3)
    assert chosen.candidates
    for one in chosen.candidates:
        assert one.units * one.outcome.unit_capacity_w >= 85e3 * (1.0 - 1e-9)


def coldest_c(record: HeatPump, design_c: float) -> float:
    """The warmer of the coldest temperatures that the ratings which are taken declare."""
    taken = [chosen_rating(record, climate_for(design_c), flow) for flow in (35.0, 55.0)]
    coldest = []
    for one in taken:
        if one is not None:
            at = [point.outdoor_c for point in one.points]
            if one.limit_heat_w and one.limit_cop and one.lowest_c is not None:
                at.append(one.lowest_c)
            coldest.append(min(at))
    return max(coldest)


@pytest.mark.parametrize("name", NAMES)
def test_no_candidate_is_read_further_into_the_cold_than_allowed(name: str) -> None:
    """3 K below the coldest declared figures, and what is read there is told at the capacity."""
    found = example(name)
    outdoor_c = found.design.outdoor_c
    for one in found.candidates:
        beyond = max(coldest_c(one.record, outdoor_c) - outdoor_c, 0.0)
        assert beyond <= 3.0
        assert one.outcome.design_beyond_k == pytest.approx(beyond)
        assert ("design_beyond_points" in codes(one)) == (beyond > 0.0)


def test_figures_that_end_far_above_the_design_temperature_do_not_count() -> None:
    """Harbin, −24.2 °C: of machines that may run there the coldest declared figures are at −10."""
    found = selected(study(station="50953", supply_c=40.0, return_c=35.0))
    left = [one for one in found.left_out if one.findings[0].code == "no_figures_so_cold"]
    assert len(left) > 100
    for one in left:
        assert coldest_c(one.record, found.design.outdoor_c) > found.design.outdoor_c + 3.0


def test_with_a_boiler_there_are_two_energies() -> None:
    chosen = selected(study(backup=Backup.BOILER, boiler_efficiency=0.9))
    out = next(c for c in chosen.candidates if c.outcome.backup_share > 0.001).outcome
    assert out.fuel_energy_wh == pytest.approx(out.backup_heat_wh / 0.9)
    assert out.system_cop is None
    electric = selected(study())
    beside = {(c.record.id, c.units): c for c in electric.candidates}
    both = [(c, beside[c.record.id, c.units]) for c in chosen.candidates
            if (c.record.id, c.units) in beside]  # fmt: skip
    assert both
    for with_boiler, alone in both:
        assert alone.outcome.annual_energy_wh == pytest.approx(
            with_boiler.outcome.annual_energy_wh + with_boiler.outcome.backup_heat_wh
        )
        assert alone.outcome.fuel_energy_wh is None


def test_one_in_reserve_carries_nothing() -> None:
    chosen = selected(study(plant=Plant(redundancy=Redundancy.N_PLUS_1)))
    one = chosen.candidates[0]
    carried = (one.units - 1) * one.outcome.unit_capacity_w
    assert one.outcome.design_share == pytest.approx(carried / chosen.design.required_w)
    assert "capacity_short_with_one_out" in reasons(chosen)


def test_a_brine_machine_takes_its_heat_from_the_ground() -> None:
    chosen = selected(study(heat_source=SourceKind.BRINE, emitter="floor", peak_w=60e3))
    assert chosen.candidates
    assert all(c.record.heat_source is HeatSource.BRINE for c in chosen.candidates)
    assert "source_as_rated" in {f.code for f in chosen.findings}
    colder = selected(
        study(heat_source=SourceKind.BRINE, emitter="floor", peak_w=60e3, source_mean_c=-5.0)
    )
    warm = {c.record.id: c for c in chosen.candidates}
    pairs = [
        (c, warm[c.record.id]) for c in colder.candidates
        if c.record.id in warm and not is_class(c.record)
    ]  # fmt: skip
    assert pairs
    for one, other in pairs:
        if one.units == other.units:
            assert one.outcome.seasonal_cop < other.outcome.seasonal_cop


def test_surface_water_is_coldest_in_january() -> None:
    """12 °C ± 6 K: 6 °C on 25 January, 18 °C half a year later."""
    duty = study(heat_source=SourceKind.SURFACE_WATER, source_mean_c=12.0, source_swing_k=6.0).duty
    source = source_over_year_c(duty, np.arange(8760.0))
    assert source is not None
    assert source[25 * 24] == pytest.approx(6.0, abs=0.01)
    assert source[int((25 + 182.5) * 24)] == pytest.approx(18.0, abs=0.01)


def test_the_heat_of_hot_water() -> None:
    """12 m³ a day from 15 to 60 °C: 12 · 997 · 4.18 / 3600 · 45 / 24 = 26.05 kW."""
    duty = study(hot_water_m3_per_day=12.0, hot_water_c=60.0, cold_water_c=15.0).duty
    assert hot_water_w(duty, 15.0) == pytest.approx(26.05e3, rel=1e-3)


def test_limits_of_sound_and_refrigerant_leave_machines_out() -> None:
    quiet = selected(study(sound_max_db=66.0))
    assert quiet.candidates
    assert all(c.outcome.sound_db <= 66.0 + 1e-9 for c in quiet.candidates)
    assert {"sound_above", "sound_unknown"} <= {
        f.code for one in quiet.left_out for f in one.findings
    }
    asked = study()
    low = selected(
        msgspec.structs.replace(asked, criteria=msgspec.structs.replace(asked.criteria, gwp_max=10))
    )
    assert low.candidates
    assert all(c.record.gwp <= 10 for c in low.candidates)


def test_a_doubtful_scop_never_ranks_without_being_asked_for() -> None:
    asked = study()
    assert not any("flag_scop_mismatch" in codes(c) for c in selected(asked).candidates)
    admitted = msgspec.structs.replace(asked.criteria, doubtful_admitted=True)
    chosen = selected(msgspec.structs.replace(asked, criteria=admitted))
    flagged = [c for c in chosen.candidates if "flag_scop_mismatch" in codes(c)]
    assert flagged


def test_european_figures_cannot_be_judged_by_chinese_standards() -> None:
    """GB 19577-2024 asks for HSPF or APF, the list of 2024 for IPLV(H): none is declared."""
    found = example("school-beijing").candidates
    first = next(one for one in found if not is_class(one.record))
    assert first.standing.verdicts
    assert {v.outcome for v in first.standing.verdicts} == {Outcome.CANNOT_BE_JUDGED}


def test_ten_per_cent_above_2025_is_inclusive() -> None:
    """N4: against 3.50, 3.85 meets and 3.84 does not; here against 3.40 and 3.74."""
    medium = {-7.0: (8600.0, 2.1), 2.0: (5200.0, 3.2)}
    for scop, met in ((3.74, True), (3.73, False)):
        gain = gain_over_baseline(HeatSource.OUTDOOR_AIR, rating(55.0, medium, scop=scop))
        assert gain is not None
        assert meets(gain) is met
    assert gain_over_baseline(HeatSource.EXHAUST_AIR, LOW) is None
    assert gain_over_baseline(HeatSource.OUTDOOR_AIR, None) is None


def test_the_declared_scop_stands_beside_the_recalculated_one() -> None:
    certified = [c for c in example("school-beijing").candidates if not is_class(c.record)]
    assert certified
    for one in certified:
        out = one.outcome
        assert out.scop_recalculated == pytest.approx(out.scop_declared, rel=0.05)


def test_the_band_of_the_figures_reaches_the_year() -> None:
    """±8 % of the COP with points at both flows; the rest is exact."""
    found = example("hotel-shanghai").candidates
    out = next(one for one in found if not is_made_to_size(one.record)).outcome
    pump_wh = (
        out.annual_energy_wh - out.backup_heat_wh
    )  # no circulation is asked: the rest is the pumps'
    assert out.energy_low_wh == pytest.approx(out.annual_energy_wh - pump_wh * 0.08 / 1.08)
    assert out.energy_high_wh == pytest.approx(out.annual_energy_wh + pump_wh * 0.08 / 0.92)


def test_climates_are_told_where_another_one_is_taken() -> None:
    assert any("rated_for_average" in codes(c) for c in example("hotel-shanghai").candidates)
    assert SeasonClimate.AVERAGE in {r.climate for c in example("hotel-shanghai").candidates
                                     for r in c.record.ratings}  # fmt: skip


def test_where_it_is_warmer_than_any_declared_figure_that_is_said() -> None:
    """Sanya for hot water, 17.9 °C outdoors: EN 14825 declares heating up to 12 °C."""
    chosen = selected(study(
        station="59948", rooms_heated=False, peak_w=None, hot_water_m3_per_day=30.0,
    ))  # fmt: skip
    assert chosen.design.outdoor_c == pytest.approx(17.9, abs=0.05)
    said = [
        (one, found)
        for one in chosen.candidates
        for held in one.findings
        for found in held.every
        if found.code in ("design_warmer_than_points", "design_beyond_points")
    ]
    assert said
    for one, found in said:
        assert found.code == "design_warmer_than_points"
        assert named(found, "end") == pytest.approx(12.0)
        assert one.outcome.design_beyond_k == pytest.approx(chosen.design.outdoor_c - 12.0)


def test_what_to_do_where_rooms_need_no_heat_can_be_done() -> None:
    """A hotel in Sanya: what the message says leads to a ranking for hot water alone."""
    with pytest.raises(Problem) as told:
        selected(study(station="59948", hot_water_m3_per_day=30.0))
    assert told.value.code == "design_above_limit"
    for language in LANGUAGES:
        assert '"rooms_heated": false' in open_language(language).problem(told.value)
    chosen = selected(study(station="59948", hot_water_m3_per_day=30.0, rooms_heated=False,
                            peak_w=None))  # fmt: skip
    assert chosen.candidates


def test_cold_water_that_nobody_entered_is_told_to_be_the_years_mean() -> None:
    """The size rests on it, and GB 50015 asks for that of the coldest month."""

    def told(**more: object) -> list[float]:
        chosen = selected(study(hot_water_m3_per_day=12.0, **more))
        return [named(f, "cold") for f in chosen.findings if f.code == "cold_water_of_mean"]

    assert told() == [pytest.approx(12.3)]  # Beijing, GB 50736-2012 appendix A
    assert told(cold_water_c=5.0) == []
