"""The losses to expect of a transformer whose nameplate gives none: by series, always assumed.

Of S13, S20 and S22, oil, 10 kV, what grades 3, 2 and 1 of GB 20052 allow; of S7, S9 and S11 what
is usual at 1000 kVA, and of no other size. A dry one has none: its limits go by a class of its own.
"""

from dataclasses import dataclass

from core.keeping.keeping import keep_latest
from core.ledger.asset import Asset
from core.ledger.connections import WINDINGS, connection_of
from core.ledger.nameplate import Nameplate
from core.standards.library import Standards

_GB = "GB 20052-2024"
_GRADE_OF_SERIES = {"S13": "3", "S20": "2", "S22": "1"}
_USUAL_KW = {("S7", 1000.0): (1.80, 11.6), ("S9", 1000.0): (1.70, 10.3),
             ("S11", 1000.0): (1.15, 10.3)}  # fmt: skip
_KV = 10.0
_OF_ROW = {"transformer_insulation": "oil_immersed", "core_material": "silicon_steel_core",
           "tap_changer": "off_circuit_tap"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """No-load and load losses, kW; basis: the series, and the grade it is where it is one.

    is_read: whether a table says them; what is only known by heart makes no grade.
    """

    p0_kw: float
    pk_kw: float
    basis: str
    is_read: bool


def expected_losses(standards: Standards, plate: Nameplate, asset: Asset) -> Losses | None:
    """Of a transformer that states neither loss; None where its series does not tell them."""
    told = asset.p0_kw is not None or asset.pk_kw is not None
    kv = plate.number("kv") or asset.voltage_kv
    if asset.family != "transformer" or told or kv != _KV or asset.size is None:
        return None
    grade = _GRADE_OF_SERIES.get(plate.series)
    if grade is None:
        usual = _USUAL_KW.get((plate.series, asset.size))
        return usual and Losses(p0_kw=usual[0], pk_kw=usual[1], basis=plate.series, is_read=False)
    rows = _rows(standards, grade)
    winding = WINDINGS.get(connection_of(asset.connection))
    found = {
        losses for (kva, connections), losses in rows.items()
        if kva == asset.size and (winding is None or not connections or winding in connections)
    }  # fmt: skip
    if len(found) != 1:
        return None
    p0, pk = found.pop()
    return Losses(p0_kw=p0, pk_kw=pk, basis=f"{plate.series}, {_GB} {grade}", is_read=True)


@keep_latest(8)
def _rows(
    standards: Standards, grade: str
) -> dict[tuple[float, tuple[str, ...]], tuple[float, float]]:
    """Both losses of a grade by kVA and groups of windings, of those that the series are."""
    found = {}
    for row in standards.by_code[_GB].rows:
        tests = {test.key: test for test in row.when}
        kva, kv = (tests[key].equals if key in tests else None
                   for key in ("rated_capacity", "grid_voltage"))  # fmt: skip
        ours = all(key in tests and word in tests[key].words for key, word in _OF_ROW.items())
        losses = (row.limits.get(grade), row.gates[0].limits.get(grade) if row.gates else None)
        if kv != _KV or not ours or not isinstance(kva, int | float):
            continue
        p0, pk = losses
        if isinstance(p0, int | float) and isinstance(pk, int | float):
            windings = tests.get("winding_connection")
            named = () if windings is None else tuple(windings.words)
            found[float(kva), named] = (float(p0), float(pk))
    return found
