"""Representations of ASHRAE 205 (RS0001 3.0.0) after its published schema, figures invented."""

from typing import Any

STEPS = (0.25, 0.5, 0.75, 1.0)
LEAVING_K, ENTERING_K = (278.15, 280.15, 283.15), (288.15, 293.15, 298.15, 303.15, 307.15)
FLOWS = (0.05, 0.07)


def grid_document(kilowatts: float = 1400.0) -> dict[str, Any]:
    """A water-cooled screw chiller over two condenser flows."""
    power, capacity, heat = [], [], []
    for leaving in LEAVING_K:
        for flow in FLOWS:
            for entering in ENTERING_K:
                full = (
                    kilowatts * 1e3 * (1 + 0.03 * (leaving - 280.15) - 0.008 * (entering - 303.15))
                )
                ratio = (
                    6.2 - 0.13 * (entering - 303.15) + 0.15 * (leaving - 280.15) + 5 * (flow - 0.07)
                )
                for load in STEPS:
                    capacity.append(full * load)
                    power.append(full / ratio * (0.12 + 0.4 * load + 0.48 * load**2))
                    heat.append(capacity[-1] + power[-1])
    return {
        "metadata": {
            "data_model": "ASHRAE_205", "schema": "RS0001", "schema_version": "3.0.0",
            "id": "9a2b7f7e-1111-4222-8333-444455556666", "description": "A chiller of tests",
            "data_timestamp": "2025-03-04T05:06Z", "data_version": 2, "notes": "Invented",
        },
        "description": {"product_information": {
            "manufacturer": "Somebody", "model_number": "S-1400", "compressor_type": "SCREW",
            "refrigerant": "R-134a",
        }},
        "performance": {
            "condenser_type": "LIQUID",
            "evaporator_liquid_type": liquid(), "condenser_liquid_type": liquid(),
            "evaporator_fouling_factor": 1.8e-5, "condenser_fouling_factor": 4.4e-5,
            "compressor_speed_control_type": "CONTINUOUS",
            "cycling_degradation_coefficient": 0.2,
            "scaling": {"minimum": 0.8, "maximum": 1.2},
            "performance_map_cooling": {
                "grid_variables": {
                    "evaporator_liquid_volumetric_flow_rate": [0.0665],
                    "evaporator_liquid_leaving_temperature": list(LEAVING_K),
                    "condenser_liquid_volumetric_flow_rate": list(FLOWS),
                    "condenser_liquid_entering_temperature": list(ENTERING_K),
                    "compressor_sequence_number": [1, 2, 3, 4],
                },
                "lookup_variables": {
                    "input_power": power, "net_evaporator_capacity": capacity,
                    "net_condenser_capacity": heat,
                    "oil_cooler_heat": [0.0] * len(power), "auxiliary_heat": [0.0] * len(power),
                    "operation_state": ["NORMAL"] * len(power),
                },
            },
            "performance_map_standby": {
                "grid_variables": {"environment_dry_bulb_temperature": [293.15]},
                "lookup_variables": {"input_power": [750.0]},
            },
        },
    }  # fmt: skip


def air_document() -> dict[str, Any]:
    """The same over outdoor air: axes in the order of the schema, one humidity and pressure."""
    document = grid_document()
    performance = document["performance"]
    performance["condenser_type"] = "AIR"
    del performance["condenser_liquid_type"], performance["condenser_fouling_factor"]
    cooling = performance["performance_map_cooling"]
    axes = cooling["grid_variables"]
    del axes["condenser_liquid_volumetric_flow_rate"]
    air = [value + 5.0 for value in axes.pop("condenser_liquid_entering_temperature")]
    steps = axes.pop("compressor_sequence_number")
    axes |= {
        "condenser_air_entering_drybulb_temperature": air,
        "condenser_air_entering_relative_humidity": [0.4],
        "ambient_pressure": [101325.0],
        "compressor_sequence_number": steps,
    }
    block = len(ENTERING_K) * len(STEPS)  # those of one condenser flow of each two
    cooling["lookup_variables"] = {
        key: [v for at in range(len(LEAVING_K)) for v in values[2 * at * block :][:block]]
        for key, values in cooling["lookup_variables"].items()
    }
    count = block * len(LEAVING_K)
    cooling["lookup_variables"]["condenser_air_volumetric_flow_rate"] = [30.0] * count
    return document


def liquid() -> dict[str, Any]:
    return {
        "liquid_components": [{"liquid_constituent": "WATER", "concentration": 1.0}],
        "concentration_type": "BY_VOLUME",
    }
