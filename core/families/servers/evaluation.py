"""What a year makes of every server × number: all are on and share the work alike."""

import numpy as np
from numpy.typing import NDArray

from core.families.servers.columns import ServerColumns, units_of
from core.families.servers.duty import ServerDuty
from core.families.servers.today import old_servers
from core.load.ratio import mean_price, share_of
from core.plant.unit import input_ratio
from core.selection.carried import ROUNDING
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.present_year import against_kept, present_of

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


def evaluate(columns: ServerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; energy is that of the room, its PUE taken as constant."""
    profile, duty, economics = situation.profile, situation.duty, situation.study.economics
    assert isinstance(duty, ServerDuty)  # noqa: S101  the family is chosen by it
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    machines = pairs.each_once
    units = units_of(columns, machines, len(load))
    row = np.searchsorted(machines, pairs.machine)
    work = columns.work[pairs.machine]
    installed = work * pairs.units
    share = np.minimum(load[None, :] / installed[:, None], 1.0)
    servers = pairs.units[:, None] * units.scale_w[row] * input_ratio(units, row, share)
    room = servers * duty.pue
    missing = np.maximum(load[None, :] - installed[:, None], 0.0)
    asked = float(load @ hours)
    full = columns.curve_w[pairs.machine, -1]
    idle = columns.curve_w[pairs.machine, 0]
    cost = room @ profile.price_hours / _W_PER_KW
    used = servers @ hours
    always = np.ones(len(work))
    columns_found = {
        "unit_capacity_w": work,
        "installed_w": installed,
        "oversizing": installed / situation.design.peak_w,
        "annual_energy_wh": room @ hours,
        "auxiliary_energy_wh": (room - servers) @ hours,
        "mean_price_per_kwh": mean_price(cost, room @ hours),
        "coverage_hours": always,
        "coverage_energy": always,
        "unmet_hours": (missing > ROUNDING * load) @ hours,
        "unmet_energy_wh": missing @ hours,
        "server_energy_wh": used,
        "mean_utilisation": share @ hours / hours.sum(),
        "peak_utilisation": share.max(axis=1),
        "work_per_watt": share_of((load - missing) @ hours, used),
        "idling_share": share_of(idle * pairs.units * hours.sum(), used),
    }
    priced = full * pairs.units
    listed = columns.price[pairs.machine] * pairs.units
    today = old_servers(situation)
    if today is not None:
        invested = np.where(np.isnan(listed), priced * economics.price_per_kw / _W_PER_KW, listed)
        columns_found |= against_kept(today, columns_found["annual_energy_wh"], cost, invested)
    return Evaluation(
        pairs=pairs,
        columns=columns_found,
        monthly_energy_wh=room @ profile.hours,
        energy_cost=cost,
        priced_w=priced,
        listed_price=listed,
        ratings={},
        asked_wh=asked,
        monthly_peak_w=(room[:, :, None] * (profile.hours > 0.0)[None]).max(axis=1),
        present=None if today is None else present_of("servers", today, economics),
        today=() if today is None else today.findings,
    )
