"""What makers claim of industrial heat pumps: listed beside a result, never in a saving."""

import csv
from dataclasses import dataclass
from importlib.resources import files

from core.keeping.keeping import keep_for_good

_LISTED = 6  # claims beside a result


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim, evidence grade D; heat_max_w and refrigerant where they are stated."""

    maker: str
    product: str
    supply_max_c: float
    medium: str
    refrigerant: str
    heat_max_w: float | None
    source: str


@keep_for_good
def claims() -> tuple[Claim, ...]:
    """All claims, as they were collected."""
    text = files("core.families.industrial_heat").joinpath("claims.csv").read_text("utf-8")
    return tuple(
        Claim(
            maker=row["maker"],
            product=row["product"],
            supply_max_c=float(row["supply_max_c"]),
            medium=row["medium"],
            refrigerant=row["refrigerant"],
            heat_max_w=float(row["heat_max_w"]) if row["heat_max_w"] else None,
            source=row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def claims_for(sink_out_c: float, heat_w: float, *, steam: bool) -> tuple[Claim, ...]:
    """Products whose makers claim this temperature, medium and size; the nearest come first."""
    wanted = "steam" if steam else "water"
    reaching = [
        claim
        for claim in claims()
        if claim.supply_max_c >= sink_out_c
        and (wanted in claim.medium or not claim.medium)
        and (claim.heat_max_w is None or claim.heat_max_w >= heat_w)
    ]
    return tuple(sorted(reaching, key=lambda claim: claim.supply_max_c)[:_LISTED])
