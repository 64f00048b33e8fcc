"""What a year makes of every power supply × number of units: what it loses.

All units share the load, those in reserve too: that is how they are there at once when one fails,
and why each runs at a low load.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.power_supplies.columns import SupplyColumns, units_of
from core.families.power_supplies.duty import SupplyDuty
from core.families.power_supplies.record import SupplyKind
from core.load.ratio import share_of
from core.plant.unit import Units
from core.selection.equal_units import evaluation_of, year_of_equal_units
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.present_year import TodaysYear, against_kept, present_of
from core.selection.prices import prices_per_kwh
from core.study.plant import Redundancy
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


def with_cooling(units: Units, duty: SupplyDuty) -> Units:
    """The same with the power that takes the heat of the losses off."""
    return replace(units, scale_w=units.scale_w * duty.with_cooling)


def evaluate(columns: SupplyColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; energy is what is lost, and its cooling."""
    profile, plant, duty = situation.profile, situation.plant, situation.duty
    assert isinstance(duty, SupplyDuty)  # noqa: S101  the family is chosen by it
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    units = with_cooling(units_of(columns, pairs.each_once, len(load)), duty)
    year = year_of_equal_units(
        units, situation, pairs, np.zeros(len(columns.records)), all_share=True
    )
    installed = columns.output_w[pairs.machine] * pairs.units
    energy = year.found["input_wh"]
    lost, given = energy / duty.with_cooling, float(load @ hours)
    peak = situation.design.peak_w
    always, nothing = np.ones(len(installed)), np.full(len(installed), np.nan)
    left = np.where(pairs.units > 1, installed - columns.output_w[pairs.machine], np.nan)
    if plant.redundancy is Redundancy.TWO_N:
        left = installed / 2.0
    own = {
        "auxiliary_energy_wh": nothing if duty.room_cop is None else energy - lost,
        "coverage_hours": always,
        "coverage_energy": always,
        "supply_efficiency": share_of(np.full(len(lost), given), given + lost),
        "mean_share": given / hours[load > 0.0].sum() / installed,
        "peak_share": peak / installed,
        "one_out_share": peak / left if plant.redundancy is not Redundancy.NONE else nothing,
        "loss_wh": lost,
    }
    bare = evaluation_of(
        year, situation, pairs, own,
        unit_w=columns.output_w, priced_w=columns.output_w, listed_price=columns.price,
    )  # fmt: skip
    if duty.wanted_supply is None:
        # Eco mode leaves the load on the mains, and direct current wants loads that take it: what
        # feeds any load under all conditions leads, unless another kind is asked for.
        kinds = [one.supply_kind is SupplyKind.DOUBLE_CONVERSION for one in columns.records]
        met = np.array(kinds, dtype=bool)[pairs.machine]
        # Where both kinds are there the cheaper may stand second, which wants a reason.
        both = met.any() and not met.all()
        said = (finding("supply_others_behind", Severity.INFO),) if both else ()
        bare = replace(bare, asked_for=met, findings=(*bare.findings, *said))
    return _against_today(bare, situation)


def old_supply(situation: Situation) -> TodaysYear | None:
    """What today's supply loses, with the cooling; None where none was entered."""
    duty, profile = situation.duty, situation.profile
    assert isinstance(duty, SupplyDuty)  # noqa: S101  the family is chosen by it
    if duty.old_efficiency_year is None:
        return None
    share = (1.0 / duty.old_efficiency_year - 1.0) * duty.with_cooling
    load = situation.load
    price = prices_per_kwh(situation.study.economics.tariff, load.month, load.hour_of_day)
    monthly = share * (profile.columns["load_w"] @ profile.hours)
    energy = float(monthly.sum())
    said = finding(
        "supply_today", Severity.INFO,
        figure("efficiency", duty.old_efficiency_year, Kind.SHARE),
        figure("energy", energy, Kind.ENERGY),
    )  # fmt: skip
    return TodaysYear(
        energy_wh=energy,
        monthly_wh=monthly,
        cost=share * float(load.load_w @ price) * load.step_h / _W_PER_KW,
        findings=(said,),
    )


def _against_today(bare: Evaluation, situation: Situation) -> Evaluation:
    """The evaluation with what each saves against the supply of today, where one was entered."""
    today, economics = old_supply(situation), situation.study.economics
    if today is None:
        return bare
    each = bare.priced_w * economics.price_per_kw / _W_PER_KW
    invested = np.where(np.isnan(bare.listed_price), each, bare.listed_price)
    saved = against_kept(today, bare.columns["annual_energy_wh"], bare.energy_cost, invested)
    return replace(
        bare,
        columns={**bare.columns, **saved},
        present=present_of("power_supplies", today, economics),
        today=today.findings,
    )
