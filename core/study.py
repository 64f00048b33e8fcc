"""The study: the document that says what is needed, where and by which criteria.

One UTF-8 JSON file. What the writer left out is filled with the default and remembered in
`assumed`; an encoded study holds every value, so a later release with other defaults
reads the same study.

Format history
    1  first release
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import msgspec

from core.chillers.duty import ChillerDuty, RatingMethod
from core.compliance import Compliance
from core.duty import Duty
from core.field import Field, declare, fields_of
from core.finding import figure
from core.heat_pumps.duty import HeatPumpDuty
from core.heat_pumps.load import LoadHeating
from core.heat_pumps.season import last_of_month
from core.industrial_heat.duty import IndustrialHeatDuty
from core.industrial_heat.load import LoadFlows, LoadProcess
from core.load.kinds import LoadFile, LoadShape, LoadSynthesised
from core.motors.duty import MotorDuty
from core.motors.loads import (
    ShaftConstant,
    ShaftCycle,
    ShaftFlow,
    ShaftMeasured,
    ShaftTemplate,
)
from core.problem import Problem
from core.quantity import Kind
from core.study_faults import invalid, not_json, unknown_word

FORMAT = "loadfit-study"
SCHEMA = 1


class Project(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who asks, and for what."""

    name: Annotated[str, declare()] = ""
    number: Annotated[str, declare()] = ""
    customer: Annotated[str, declare()] = ""
    engineer: Annotated[str, declare()] = ""
    note: Annotated[str, declare()] = ""


