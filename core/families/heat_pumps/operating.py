"""Where heat pumps spend their hours, over what is asked and the outdoor temperature."""

import numpy as np

from core.content.charts import FloatArray
from core.content.operating_hours import OperatingField, UnitHours, counted
from core.families.heat_pumps.candidate import Run, run_of
from core.selection.selection import Candidate, Selection

_LOADS = 40  # classes of load
_WIDTH_K = 1.0  # of a class of outdoor temperature


class HeatPumpOperating:
    """Hours over what is asked and the outdoor temperature."""

    has_field = True

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running units at the points with load, heat and cold."""
        done = run_of(candidate.record, candidate.units, selection.situation)
        hours = selection.profile.hours.sum(axis=1)
        parts = [(selection.profile.columns["load_w"], done.running.load[0])]
        cooling = done.running.cooling
        if cooling is not None and done.points.cooling_w is not None:
            parts.append((done.points.cooling_w, cooling.load[0]))
        if not selection.duty.rooms_heated and done.running.hot_water is not None:
            water = done.points.hot_water_w
            parts[0] = (water, np.ones(len(hours)))  # at full load for a part of the time
        asked = [(load > 0.0) & (hours > 0.0) for load, _ in parts]
        return UnitHours(
            plr=np.concatenate([plr[on] for (_, plr), on in zip(parts, asked, strict=True)]),
            hours=np.concatenate([hours[on] for on in asked]),
        )

    def field(self, selection: Selection, candidate: Candidate) -> OperatingField:
        """Hours by load and outdoor temperature; heat below the limit of heating, cold above."""
        done = run_of(candidate.record, candidate.units, selection.situation)
        hours = selection.profile.hours.sum(axis=1)
        every = _asked_w(selection, done)
        asked = (every > 0.0) & (hours > 0.0)
        load = every[asked]
        outdoor = selection.profile.columns["outdoor_c"][asked]
        loads = np.linspace(0.0, max(float(load.max(initial=0.0)), 1.0), _LOADS + 1)
        edges = np.arange(
            np.floor(outdoor.min(initial=np.inf)) if outdoor.size else 0.0,
            (np.floor(outdoor.max(initial=-np.inf)) if outdoor.size else 0.0) + 1.5 * _WIDTH_K,
            _WIDTH_K,
        )
        full_w, least, inside = _figures(selection, done)
        seen = inside & (done.bank.nodes.outdoor_c <= edges[-1])
        at = done.bank.nodes.outdoor_c[seen]
        full = full_w[seen]
        carrying = selection.study.plant.carrying(candidate.units)
        return OperatingField(
            temperature="outdoor_c",
            units=carrying,
            load_edges_w=loads,
            temperature_edges_c=edges,
            hours=counted(load, outdoor, hours[asked], loads, edges),
            limits_c=(float(at[0]), float(at[-1])),
            limit_c=at,
            capacity_w=full * carrying,
            least_w=full * least[seen],
            design=_design(selection),
        )


def _asked_w(selection: Selection, done: Run) -> FloatArray:
    """What the field is of, at the points, W."""
    load = selection.profile.columns["load_w"]
    if not selection.duty.rooms_heated:
        load = done.points.hot_water_w
    return load if done.points.cooling_w is None else load + done.points.cooling_w


def _figures(selection: Selection, done: Run) -> tuple[FloatArray, FloatArray, np.ndarray]:
    """Full capacity of one unit, its least share, and where there is any, at the nodes."""
    heat, cooling = done.bank.giving, done.bank.cooling
    full_w, least, inside = heat.full_w[0], heat.least[0], heat.inside[0]
    if cooling is None:
        return full_w, least, inside
    cold, outdoor = cooling.performance, done.bank.nodes.outdoor_c
    above = outdoor > selection.duty.cooling_from_c
    if not selection.duty.gives_heat:
        above = np.ones(len(outdoor), dtype=bool)
    return (
        np.where(above, cold.full_w[0], full_w),
        np.where(above, cold.least[0], least),
        np.where(above, cold.inside[0], inside),
    )


def _design(selection: Selection) -> tuple[float, float]:
    """Load and temperature of the design point: heat where it is asked, else cold."""
    design, duty = selection.design, selection.duty
    if duty.rooms_heated:
        return design.peak_w, design.outdoor_c
    if duty.makes_hot_water:
        return design.hot_water_w, design.outdoor_c
    return design.cooling_peak_w, design.summer_outdoor_c
