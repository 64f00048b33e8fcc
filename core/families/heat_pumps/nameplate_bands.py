"""How far the year of a heat pump known by its nameplate may be off, by site and use."""

from collections.abc import Iterator

from core.families.heat_pumps.class_machines import (
    BAND_COLD,
    BAND_IDLE_STATED,
    BAND_MILD,
    BAND_MODERATE,
    BAND_OTHER_FLOW,
    BAND_WATER,
    FLOW_WITHIN_K,
)
from core.families.heat_pumps.columns import COLDER_BELOW_C, WARMER_FROM_C
from core.families.heat_pumps.nameplate import COLD_KIND, MILD_KIND, Stated
from core.machines.maker_tables import Remark
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

# Of the annual energy, while no site is known: that of a moderate one.
_USUAL = {COLD_KIND: BAND_MODERATE, MILD_KIND: 0.14}


def usual_band(stated: Stated, *, idle_known: bool) -> float:
    """The band that stands in the record; idle_known: the nameplate says what it draws waiting."""
    band = _USUAL.get(stated.key, BAND_WATER)
    return min(band, BAND_IDLE_STATED) if stated.of_air and idle_known else band


def bands_by_use(stated: Stated, *, idle_known: bool) -> Iterator[Remark]:
    """The bands of its uses, as site_band and the screening have them."""
    usual = figure("band", usual_band(stated, idle_known=idle_known), Kind.SHARE)
    cold = figure("cold", COLDER_BELOW_C, Kind.TEMPERATURE)
    mild = figure("mild", WARMER_FROM_C, Kind.TEMPERATURE)
    if stated.key != COLD_KIND:
        yield Remark(code="nameplate_hp_band_any", figures=(usual,))
    else:
        coldest = figure("band", BAND_COLD, Kind.SHARE)
        yield Remark(code="nameplate_hp_band_cold", figures=(cold, coldest))
        yield Remark(code="nameplate_hp_band_moderate", figures=(cold, mild, usual))
        if idle_known:
            mildest = figure("band", BAND_MILD, Kind.SHARE)
            yield Remark(code="nameplate_hp_band_mild", figures=(mild, mildest))
        else:
            yield Remark(code="nameplate_hp_band_mild_open", figures=(mild,))
    yield Remark(
        code="nameplate_hp_band_other_flow",
        figures=(
            figure("apart", FLOW_WITHIN_K, Kind.TEMPERATURE_DIFFERENCE),
            figure("outlet", stated.outlet_c, Kind.TEMPERATURE),
            figure("band", BAND_OTHER_FLOW, Kind.SHARE),
        ),
    )
