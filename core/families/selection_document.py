"""A selection as JSON, and the schema of that JSON.

One UTF-8 document: values in SI with their unit in the key, no language; findings as code
and figures. What is written can be read back into the Structs below, and the schema
published in resources/documentation/selection_schema.json is made from them.

Format history
    1  first release
    2  candidates of several models; what is said of one unit may be null
"""

from datetime import date
from typing import Annotated, Final, Literal

import msgspec

from core.families.any_family import AnyDesign, AnyDevice, AnyOutcome, AnyStudy

FORMAT: Final = "loadfit-selection"
SCHEMA: Final = 2


class FigureEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A named figure of a finding; `kind` is its kind of quantity, in SI.

    JSON has no infinity: a `value` of null is beyond every bound, as the seconds of a run-up that
    never ends.
    """

    name: str
    value: float | int | str | None
    kind: str | None = None


class FindingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What the selection has to say; `source` is the clause or file it rests on."""

    code: str
    severity: Literal["info", "assumed", "warning", "excludes"]
    figures: tuple[FigureEntry, ...] = ()
    source: str = ""
    more: tuple["FindingEntry", ...] = ()  # of the same cause
    of: str = ""  # the machine it is about, in a plant of several models


class RatingPointEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One point of a part-load rating.

    `beyond_limits`: outside the limits of the curves; the worse of held and carried on.
    """

    load: float
    condenser_c: float
    capacity_w: float
    power_w: float
    cop: float
    degradation: float
    weight: float
    beyond_limits: bool


class RatingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A rating by a named method; without a value, the findings say why."""

    kind: str
    method: str
    edition: str
    leaving_chilled_c: float
    value: float | None
    points: tuple[RatingPointEntry, ...] = ()
    findings: tuple[FindingEntry, ...] = ()


class AlternativeEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Another number of units of the same machine: its outcome, or why not."""

    units: int
    outcome: AnyOutcome | None
    findings: tuple[FindingEntry, ...] = ()


class GateEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A limit of one level against the machine's figure; `met` null: cannot be said."""

    level: str
    metric: str
    required: float | None
    actual: float | None
    met: bool | None
    unit: str = ""


class VerdictEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What one edition of a standard says of the machine; figures in the edition's `unit`.

    outcome: out_of_scope, cannot_be_judged (the figures that are missing), below_access,
    no_level or level; stage: 1 advanced, 2 saving, 3 access, 4 below. Where the standard leaves
    the choice between several tables, `decided_by` is the row by which the machine is judged.
    """

    product: str
    edition: str
    scale: str
    jurisdiction: str
    as_of: date
    outcome: str
    place: str
    row: str
    metric: str
    unit: str
    level: str
    stage: int | None
    above_grade_1: bool
    required: float | None
    actual: float | None
    margin: float | None
    conditional: bool
    gates: tuple[GateEntry, ...]
    decided_by: str = ""
    missing: tuple[str, ...]
    method_needed: str
    method_given: str
    confidence: str
    findings: tuple[FindingEntry, ...]


class ShortfallEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Load of the year that is not carried."""

    hours: float
    energy_wh: float


class NeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure must come to by a row, for a level; null: the limit is no plain number."""

    row: str
    level: str
    required: float | None


class AskEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What to ask the maker for: a figure in the edition's `unit`, or a key of the class.

    words: the values a key may have; method: the rating method the figure needs.
    """

    name: str
    is_metric: bool
    edition: str
    place: str
    unit: str
    words: tuple[str, ...]
    method: str
    needs: tuple[NeedEntry, ...]


class MinimumEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The machine of a candidate's kind and size at the mandatory limit, its measure.

    A finding of the candidate says what it is; `outcome` is its own year with the same load.
    """

    edition: str
    units: int
    outcome: AnyOutcome
    monthly_energy_wh: Annotated[
        tuple[float, ...], msgspec.Meta(min_length=12, max_length=12, description="January first")
    ]


class GroupEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Identical units of a plant; hours of all of them together, pumps and fans included.

    starts: of all of them in the year; start_wh: what they need beside `input_wh`, held-on units
    included; both null where the year is given in bins.
    """

    device: AnyDevice
    units: int
    standby: int
    unit_capacity_w: float
    unit_hours: float
    output_wh: float
    input_wh: float
    starts: float | None = None
    start_wh: float | None = None


class StageEntry(msgspec.Struct, frozen=True, kw_only=True):
    """From one load to another these units of each group run, at the conditions of design."""

    from_w: float
    to_w: float
    running: tuple[int, ...]


class CandidateEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A plant: a machine with its best number of units, or several machines.

    Of several, `device` is the largest, and `verdicts` are those of the one that stands worst.
    """

    id: Annotated[str, msgspec.Meta(description="what `choice` of a study names it by")]
    place: int
    tied: bool
    shortfall: Annotated[
        ShortfallEntry | None, msgspec.Meta(description="null: the whole load is carried")
    ]
    units: int
    device: AnyDevice
    groups: Annotated[
        tuple[GroupEntry, ...], msgspec.Meta(description="of a plant of several models")
    ] = ()
    staging: tuple[StageEntry, ...] = ()
    outcome: AnyOutcome
    monthly_energy_wh: Annotated[
        tuple[float, ...], msgspec.Meta(min_length=12, max_length=12, description="January first")
    ]
    ratings: tuple[RatingEntry, ...]
    findings: tuple[FindingEntry, ...]
    verdicts: tuple[VerdictEntry, ...]
    preferred: Annotated[bool, msgspec.Meta(description="by the kind of project")]
    proof: Annotated[
        Literal["shown", "to_be_proved", "not_listed", "not_asked"],
        msgspec.Meta(description="whether the tier and grade that are asked for are shown"),
    ]
    to_ask: tuple[AskEntry, ...]
    alternatives: tuple[AlternativeEntry, ...]
    code_minimum: MinimumEntry | None = None


class LeftOutEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A machine that was left out, and why; `reason` is the code it is counted under."""

    id: str
    maker: str
    model: str
    reason: str
    findings: tuple[FindingEntry, ...]


class ClimateEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Where the weather comes from."""

    origin: Literal["epw", "bins", "synthesised"]
    label: str
    pressure_pa: float
    findings: tuple[FindingEntry, ...]


class LoadEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Where the load comes from."""

    origin: str
    label: str
    step_h: float
    findings: tuple[FindingEntry, ...]


class ProfileEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The operating points: columns by name, each as long as `hours_h`."""

    resolution: Literal["binned", "hourly"]
    columns: dict[str, tuple[float, ...]]
    hours_h: tuple[float, ...]
    findings: tuple[FindingEntry, ...]


class EconomyEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the first candidate is worth its money, beside what its savings are measured against.

    Costs are present values over the life, CO2 is a year's. `payback_years` is null where there
    is none to tell, or where it does not come `within_life`.
    """

    verdict: Literal["economical", "not_economical"]
    candidate: str
    against: str
    life_years: int
    life_saving: float
    life_cycle_cost: float
    life_cycle_cost_against: float
    carbon_kg: float
    carbon_kg_against: float | None
    payback_years: float | None
    within_life: bool | None


class MixedPlantsEntry(msgspec.Struct, frozen=True, kw_only=True):
    """How plants of several models were sought; the best of them are among the candidates.

    considered, computed: plants of at most `units_max` units; next_bound: no other plant has
    less of the criterion `sought_by`, null where all were computed; gap: by how much that is
    more than the last kept by the search; saving: of the best of them against the best plant of
    one model, null where one of them is missing.
    """

    units_max: int
    sought_by: str
    saving: float | None
    considered: int
    computed: int
    next_bound: float | None
    gap: float


class SelectionDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A selection with all it rests on."""

    format: Literal["loadfit-selection"]
    schema: Literal[2]
    program_version: str
    catalog_version: str
    judged_on: Annotated[date, msgspec.Meta(description="the day whose standards hold")]
    family: str
    economy: Annotated[
        EconomyEntry | None,
        msgspec.Meta(description="of the first candidate; null where there is no saving to tell"),
    ] = None
    study: AnyStudy
    design: AnyDesign
    climate: ClimateEntry
    load: LoadEntry
    profile: ProfileEntry
    findings: tuple[FindingEntry, ...]
    candidates: tuple[CandidateEntry, ...]
    against: Annotated[
        Literal["chosen", "present", "code_minimum"] | None,
        msgspec.Meta(description="what savings are measured against; null: no saving is stated"),
    ] = None
    reference: Annotated[
        str | None, msgspec.Meta(description="id of the machine that savings are measured against")
    ]
    present: Annotated[
        str | None,
        msgspec.Meta(description="what is there today, where savings are measured against that"),
    ] = None
    mixed_plants: Annotated[
        MixedPlantsEntry | None,
        msgspec.Meta(description="null where the study asks for plants of one model"),
    ] = None
    left_out: tuple[LeftOutEntry, ...]
