"""The plant room that stands today, as measured: what candidates save against it."""

from dataclasses import replace

from core.families.chillers.duty import ChillerDuty
from core.selection.family import Evaluation, Situation
from core.selection.measured_year import MeasuredYear, against_measured, at_same_ratio
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_NAME = "room"  # the message `present.room`
_ALIKE = 0.02  # of the cooling: measured and asked for differ by no more


def measured_year(situation: Situation) -> MeasuredYear | None:
    """None where no electricity was measured."""
    duty: ChillerDuty = situation.duty
    profile = situation.profile
    load = profile.columns["load_w"]
    asked_wh = float(load @ profile.hours.sum(axis=1))
    if duty.today_energy_wh is None or asked_wh <= 0.0:
        return None
    cooling_wh = asked_wh if duty.today_cooling_wh is None else duty.today_cooling_wh
    year = at_same_ratio(cooling_wh / duty.today_energy_wh, load, profile)
    told = _findings(duty.today_energy_wh, cooling_wh, asked_wh, duty)
    return replace(year, findings=tuple(told))


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
    return against_measured(found, measured_year(situation), situation, _NAME)
