"""Energy of a whole ledger in a year, with what it costs and emits, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.ledger.age import Answer
from core.ledger.diagnosis import Diagnosis, Rules
from core.ledger.shares import COUNTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Of the machines in use; counts are of machines, not of rows.

    energy_units: those whose energy can be said; lacking_kw, lacking_kva: rated power of the
    others, as far as it is known; unsized_units: those whose rated power is not known;
    band_kwh: as if all erred the same way, for what is assumed of one (the load, the efficiency of
    a series) is assumed of all.
    """

    units: int
    energy_units: int
    lacking_kw: float
    lacking_kva: float
    unsized_units: int
    ten_or_more: int
    age_open: int
    kwh: float
    band_kwh: float
    yuan: float
    tce: float
    tco2: float


def totals(found: Sequence[Diagnosis], rules: Rules) -> Totals:
    """Sums over the machines in use."""
    used = [one for one in found if one.asset.status == "in_use"]
    known = [one for one in used if one.energy.kwh is not None]
    kwh = sum(one.energy.kwh or 0.0 for one in known)
    others = [one.asset for one in used if one.energy.kwh is None and one.asset.size is not None]
    kva, kw = (
        sum((one.size or 0.0) * one.count for one in others
            if (one.family == "transformer" or one.in_kva) is apparent)
        for apparent in (True, False)
    )  # fmt: skip
    return Totals(
        units=_units(used),
        energy_units=_units(known),
        lacking_kw=kw,
        lacking_kva=kva,
        unsized_units=_units(
            [one for one in used if one.asset.size is None and one.asset.family not in COUNTED]
        ),
        ten_or_more=_units([one for one in used if one.age.ten_or_more is Answer.YES]),
        age_open=_units([one for one in used if one.age.ten_or_more is Answer.OPEN]),
        kwh=kwh,
        band_kwh=sum((one.energy.kwh or 0.0) * one.energy.band for one in known),
        yuan=kwh * rules.price_per_kwh,
        tce=kwh * rules.kgce_per_kwh / 1e3,
        tco2=kwh * rules.kg_co2_per_kwh / 1e3,
    )


def _units(several: Sequence[Diagnosis]) -> int:
    return sum(one.asset.count for one in several)
