"""The study: the document that says what is needed, where and by which criteria.

One UTF-8 JSON file. What the writer left out is filled with the default and remembered in
`assumed`; an encoded study holds every value, so a later release with other defaults
reads the same study.

Format history
    1  first release
    2  units, reserve and staging of three duties in a section `plant` of their own; what was
       chosen and compared in a section `choice`
"""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from core.load.kind import LoadKind
from core.money.financing import Financing
from core.study.choice import Choice
from core.study.compliance import Compliance
from core.study.criteria import BY_WEIGHTS, Criteria
from core.study.duty import Duty
from core.study.economics import Economics, TimeOfUseTariff
from core.study.grid_factors import YEAR
from core.study.plant import STARTS, Plant
from core.study.sections import Project, Site, TitleBlock
from core.vocabulary.field import Field, fields_of, value_of

FORMAT = "loadfit-study"
SCHEMA = 2
SECTIONS = ("project", "site", "duty", "load", "plant", "criteria", "compliance", "economics",
            "financing", "title_block")  # fmt: skip


class Study(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One study. `assumed` names the values nobody entered, as `section.key`.

    A file is read as a study of the families there are (core.families.any_family).
    """

    format: Literal["loadfit-study"] = "loadfit-study"
    schema: int = SCHEMA
    app_version: str = ""
    project: Project = Project()
    site: Site
    duty: Any  # of the family's own type, a Duty
    load: LoadKind
    plant: Plant = Plant()
    criteria: Criteria = Criteria()
    compliance: Compliance = Compliance()
    economics: Economics = Economics()
    financing: Financing = Financing()
    choice: Choice = Choice()
    title_block: TitleBlock = TitleBlock()
    assumed: tuple[str, ...] = ()

    def section(self, name: str) -> msgspec.Struct:
        """The section of that name, one of SECTIONS."""
        section: msgspec.Struct = value_of(self, name)
        return section


def at_station(study: Study, station: str) -> Study:
    """The study at another station: what nobody entered follows it.

    Values of the former station that were written down as assumed are open again.
    """
    study = msgspec.structs.replace(
        study, site=msgspec.structs.replace(study.site, station=station)
    )
    for name in ("duty", "load", "economics"):
        section = study.section(name)
        open_again: dict[str, Any] = {
            field.key: None
            for field in fields_of(type(section))
            if field.assumed
            and field.optional
            and field.of(section) is not None
            and f"{name}.{field.key}" in study.assumed
        }
        if open_again.keys() & {"grid_factor_kg_per_kwh"}:
            open_again["grid_factor_year"] = YEAR  # the year of a figure goes with it
        if open_again:
            changed = msgspec.structs.replace(section, **open_again)
            study = msgspec.structs.replace(study, **{name: changed})
    return study


def encode(study: Study) -> bytes:
    """The study as UTF-8 JSON, ready to be written."""
    return msgspec.json.format(msgspec.json.encode(study), indent=2) + b"\n"


def default_of(duty: type[Duty], path: str, field: Field) -> Any:
    """The default of a field at `path` in a study with such a duty."""
    return duty.defaults.get(path, field.default)


def basis_of(duty: Duty, path: str) -> str:
    """The message that says what an assumed value at `path` rests on."""
    key = path.rpartition(".")[2]
    if path in duty.defaults:
        return f"basis.{duty.__struct_config__.tag}.{key}"
    return f"basis.{key}"


def disagreements(study: Study) -> Iterator[tuple[str, str]]:
    """What a type cannot say: the keys whose values do not go with others, and why in short."""
    duty, tariff = study.duty, study.economics.tariff
    if not isinstance(study.load, duty.loads):
        yield "load.kind", f"`{study.load.__struct_config__.tag}`"
    yield from duty.disagreements(study.load)
    yield from study.plant.disagreements()
    if isinstance(tariff, TimeOfUseTariff):
        for key in ("prices_per_kwh", "summer_prices_per_kwh"):
            prices = value_of(tariff, key)
            if prices is not None and (len(prices) != 24 or min(prices) < 0):
                yield f"economics.tariff.{key}", "24 × ≥ 0"
        if not all(1 <= month <= 12 for month in tariff.summer_months):
            yield "economics.tariff.summer_months", "1…12"
    weights = study.criteria.weights
    if "staging" in duty.in_plants and study.plant.staging not in duty.stagings:
        yield "plant.staging", f"`{study.plant.staging.value}`"
    if "redundancy" in duty.in_plants and study.plant.redundancy not in duty.redundancies:
        yield "plant.redundancy", f"`{study.plant.redundancy.value}`"
    if study.criteria.rank_by not in duty.rankings():
        yield "criteria.rank_by", f"`{study.criteria.rank_by}`"
    unknown = set(weights) - set(duty.ranked_by())
    if unknown or any(weight < 0 for weight in weights.values()):
        yield "criteria.weights", ", ".join(sorted(unknown)) or "< 0"
    if study.criteria.rank_by == BY_WEIGHTS and not any(weights.values()):
        yield "criteria.weights", "{}"


def without_effect(study: Study) -> frozenset[str]:
    """Paths of fields that change nothing for this study: forms and reports leave them out."""
    idle = {f"plant.{field.key}" for field in fields_of(Plant)} - {
        f"plant.{key}" for key in study.duty.in_plants
    }
    idle |= {f"economics.{key}" for key in study.economics.without_effect()}
    idle |= {f"financing.{key}" for key in study.financing.without_effect()}
    if study.criteria.resolution != "hourly":
        idle |= {f"plant.{key}" for key in STARTS}  # bins have no before and after
    return frozenset(study.duty.without_effect() | study.plant.without_effect() | idle)
