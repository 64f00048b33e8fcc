"""The plant room that stands today, as measured: what candidates save against it.

Its EER is the measured cooling over the measured electricity, and holds for the load of the study:
a milder or hotter year than the measured one is compared at the same EER.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.duty import ChillerDuty
from core.selection.family import Evaluation, Situation
from core.selection.kept import against_kept, present_of
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

_NAME = "room"  # the message `present.room`
_W_PER_KW = 1000.0
_ALIKE = 0.02  # of the cooling: measured and asked for differ by no more


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredYear:
    """A year of it with the load of the study (KeptYear)."""

    eer: float
    energy_wh: float
    monthly_wh: FloatArray
    cost: float
    findings: tuple[Finding, ...]


def measured_year(situation: Situation) -> MeasuredYear | None:
    """None where no electricity was measured."""
    duty: ChillerDuty = situation.duty
    profile = situation.profile
    load = profile.columns["load_w"]
    asked_wh = float(load @ profile.hours.sum(axis=1))
    if duty.today_energy_wh is None or asked_wh <= 0.0:
        return None
    cooling_wh = asked_wh if duty.today_cooling_wh is None else duty.today_cooling_wh
    eer = cooling_wh / duty.today_energy_wh
    return MeasuredYear(
        eer=eer,
        energy_wh=asked_wh / eer,
        monthly_wh=load @ profile.hours / eer,
        cost=float(load @ profile.price_hours) / eer / _W_PER_KW,
        findings=tuple(_findings(duty.today_energy_wh, cooling_wh, asked_wh, duty)),
    )


def _findings(
    energy_wh: float, cooling_wh: float, asked_wh: float, duty: ChillerDuty
) -> list[Finding]:
    eer = figure("eer", cooling_wh / energy_wh, Kind.COP)
    energy = figure("energy", energy_wh, Kind.ENERGY)
    cooling = figure("cooling", cooling_wh, Kind.ENERGY)
    if duty.today_cooling_wh is None:
        return [finding("room_today_by_load", Severity.ASSUMED, eer, energy, cooling)]
    told = [finding("room_today", Severity.INFO, eer, energy, cooling)]
    if abs(asked_wh / cooling_wh - 1.0) > _ALIKE:
        asked = figure("asked", asked_wh, Kind.ENERGY)
        told.append(finding("room_today_scaled", Severity.ASSUMED, cooling, asked))
    return told


def with_today(found: Evaluation, situation: Situation) -> Evaluation:
    """The same with what is saved against the room of today, where one was measured."""
    year = measured_year(situation)
    if year is None:
        return found
    economics = situation.study.economics
    priced = found.priced_w / _W_PER_KW * economics.price_per_kw
    invested = np.where(np.isnan(found.listed_price), priced, found.listed_price)
    saved = against_kept(year, found.columns["annual_energy_wh"], found.energy_cost, invested)
    present = present_of(_NAME, year, economics)
    return replace(
        found,
        columns={**found.columns, **saved},
        present=replace(present, figures={**present.figures, "system_cop": year.eer}),
        today=year.findings,
    )
