"""Chillers as representations of ASHRAE 205, RS0001.

One that came so goes out as it came. One that is known by its curves goes out as points on them;
what is lost between the points, and what is not known at all, is told in the file.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from core.families.chillers.exchange.ashrae_205 import (
    CAPACITY,
    CONDENSER_FLOW,
    ENTERING,
    EVAPORATOR_FLOW,
    HEAT,
    HINT,
    KELVIN,
    LEAVING,
    OF_AIR,
    POWER,
    REFERENCE,
    STEP,
)
from core.families.chillers.exchange.energyplus import SAID
from core.families.chillers.exchange.grid_sampling import Sampled, sampled
from core.families.chillers.record import Chiller
from core.machines.condenser import Condenser
from core.machines.device import device_name
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_SCHEMA_VERSION = "3.0.0"
_NAMESPACE = uuid.UUID("5d4fcf4e-54c5-5b0e-9d0e-3a5d6c1f9a57")  # ids made from those of a catalog


def json_205(chillers: Sequence[Chiller]) -> str:
    """One chiller as RS0001; one that came so is given back as it came.

    Raises Problem `rs0001_one` where there are several, `idf_no_capacity` for one without a size.
    """
    if len(chillers) != 1:
        raise Problem("rs0001_one", chillers[0].id, figure("count", len(chillers)))
    (one,) = chillers
    if one.capacity_w is None:
        raise Problem("idf_no_capacity", one.id)
    document = _written(one, sampled(one))
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"


def _written(one: Chiller, found: Sampled) -> dict[str, Any]:
    grid = found.grid
    document: dict[str, Any] = (
        msgspec.json.decode(grid.beside) if grid.beside else _around(one, found)
    )
    performance = document["performance"]
    cooling = performance.setdefault("performance_map_cooling", {})
    entering = ENTERING[one.condenser]
    flows = {CONDENSER_FLOW: grid.condenser_flow_m3s} if grid.condenser_flow_m3s else {}
    cooling["grid_variables"] = {
        EVAPORATOR_FLOW: grid.evaporator_flow_m3s,
        LEAVING: [value + KELVIN for value in grid.leaving_c],
        **flows,
        entering: [value + KELVIN for value in grid.condenser_c],
        **cooling.get("grid_variables", {}),
        STEP: grid.steps,
    }
    cooling["lookup_variables"] = {
        POWER: grid.power_w,
        CAPACITY: grid.capacity_w,
        HEAT: grid.heat_w,
        **cooling.get("lookup_variables", {}),
    }
    performance["cycling_degradation_coefficient"] = grid.cycling
    metadata = document["metadata"]
    lines = [
        line for line in str(metadata.get("notes") or "").splitlines() if not line.startswith(HINT)
    ]
    metadata["notes"] = "\n".join([*lines, HINT + msgspec.json.encode(_told(one)).decode()])
    return document


def _told(one: Chiller) -> dict[str, str | float]:
    """What RS0001 has no place for, or only some of."""
    known = msgspec.structs.asdict(one)
    told = {key: value for key in SAID if (value := known[key]) not in (None, "")}
    told["flags"] = " ".join(one.flags)
    told |= {key: known[key] for key in REFERENCE}
    return told


def _around(one: Chiller, found: Sampled) -> dict[str, Any]:
    """The document of a machine that did not come as one: what is not known is written as such."""
    grid, water = found.grid, one.condenser is Condenser.WATER
    liquid = {
        "liquid_components": [{"liquid_constituent": "WATER", "concentration": 1.0}],
        "concentration_type": "BY_VOLUME",
    }
    unknown = [0.0] * grid.points
    air: dict[str, Any] = {} if water else {OF_AIR[0]: [0.4], OF_AIR[1]: [101325.0]}
    more: dict[str, Any] = {"oil_cooler_heat": unknown, "auxiliary_heat": unknown}
    if not water:
        more["condenser_air_volumetric_flow_rate"] = unknown
    named = device_name(one)
    product: dict[str, Any] = {
        "manufacturer": one.maker,
        "model_number": one.model,
        "compressor_type": one.compressor.name,
    }
    if one.refrigerant:
        product["refrigerant"] = one.refrigerant
    performance: dict[str, Any] = {
        "condenser_type": "LIQUID" if water else "AIR",
        "evaporator_liquid_type": liquid,
        "evaporator_fouling_factor": 0.0,
        "compressor_speed_control_type": "CONTINUOUS",
        "performance_map_cooling": {"grid_variables": air, "lookup_variables": {
            **more, "operation_state": ["NORMAL"] * grid.points,
        }},
        "performance_map_standby": {
            "grid_variables": {"environment_dry_bulb_temperature": [293.15]},
            "lookup_variables": {"input_power": [0.0]},
        },
        "performance_map_evaporator_liquid_pressure_differential": _unknown_drop(
            "evaporator", {EVAPORATOR_FLOW: grid.evaporator_flow_m3s[:1],
                           LEAVING: [grid.leaving_c[0] + KELVIN]}),
    }  # fmt: skip
    if water:
        performance |= {
            "condenser_liquid_type": liquid,
            "condenser_fouling_factor": 0.0,
            "performance_map_condenser_liquid_pressure_differential": _unknown_drop(
                "condenser", {CONDENSER_FLOW: grid.condenser_flow_m3s[:1],
                              ENTERING[one.condenser]: [grid.condenser_c[0] + KELVIN]}),
        }  # fmt: skip
    return {
        "metadata": {
            "data_model": "ASHRAE_205",
            "schema": "RS0001",
            "schema_version": _SCHEMA_VERSION,
            "id": str(uuid.uuid5(_NAMESPACE, one.id)),
            "description": f"{named}, {one.compressor.value}",
            "data_timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ"),
            "data_version": 1,
            "data_source": one.source,
            "disclaimer": (
                "Points on the curves of a catalog record: read linearly between them, power is "
                f"off the curves by {100 * found.off:.2f}% at most. Not known, and written "
                "because the schema asks for them: pressure differences (1 Pa), fouling, standby "
                "power, heat of oil and auxiliaries, flow of condenser air (0)."
            ),
        },
        "description": {"product_information": product},
        "performance": performance,
    }


def _unknown_drop(side: str, axes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "grid_variables": axes,
        "lookup_variables": {f"{side}_liquid_differential_pressure": [1.0]},
    }