class Site(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where it stands: a station of GB 50736-2012, an EPW file, or both.

    Without a station the file gives the design conditions too.
    """

    station: Annotated[str, declare()] = ""
    epw: Annotated[str, declare()] | None = None  # path, relative to the study file


# Unions, as families come.
if TYPE_CHECKING:
    AnyDuty = Any  # each family knows which duty is its own
else:
    AnyDuty = ChillerDuty | HeatPumpDuty | MotorDuty | IndustrialHeatDuty
Load = (
    LoadFile | LoadShape | LoadSynthesised
    | ShaftConstant | ShaftCycle | ShaftFlow | ShaftTemplate | ShaftMeasured
    | LoadProcess | LoadFlows | LoadHeating
)  # fmt: skip


class Criteria(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By what the candidates are admitted and ranked."""

    rank_by: Annotated[
        Literal["life_cycle_cost", "annual_energy", "nplv", "coverage", "carbon", "weights"],
        declare(),
    ] = "life_cycle_cost"
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
    makers_left_out: Annotated[tuple[str, ...], declare()] = ()
    doubtful_admitted: Annotated[bool, declare()] = False
    rating: Annotated[RatingMethod, declare()] | None = None  # None: by the country of the site
    resolution: Annotated[Literal["binned", "hourly"], declare()] = "binned"


class FlatTariff(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="flat",
):
    """One price all year."""

    price_per_kwh: Annotated[float, declare(Kind.ENERGY_PRICE, ge=0, le=100, assumed=True)] = 0.75


class TimeOfUseTariff(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="time_of_use",
):
    """A price for each hour of the day; `summer` replaces it in the months named."""

    prices_per_kwh: Annotated[tuple[float, ...], declare()]  # 24, hour 0 first
    summer_prices_per_kwh: Annotated[tuple[float, ...], declare()] | None = None
    summer_months: Annotated[tuple[int, ...], declare()] = (7, 8, 9)


class Economics(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Tariff, prices and the frame of the life-cycle cost."""

    currency: Annotated[str, msgspec.Meta(min_length=1, max_length=8)] = "CNY"
    tariff: FlatTariff | TimeOfUseTariff = FlatTariff()
    price_per_kw: Annotated[
        float,
        declare(Kind.CAPACITY_PRICE, ge=0, le=1e5, assumed=True),
    ] = 700.0
    maintenance_share: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.02
    life_years: Annotated[int, declare(Kind.YEARS, ge=1, le=50, assumed=True)] = 20
    discount_rate: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.05
    energy_price_rise: Annotated[float, declare(Kind.SHARE, ge=-0.1, le=0.3, assumed=True)] = 0.0
    grid_factor_kg_per_kwh: Annotated[
        float,
        declare(
            Kind.CARBON_FACTOR,
            ge=0,
            le=3,
            assumed=True,
        ),
    ] = 0.5366
    grid_factor_year: Annotated[int, declare(Kind.YEAR, ge=1990, le=2100)] = 2022
    reference: Annotated[str, declare()] | None = None  # device id; None: core.against


class Study(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One study. `assumed` names the values nobody entered, as `section.key`."""

    format: Literal["loadfit-study"] = "loadfit-study"
    schema: int = SCHEMA
    app_version: str = ""
    project: Project = Project()
    site: Site
    duty: AnyDuty
    load: Load
    criteria: Criteria = Criteria()
    compliance: Compliance = Compliance()
    economics: Economics = Economics()
    assumed: tuple[str, ...] = ()


_FORMS: Mapping[str, tuple[type[msgspec.Struct], ...]] = {
    "duty": get_args(AnyDuty),
    "load": get_args(Load),
    "criteria": (Criteria,),
    "compliance": (Compliance,),
    "economics": (Economics,),
    "economics.tariff": (FlatTariff, TimeOfUseTariff),
}
SECTIONS = ("project", "site", "duty", "load", "criteria", "compliance", "economics")
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def decode(content: bytes, place: str) -> Study:
    """Read a study; `place` names the file in a Problem.

    Raises Problem `study_not_json`, `study_not_ours`, `study_newer`, `study_invalid`.
    """
    raw = _raw(content, place)
    try:
        study = msgspec.convert(raw, Study, strict=True)
    except msgspec.ValidationError as error:
        raise invalid(str(error), place, lambda path: _known_words(raw, path)) from error
    study = _with_family_defaults(study, raw)
    _check(study, place)
    assumed = set(study.assumed) | set(_left_out(study, raw))
    return msgspec.structs.replace(study, assumed=tuple(sorted(assumed)))


def _raw(content: bytes, place: str) -> dict[str, Any]:
    try:
        raw = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise not_json(content, place, error) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise Problem("study_not_ours", place)
    schema = raw.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise Problem("study_schema", f"{place} [schema]")
    if schema > SCHEMA:
        raise Problem("study_newer", place, figure("schema", schema), figure("known", SCHEMA))
    for step in range(schema, SCHEMA):
        raw = MIGRATIONS[step](raw)
    return _season_by_day({**raw, "schema": SCHEMA})


def _season_by_day(raw: dict[str, Any]) -> dict[str, Any]:
    """The study with a heating season by days, where it was written in whole months."""
    load = raw.get("load")
    if not isinstance(load, dict) or not {"first_month", "last_month"} & load.keys():
        return raw
    first, last = load.get("first_month", 11), load.get("last_month", 3)  # their defaults then
    if not all(isinstance(one, int) and 1 <= one <= 12 for one in (first, last)):
        return raw  # told as any other wrong value
    days = {"first_day": f"{first:02d}-01", "last_day": last_of_month(last)}
    others = {k: v for k, v in load.items() if k not in ("first_month", "last_month")}
    assumed = raw.get("assumed", [])
    if isinstance(assumed, list):
        renamed = {"load.first_month": "load.first_day", "load.last_month": "load.last_day"}
        assumed = [renamed.get(one, one) if isinstance(one, str) else one for one in assumed]
    return {**raw, "load": {**days, **others}, "assumed": assumed}


def at_station(study: Study, station: str) -> Study:
    """The study at another station: what nobody entered follows it.

    Values of the former station that were written down as assumed are open again.
    """
    study = msgspec.structs.replace(
        study, site=msgspec.structs.replace(study.site, station=station)
    )
    for name in ("duty", "load"):
        section = getattr(study, name)
        open_again = {
            field.key: None
            for field in fields_of(type(section))
            if field.assumed and field.optional and f"{name}.{field.key}" in study.assumed
        }
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


def _with_family_defaults(study: Study, raw: dict[str, Any]) -> Study:
    """The study with its family's defaults where the writer gave nothing."""
    for path, value in study.duty.defaults.items():
        section, _, key = path.partition(".")
        if key not in raw.get(section, {}):
            changed = msgspec.structs.replace(getattr(study, section), **{key: value})
            study = msgspec.structs.replace(study, **{section: changed})
    return study


def _left_out(study: Study, raw: dict[str, Any]) -> list[str]:
    """Keys with a default of known basis that the writer did not give."""
    sections = [(name, getattr(study, name), raw.get(name, {})) for name in SECTIONS]
    tariff = study.economics.tariff
    sections.append(("economics.tariff", tariff, raw.get("economics", {}).get("tariff", {})))
    return [
        f"{name}.{field.key}"
        for name, section, given in sections
        for field in fields_of(type(section))
        if field.assumed and field.key not in given
    ]


def _check(study: Study, place: str) -> None:
    for key, given in disagreements(study):
        raise disagreement(study, key, given, f"{place} [{key}]")


def disagreement(study: Study, key: str, given: str, place: str) -> Problem:
    """One of `disagreements(study)` as a Problem `study_disagrees` or `study_word_unknown`.

    What the values at `key` must hold to is the message `rule.<key>`.
    """
    known = {"load.kind": _tags(study.duty.loads), "criteria.rank_by": _rankings(study.duty)}
    if key in known:
        return unknown_word(place, key, given.strip("`"), known[key])
    return Problem("study_disagrees", place, figure("rule", key, word="rule"))


def _tags(structs: Iterable[type[msgspec.Struct]]) -> tuple[str, ...]:
    return tuple(str(struct.__struct_config__.tag) for struct in structs)


def _rankings(duty: Duty) -> tuple[str, ...]:
    return (*duty.ranked_by, "weights")


def _known_words(raw: Mapping[str, Any], path: str) -> tuple[str, ...]:
    """The words that may stand at a path of a file, as far as it can be told which form it has."""
    section, _, key = path.rpartition(".")
    forms = _FORMS.get(section, ())
    if key in ("family", "kind"):
        return _tags(forms)
    given: Any = raw
    for name in section.split("."):
        given = given.get(name, {}) if isinstance(given, dict) else {}
    tag = given.get("family", given.get("kind")) if isinstance(given, dict) else None
    chosen = [form for form in forms if form.__struct_config__.tag == tag] or forms
    fields = [field for form in chosen for field in fields_of(form) if field.key == key]
    return tuple(dict.fromkeys(word for field in fields for word in field.choices))


def disagreements(study: Study) -> Iterator[tuple[str, str]]:
    """What a type cannot say: the keys whose values do not go with others, and why in short."""
    duty, tariff = study.duty, study.economics.tariff
    if not isinstance(study.load, duty.loads):
        yield "load.kind", f"`{study.load.__struct_config__.tag}`"
    yield from duty.disagreements(study.load)
    if isinstance(tariff, TimeOfUseTariff):
        for key in ("prices_per_kwh", "summer_prices_per_kwh"):
            prices = getattr(tariff, key)
            if prices is not None and (len(prices) != 24 or min(prices) < 0):
                yield f"economics.tariff.{key}", "24 × ≥ 0"
        if not all(1 <= month <= 12 for month in tariff.summer_months):
            yield "economics.tariff.summer_months", "1…12"
    weights = study.criteria.weights
    if study.criteria.rank_by not in (*duty.ranked_by, "weights"):
        yield "criteria.rank_by", f"`{study.criteria.rank_by}`"
    unknown = set(weights) - set(duty.ranked_by)
    if unknown or any(weight < 0 for weight in weights.values()):
        yield "criteria.weights", ", ".join(sorted(unknown)) or "< 0"
    if study.criteria.rank_by == "weights" and not any(weights.values()):
        yield "criteria.weights", "{}"
