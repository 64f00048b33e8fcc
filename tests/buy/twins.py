"""Twins of machines: the same with better figures, under another id."""

from typing import Any

import msgspec

from core.families.motors.classes import class_above_label

_LESS = 0.97  # of what it takes
_LOST = 0.9  # of what it loses, where a share is told
_FACTORS = {  # fields that a better machine has more or less of, and by what they are multiplied
    "specific_power": _LESS,
    "weighted_specific_power": _LESS,
    "no_load_power_w": _LESS,
    "load_loss_w": _LESS,
    "stack_kwh_m3": _LESS,
    "system_kwh_m3": _LESS,
    "idle_input_w": _LESS,
    "full_input_w": _LESS,
    "overall_work": 1.0 / _LESS,
    "rated_eer": 1.0 / _LESS,
    "rated_heating_cop": 1.0 / _LESS,
    "ieer": 1.0 / _LESS,
    "furnace_efficiency": 1.0 / _LESS,
    "power_ratio": 1.0 / _LESS,
    "fixed_power_w": _LESS,
}


def better(record: Any) -> Any | None:
    """The same machine with less input at every point; None: its family has no twin here."""
    names = record.__struct_fields__
    other: dict[str, Any] = {
        name: getattr(record, name) * factor
        for name, factor in _FACTORS.items()
        if name in names and getattr(record, name) is not None
    }
    if "cop" in names:
        other["cop"] = record.cop * 1.03
    elif "efficiency_100" in names:
        other |= _motor(record)
    if getattr(record, "curve", ()) and "speed_control" in names:  # pumps and fans: the third is kW
        other["curve"] = tuple((flow, rise, kw * _LESS) for flow, rise, kw in record.curve)
        other["rated_efficiency"] = record.rated_efficiency / _LESS
    if getattr(record, "speed_points", ()):
        other["speed_points"] = tuple((flow, kw * _LESS) for flow, kw in record.speed_points)
    if "supply_efficiencies" in names:
        other["supply_efficiencies"] = tuple(map(_better_share, record.supply_efficiencies))
    if "efficiencies" in names:  # of boilers: 1.1 is the most there is
        other["efficiencies"] = tuple(
            tuple(each * 1.005 for each in row) for row in record.efficiencies
        )
        if record.rated_efficiency is not None:
            other["rated_efficiency"] = record.rated_efficiency * 1.005
    if getattr(record, "step_inputs_w", ()):
        other["step_inputs_w"] = tuple(each * _LESS for each in record.step_inputs_w)
    if not other:
        return None
    return msgspec.structs.replace(record, id=f"{record.id}-better", **other)


def _better_share(share: float) -> float:
    return 1.0 - _LOST * (1.0 - share)


def _motor(record: Any) -> dict[str, Any]:
    """A tenth of the losses less at every load, labelled as what it then is."""
    names = record.__struct_fields__
    shares = [n for n in names if n.startswith("efficiency_") and getattr(record, n) is not None]
    if not shares:
        return {}
    other = {name: _better_share(getattr(record, name)) for name in shares}
    # With the class it reaches then: what claims more than its label stands behind.
    relabelled = class_above_label(msgspec.structs.replace(record, **other))
    if relabelled is not None:
        other["ie_class"] = relabelled[0]
    return other
