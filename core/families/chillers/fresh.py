"""A chiller begun from nothing: as machines of its kind are, until its own points say more.

The curves are the medians of the kind nearest to it (classes.json); nothing else of the record
is anybody's: no source, no year, no mains.
"""

from collections.abc import Mapping

import msgspec

from core.families.chillers.classes import class_file, class_record, fitted
from core.families.chillers.record import Chiller, Compressor, Flag, Unloading
from core.machines.condenser import Condenser
from core.machines.device import OWN_SOURCE, Evidence

_USUAL_W = 1e6
_USUAL_COP = {Condenser.WATER: 5.5, Condenser.AIR: 3.2}
# Of kinds without curves of their own the ones that unload most alike.
_NEAREST = {Compressor.RECIPROCATING: Compressor.SCROLL, Compressor.CENTRIFUGAL: Compressor.SCREW}


def begun(chosen: Mapping[str, str]) -> Chiller:
    """A chiller of the user's own to begin from, of the kind that is chosen, by column.

    Its flags say that its curves are those of its kind as long as nobody gives it others.
    """
    made = fresh(
        Compressor(chosen.get("compressor", Compressor.SCREW)),
        Condenser(chosen.get("condenser", Condenser.WATER)),
        Unloading(chosen.get("unloading", Unloading.UNKNOWN)),
    )
    flags = (Flag.PART_LOAD_OF_KIND, Flag.LEAVING_OF_KIND)
    return msgspec.structs.replace(made, source=OWN_SOURCE, flags=flags)


def fresh(
    compressor: Compressor = Compressor.SCREW,
    condenser: Condenser = Condenser.WATER,
    unloading: Unloading = Unloading.UNKNOWN,
    *,
    capacity_w: float = _USUAL_W,
    cop: float | None = None,
) -> Chiller:
    """A chiller of a kind with its median curves, W and W/W at 7 °C and 30 (air 35) °C."""
    key = _kind(compressor, condenser, unloading)
    made = class_record(key, fitted(key, cop or _USUAL_COP[condenser], None), capacity_w)
    return msgspec.structs.replace(
        made,
        id="",
        maker="",
        model="",
        compressor=compressor,
        unloading=unloading,
        source="",
        source_year="",
        evidence=Evidence.D,
        flags=(),
    )


def _kind(compressor: Compressor, condenser: Condenser, unloading: Unloading) -> str:
    """The kind in the file of classes that is nearest."""
    speed = "variable" if unloading is Unloading.SPEED else "fixed"
    for one in (compressor, _NEAREST.get(compressor, compressor)):
        for key in (f"{condenser}_{one}", f"{condenser}_{one}_{speed}"):
            if key in class_file().kinds:
                return key
    raise KeyError(f"no kind near {compressor} {condenser}")
