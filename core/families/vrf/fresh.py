"""An air conditioner begun from nothing: the curves of its kind, until its own say more.

Multi-split: those of air-cooled package air conditioners of the Japanese building-energy code
(builelib, class curves that belong to no machine), without the code's allowance for operation;
they know no indoor temperature. Power per capacity is a quadratic through the code's two lines.
Two sources differ from them by 12 to 19 %. Unitary machines begin with the same ones.
"""

from collections.abc import Mapping

from core.families.vrf.record import AirConditioner, Stage, System, VrfFlag
from core.machines.device import OWN_SOURCE, Evidence

KIND_STAGE: Stage = (
    1.0,
    1.0875, 0.0, 0.0, -0.0025, 0.0, 0.0,
    0.671539, 0.0, 0.0, 0.0040999, 0.00015115, 0.0,
)  # fmt: skip
KIND_PART_LOAD = (0.1883, -0.0456, 0.8573)
# Of the code's line for the power; the capacity has breaks at −8 and 4.5 °C, read as wet bulb.
_POWER = (0.9232, 0.0128)
_CAPACITY = (
    (-20.0, 0.847, 0.0255), (-8.0, 0.847, 0.0255), (-7.9, 0.762, 0.0153),
    (4.5, 0.762, 0.0153), (4.6, 0.847, 0.0255), (15.0, 0.847, 0.0255),
)  # fmt: skip
KIND_HEATING = tuple(
    (t, a + b * t, (_POWER[0] + _POWER[1] * t) / (a + b * t)) for t, a, b in _CAPACITY
)
_BAND = 0.20
_USUAL_W = {System.MULTI_SPLIT: 28e3, System.UNITARY: 50e3}


def begun(chosen: Mapping[str, str]) -> AirConditioner:
    """An air conditioner of the user's own to begin from, of the system that is chosen."""
    system = System(chosen.get("system", System.MULTI_SPLIT))
    heats = system is System.MULTI_SPLIT
    return AirConditioner(
        id="",
        maker="",
        model="",
        system=system,
        rated_cooling_w=_USUAL_W[system],
        rated_eer=3.0,
        rated_heating_w=_USUAL_W[system] * 1.1 if heats else None,
        rated_heating_cop=3.5 if heats else None,
        class_band_one=_BAND,
        class_band_several=_BAND,
        stages=(KIND_STAGE,),
        indoor_min_c=15.0,
        indoor_max_c=24.0,
        outdoor_min_c=15.0,
        outdoor_max_c=43.0,
        part_load=KIND_PART_LOAD,
        plr_min=0.3,
        heating_points=KIND_HEATING if heats else (),
        source=OWN_SOURCE,
        source_year="",
        evidence=Evidence.D,
        flags=(VrfFlag.CURVES_OF_KIND,),
    )
