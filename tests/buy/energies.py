"""How the energy of a year must move with what is asked; see tests/buy/properties.py."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from core.machines.device import ClassLevel, is_made_to_size, is_of_level
from core.selection.carried import shortfall_of
from tests.buy.asked import scaled, size_of
from tests.buy.compared import Raw, close_below, moved
from tests.buy.studies import changed, devices_of, selected

_COLDER_THAN_LIMIT = 0.002  # of a year's energy


def more_load_never_takes_less_energy(raw: Raw) -> Iterator[str]:
    sizes = size_of(raw)
    if not sizes or raw["load"]["kind"] == "renewable_power":  # the load is what the sun gives
        return
    larger = {path: scaled(path, value, 1.05) for path, value in sizes.items()}
    made = {one.id for one in devices_of(raw) if is_made_to_size(one)}  # to another size then
    for way, before, after in moved(raw, larger):
        if way[0] in made:
            continue
        # What is no longer carried takes no energy: only plants that carry it all are compared.
        if shortfall_of(before) is not None or shortfall_of(after) is not None:
            continue
        if not close_below(before.annual_energy_wh, after.annual_energy_wh):
            yield f"{way}: {before.annual_energy_wh:.6g} -> {after.annual_energy_wh:.6g} Wh"


def busier_hours_never_take_less_energy(raw: Raw) -> Iterator[str]:
    """The same peak, and more in the hours that lie below it: classes keep their size."""
    busier, duty = _busier(raw["load"]), raw["duty"]
    # Furnaces that are let cool in every pause, though holding takes less, heat up less often then.
    if not busier or duty.get("furnace_pauses") == "pause_cooled":
        return
    # At full speed power follows the curve, and that of many fans falls again with the flow.
    if duty.get("flow_control") == "throttle":
        return
    for way, before, after in moved(raw, busier):
        if shortfall_of(before) is not None or shortfall_of(after) is not None:
            continue
        if not close_below(before.annual_energy_wh, after.annual_energy_wh):
            yield f"{way}: {before.annual_energy_wh:.6g} -> {after.annual_energy_wh:.6g} Wh"


def _busier(load: Mapping[str, Any]) -> dict[str, Any]:
    """Shares of the peak a tenth nearer to it, by `load__key`; empty: the load has none."""
    nearer: dict[str, Any] = {}
    for key in ("other_share", "lowered_share"):
        if load["kind"] in ("by_hours", "heating") and key in load:
            nearer[f"load__{key}"] = load[key] + 0.1 * (1.0 - load[key])
    for key in ("workday_shares", "off_shares", "day_shares", "flow_shares"):
        if key in load:
            nearer[f"load__{key}"] = [one + 0.1 * (1.0 - one) if one else 0.0 for one in load[key]]
    return {key: value for key, value in nearer.items() if value != load[key.partition("__")[2]]}


def a_better_grade_never_uses_more_energy(raw: Raw) -> Iterator[str]:
    """Classes of one series and size that just meet grade 1, 2 and 3; tiers by themselves."""
    selection = selected(raw)
    if selection is None:
        return
    levels = list(ClassLevel)
    found: dict[tuple[str, str, int, int], dict[int, float]] = {}
    for one in selection.candidates:
        record = one.record
        if one.is_mixed or not is_of_level(record):
            continue
        stem, kind = record.id.rpartition("-")[0], record.class_level.partition("_")[0]
        ways = [(one.units, one.variant, one.outcome)]
        ways += [(each.units, each.variant, each.outcome) for each in one.alternatives]
        for units, variant, outcome in ways:
            if outcome is not None and shortfall_of(outcome) is None:
                of_series = found.setdefault((stem, kind, units, variant), {})
                of_series[levels.index(record.class_level)] = outcome.annual_energy_wh
    for way, energies in found.items():
        told = [energies[level] for level in sorted(energies)]
        if any(not close_below(first, second) for first, second in pairwise(told)):
            yield f"{way}: {told} Wh, the best grade first"


def a_fan_or_pump_obeys_affinity(raw: Raw) -> Iterator[str]:
    """Against a system without static part eight tenths of the flow take 0.8³ of the power.

    Of the machine; motor and converter lose a larger share then, and machines at low speed: up to
    a fifth more is allowed. Nothing saves more than the cube, but where more units share the flow.
    """
    duty = raw["duty"]
    if duty["family"] not in ("pumps", "fans"):
        return
    static = "static_head_m" if duty["family"] == "pumps" else "kept_pressure_pa"
    full = changed(
        raw,
        **{f"duty__{static}": 0.0, "duty__flow_control": "system_curve", "plant__models_max": 1},
    )
    full["load"] = {"kind": "flow_bins", "flow_shares": [1.0], "time_shares": [1.0],
                    "hours_a_year": 5000.0}  # fmt: skip
    carrying = 1 if full["plant"].get("redundancy", "none") == "none" else 2
    for way, before, after in moved(full, {"load__flow_shares": [0.8]}):
        share = after.annual_energy_wh / before.annual_energy_wh
        if way[1] == carrying and not 0.8**3 * 0.995 <= share <= 0.8**3 * 1.2:
            yield f"{way}: {share:.4f} of the energy at 0.8 of the flow"


def a_cooler_condenser_never_takes_more_power(raw: Raw) -> Iterator[str]:
    if raw["duty"]["family"] != "chillers" or raw["duty"].get("condenser") != "water":
        return
    # Made to a smaller size then, which may lie in the next class of sizes with lower limits.
    made = {one.id for one in devices_of(raw) if is_made_to_size(one)}
    warm = changed(raw, duty__tower_approach_k=5.0)
    for way, before, after in moved(warm, {"duty__tower_approach_k": 4.0}):
        if way[0] in made:
            continue
        if shortfall_of(before) is not None or shortfall_of(after) is not None:
            continue
        # Colder than a machine's own limit the worse of its curve held and carried on counts,
        # so hours that come to lie there may take a little more.
        allowed = _COLDER_THAN_LIMIT if after.beyond_limits_hours > 0.0 else 0.0
        if not close_below(after.annual_energy_wh, before.annual_energy_wh * (1.0 + allowed)):
            yield f"{way}: {before.annual_energy_wh:.6g} -> {after.annual_energy_wh:.6g} Wh"


ENERGIES: tuple[Callable[[Raw], Iterator[str]], ...] = (
    more_load_never_takes_less_energy,
    busier_hours_never_take_less_energy,
    a_better_grade_never_uses_more_energy,
    a_fan_or_pump_obeys_affinity,
    a_cooler_condenser_never_takes_more_power,
)
