"""What a ledger leaves open and its model or a standard says: taken, and asked to be confirmed.

The size is the one printed in the model. A motor below grade 2 whose replacement nobody entered is
taken to be replaced by one that just meets grade 2, at a price per kW, of the rating that
core.ledger.replacement_size says.
"""

from dataclasses import dataclass

import msgspec

from core.ledger.asset import Asset, Replacement
from core.ledger.expected_efficiency import grade_2_motor_pct
from core.ledger.grading import BELOW, Grade
from core.ledger.nameplate import Nameplate
from core.ledger.replacement_size import Sized
from core.standards.library import Standards

SIZE_FROM_MODEL, REPLACEMENT_ASSUMED = "size_from_model", "replacement_assumed"
REPLACEMENT_BY_LOAD = "replacement_by_load"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The asset as it is judged, and what of it to confirm."""

    asset: Asset
    to_confirm: tuple[str, ...] = ()


def with_size(asset: Asset, plate: Nameplate) -> Filled:
    """With the kW or kVA that the model prints, where the ledger states none."""
    printed = plate.number("kva" if asset.family == "transformer" else "rated_kw")
    if asset.size is not None or not printed:
        return Filled(asset=asset)
    return Filled(asset=msgspec.structs.replace(asset, size=printed), to_confirm=(SIZE_FROM_MODEL,))


def with_replacement(
    asset: Asset, plate: Nameplate, grade: Grade, standards: Standards, yuan_per_kw: float,
    sized: Sized | None,
) -> Filled:  # fmt: skip
    """With a motor of grade 2 in its place, where none was entered; 0 yuan/kW: nothing is taken."""
    poles = plate.number("poles")
    if (
        yuan_per_kw <= 0.0
        or asset.replacement is not None
        or asset.family != "motor"
        or grade.grade not in ("3", BELOW)
        or sized is None
        or poles is None
    ):
        return Filled(asset=asset)
    better = grade_2_motor_pct(standards, poles, sized.kw)
    if better is None:
        return Filled(asset=asset)
    taken = Replacement(
        cost=yuan_per_kw * sized.kw * asset.count, size=sized.kw, efficiency_pct=better
    )
    asked = REPLACEMENT_BY_LOAD if sized.by_load else REPLACEMENT_ASSUMED
    return Filled(asset=msgspec.structs.replace(asset, replacement=taken), to_confirm=(asked,))
