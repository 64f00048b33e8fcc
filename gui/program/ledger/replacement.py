"""A study for the replacement of an asset, with the asset as the machine that stands today.

What the ledger does not say is asked for (`missing`), or follows from what it says and is told in
the study's note. Groups are studied by one of their machines. Motors have the rating that
core.ledger.replacement_size says, everything else keeps its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from core.families.registry import decode
from core.ledger.diagnosis import Diagnosis
from core.ledger.document import LedgerSettings
from core.study.study import SCHEMA, Study
from core.vocabulary.language import Language
from gui.program.ledger import driven_studies, thermal_studies
from gui.program.ledger.given import Given, Lacking, Sections

ANYWHERE = "54511"  # where no site is known: it decides no more than the density of air
_MAKERS: Mapping[str, Callable[[Given], Sections]] = {
    "motor": driven_studies.motor,
    "pump": driven_studies.pump,
    "fan": driven_studies.fan,
    "compressor": driven_studies.compressor,
    "transformer": driven_studies.transformer,
    "chiller": thermal_studies.chiller,
    "heat_pump": thermal_studies.heat_pump,
    "boiler": thermal_studies.boiler,
    "power_supply": driven_studies.power_supply,
}


_NO_STUDY = {  # families of which a ledger does not say what a study begins with
    "server": "replacement_server", "furnace": "replacement_furnace",
    "multi_split": "replacement_rooms", "unitary_air_conditioner": "replacement_rooms",
    "": "family",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """The study, or what is missing: fields of the ledger, by the keys of `ledger.ask`."""

    study: Study | None = None
    missing: tuple[str, ...] = ()


def replacement(one: Diagnosis, settings: LedgerSettings, language: Language) -> Replacement:
    """What stands in the place of one machine of the asset."""
    maker = _MAKERS.get(one.asset.family)
    if maker is None:
        return Replacement(missing=(_NO_STUDY.get(one.asset.family, "replacement_none"),))
    given = Given(one=one, settings=settings, language=language, notes=[])
    try:
        sections = maker(given)
    except Lacking as lacking:
        return Replacement(missing=tuple(map(str, lacking.args)))
    asset = one.asset
    if asset.count > 1:
        given.note("one_of", count=str(asset.count))
    written = {
        "format": "loadfit-study",
        "schema": SCHEMA,
        "project": {
            "name": " ".join(part for part in (asset.id, asset.name, asset.model) if part),
            "note": " ".join(given.notes),
        },
        "site": {"station": settings.station or ANYWHERE},
        "economics": {
            "tariff": {"kind": "flat", "price_per_kwh": settings.price_per_kwh},
            "grid_factor_kg_per_kwh": settings.kg_co2_per_kwh,
        },
        **sections,
    }
    return Replacement(study=decode(msgspec.json.encode(written), asset.id))


def missing_said(made: Replacement, language: Language) -> str:
    """What is missing, in words."""
    asks = (language.text(f"ledger.ask.{key}") for key in made.missing)
    return language.text("verdict.separator").join(asks)
