"""The grid factor that nobody entered: that of the province where the site lies."""

import msgspec

from core.climate.stations import Station, stations
from core.climate.year import ClimateYear
from core.study.grid_factors import GridFactor, average
from core.study.study import Study, without_effect
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

PATH = "economics.grid_factor_kg_per_kwh"


def with_grid_factor(
    study: Study, site: Station, climate: ClimateYear
) -> tuple[Study, tuple[Finding, ...]]:
    """The study with the factor of its site where it was left open, and what is said of it.

    A figure that an older file wrote down as assumed stays, as it was computed with.
    """
    economics = study.economics
    given = economics.grid_factor_kg_per_kwh
    if given is not None and PATH not in study.assumed:
        return study, ()
    here = average(_province(site), economics.grid_factor_year)
    taken = here.kg_per_kwh if given is None else given
    filled = msgspec.structs.replace(
        study,
        economics=msgspec.structs.replace(
            economics,
            grid_factor_kg_per_kwh=taken,
            grid_factor_year=here.year if given is None else economics.grid_factor_year,
        ),
        assumed=tuple(sorted({*study.assumed, PATH})),
    )
    if PATH in without_effect(study):
        return filled, ()
    return filled, _said(filled, here, economics.grid_factor_year, climate)


def _said(
    filled: Study, here: GridFactor, asked_year: int, climate: ClimateYear
) -> tuple[Finding, ...]:
    taken = filled.economics.grid_factor_kg_per_kwh
    published = (
        figure("region", here.region, word="region"),
        figure("year", here.year, Kind.YEAR),
        figure("factor", here.kg_per_kwh, Kind.CARBON_FACTOR),
        figure("notice", here.notice, word="grid_notice"),
    )
    if taken != here.kg_per_kwh:
        kept = (
            figure("kept", taken or 0.0, Kind.CARBON_FACTOR),
            figure("kept_year", filled.economics.grid_factor_year, Kind.YEAR),
        )
        return (finding("grid_factor_kept", Severity.ASSUMED, *kept, *published),)
    said = [finding("grid_factor_from_site", Severity.ASSUMED, *published)]
    if here.year != asked_year:
        years = (figure("asked", asked_year, Kind.YEAR), figure("year", here.year, Kind.YEAR))
        said.append(finding("grid_factor_other_year", Severity.WARNING, *years))
    if not climate.in_china:
        country = figure("country", climate.country)
        said.append(finding("grid_factor_abroad", Severity.WARNING, country))
    return tuple(said)


def _province(site: Station) -> str:
    """The province of a station; a weather file names its station by the number alone."""
    return next((one.province for one in stations() if one.id == site.id), "")
