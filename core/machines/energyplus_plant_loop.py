"""HeatPump:PlantLoop:EIR of EnergyPlus, heating and cooling, in both of its orders of fields.

Version 23.2 has put three fields for heat recovery among the others. An IDF that does not say its
version is told apart by where the names of curves stand; in epJSON the fields are named.
"""

from collections.abc import Iterator, Sequence

from core.machines.energyplus import EnergyPlusFile, EnergyPlusObject

HEATING, COOLING = "HeatPump:PlantLoop:EIR:Heating", "HeatPump:PlantLoop:EIR:Cooling"
CAPACITY, COP = "reference_capacity", "reference_coefficient_of_performance"
SOURCE = "condenser_type"
_INPUT = "electric_input_to_output_ratio_modifier_function_of"
CAPFT = "capacity_modifier_function_of_temperature_curve_name"
EIRFT, EIRFPLR = f"{_INPUT}_temperature_curve_name", f"{_INPUT}_part_load_ratio_curve_name"
_NODES = (
    "load_side_inlet_node_name", "load_side_outlet_node_name", SOURCE,
    "source_side_inlet_node_name", "source_side_outlet_node_name",
)  # fmt: skip
_RECOVERY = ("heat_recovery_inlet_node_name", "heat_recovery_outlet_node_name")
_FLOWS = (
    "companion_heat_pump_name", "load_side_reference_flow_rate", "source_side_reference_flow_rate",
)  # fmt: skip
_LAST = (CAPACITY, COP, "sizing_factor", CAPFT, EIRFT, EIRFPLR)
NEWER = (*_NODES, *_RECOVERY, *_FLOWS, "heat_recovery_reference_flow_rate", *_LAST)
_ORDERS: tuple[Sequence[str], ...] = (NEWER, (*_NODES, *_FLOWS, *_LAST))
NODES = tuple(name for name in _NODES if name != SOURCE)
LOAD_FLOW, SOURCE_FLOW = _FLOWS[1:]


def plant_loop_objects(
    content: str, place: str, kind: str
) -> Iterator[tuple[EnergyPlusFile, EnergyPlusObject]]:
    """The objects of one class, each with the file that names its curves."""
    newer, older = (EnergyPlusFile(content, place, {kind: order}) for order in _ORDERS)
    for one, other in zip(newer.objects, older.objects, strict=True):
        yield (older, other) if older.has_curve(other.value(CAPFT)) else (newer, one)
