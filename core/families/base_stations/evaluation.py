"""What a year makes of every radio unit: the cells over their traffic, asleep where they may be."""

import numpy as np
from numpy.typing import NDArray

from core.families.base_stations.columns import RadioColumns, cell_input
from core.families.base_stations.duty import RadioDuty
from core.load.ratio import mean_price, share_of
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.present_year import TodaysYear, against_kept, present_of
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


def evaluate(columns: RadioColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; energy is that of the sites, their PUE taken as constant."""
    profile, duty, economics = situation.profile, situation.duty, situation.study.economics
    assert isinstance(duty, RadioDuty)  # noqa: S101  the family is chosen by it
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    cell = cell_input(columns, duty, load)
    row, cells = pairs.machine, duty.cells * pairs.units
    site = cell.input_w[row] * (cells * duty.site_pue)[:, None]
    energy, cost = site @ hours, site @ profile.price_hours / _W_PER_KW
    slept = cell.slept_w[row] @ hours * cells * duty.site_pue
    shut = cell.shut_w[row] @ hours * cells * duty.site_pue
    installed = columns.radio_w[row] * cells
    always = np.ones(len(row))
    found = {
        "unit_capacity_w": columns.radio_w[row],
        "installed_w": installed,
        "oversizing": columns.radio_w[row] / situation.design.required_w,
        "annual_energy_wh": energy,
        "auxiliary_energy_wh": energy * (1.0 - 1.0 / duty.site_pue),
        "mean_price_per_kwh": mean_price(cost, energy),
        "coverage_hours": always,
        "coverage_energy": always,
        "unmet_hours": 0.0 * always,
        "unmet_energy_wh": 0.0 * always,
        "cell_energy_wh": energy / cells,
        "sleep_saving_wh": slept,
        "off_saving_wh": shut,
        "saved_share": share_of(slept + shut, energy + slept + shut),
        "idling_share": share_of(cell.idle_w[row] @ hours, cell.input_w[row] @ hours),
        "full_input_w": columns.full_w[row],
    }
    listed = columns.price[row] * cells
    today = old_cells(situation)
    if today is not None:
        invested = np.where(
            np.isnan(listed), installed * economics.price_per_kw / _W_PER_KW, listed
        )
        found |= against_kept(today, energy, cost, invested)
    return Evaluation(
        pairs=pairs,
        columns=found,
        monthly_energy_wh=site @ profile.hours,
        energy_cost=cost,
        priced_w=installed,
        listed_price=listed,
        ratings={},
        asked_wh=float(load @ hours),
        monthly_peak_w=(site[:, :, None] * (profile.hours > 0.0)[None]).max(axis=1),
        present=None if today is None else present_of("base_stations", today, economics),
        today=() if today is None else today.findings,
    )


def old_cells(situation: Situation) -> TodaysYear | None:
    """What they take at their mean input, the sites with them; None where none was entered."""
    duty, profile = situation.duty, situation.profile
    assert isinstance(duty, RadioDuty)  # noqa: S101  the family is chosen by it
    if duty.old_cell_w is None:
        return None
    power = duty.old_cell_w * duty.cells * duty.site_pue
    monthly = power * profile.hours.sum(axis=0)
    energy = float(monthly.sum())
    said = finding(
        "radio_today", Severity.INFO,
        figure("cells", duty.cells, Kind.COUNT),
        figure("each", duty.old_cell_w, Kind.IDLE_POWER),
        figure("energy", energy, Kind.ENERGY),
    )  # fmt: skip
    cost = power * float(profile.price_hours.sum()) / _W_PER_KW
    return TodaysYear(energy_wh=energy, monthly_wh=monthly, cost=cost, findings=(said,))
