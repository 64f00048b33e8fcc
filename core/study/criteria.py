"""By what candidates are admitted and ranked.

Which words `rank_by` may hold, and which `weights`, follows from the outcome of the study's family:
the criteria declared there (core.vocabulary.field), and BY_WEIGHTS.
"""

from enum import StrEnum
from typing import Annotated, Final, Literal

import msgspec

from core.machines.refrigerant import USUAL_REPORT, GwpReport
from core.standards.rating_methods import RatingMethod
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

USUAL: Final = "life_cycle_cost"  # what is ranked by where a study says nothing
BY_WEIGHTS: Final = "weights"  # several criteria at once, each by its weight


class Availability(StrEnum):
    """What becomes of machines that are not known to be sold at the site."""

    SITE_FIRST = "site_first"  # they stand behind those that are
    SITE_ONLY = "site_only"  # they are left out
    ANY = "any"  # it does not matter


class Criteria(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By what the candidates are admitted and ranked."""

    rank_by: Annotated[str, declare(words="choice")] = USUAL
    weights: Annotated[dict[str, float], declare()] = {}
    efficient_share: Annotated[
        float,
        declare(Kind.SHARE, ge=0.5, le=0.999, assumed=True),
    ] = 0.9
    oversizing_max: Annotated[
        float,
        declare(
            Kind.RATIO,
            ge=1,
            le=20,
            assumed=True,
        ),
    ] = 1.5
    beyond_limits_k: Annotated[
        float,
        declare(
            Kind.TEMPERATURE_DIFFERENCE,
            ge=0,
            le=10,
            assumed=True,
        ),
    ] = 3.0
    gwp_max: Annotated[float, declare(Kind.GWP, ge=0)] | None = None
    gwp_report: Annotated[GwpReport, declare()] = USUAL_REPORT
    makers_left_out: Annotated[tuple[str, ...], declare()] = ()
    availability: Annotated[Availability, declare()] = Availability.SITE_FIRST
    approved_list: Annotated[str, declare()] | None = None  # file, relative to the study's folder
    doubtful_admitted: Annotated[bool, declare()] = False
    rating: Annotated[RatingMethod, declare()] | None = None  # None: by the country of the site
    resolution: Annotated[Literal["binned", "hourly"], declare()] = "binned"
