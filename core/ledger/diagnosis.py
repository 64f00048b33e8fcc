"""The diagnosis of every asset: age, lists, grade, energy, and the class in the order of work."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

import msgspec

from core.ledger.age import Age, Answer, age
from core.ledger.asset import Asset
from core.ledger.elimination import Known, Listing, Match, match
from core.ledger.energy import Energy, energy
from core.ledger.expected_efficiency import Expected, expected, grade_2_ratings_kw
from core.ledger.expected_losses import expected_losses
from core.ledger.filled import plate_beside, with_measured_load, with_replacement, with_size
from core.ledger.grade_missing import design_by_name, missing_for_grade
from core.ledger.grading import BELOW, Grade, Grader
from core.ledger.kinds import is_never_judged
from core.ledger.load_rate import OVERSIZED_BELOW
from core.ledger.nameplate import Nameplate, read
from core.ledger.replacement_size import Sized, is_believed, size_of_motor
from core.machines.fuel import KGCE_PER_KWH
from core.standards.library import Standards

SIZES_AGREE = 0.02  # a size in the model that differs by more is a question
KG_CO2_PER_KWH = 0.5306  # national average of 2023
PAYBACK_DOUBTFUL_YEARS = 0.3  # of a shorter one the cost may be that of one machine of several
HIT, BELOW_LIMIT, TEN_YEARS, OTHER = 1, 2, 3, 4
KEEP, INCOMPLETE, NOT_JUDGED = "keep", "complete the data", "not judged"


Natural = tuple[tuple[tuple[float, str], ...], str]
_COAL_SAID = re.compile("煤(?!气|改)")  # 煤气 is a gas, 煤改气 burns coal no longer
_PARTS = re.compile(r"[0-9]+|[^0-9]+")


def natural(id_: str) -> Natural:
    """The place of an id as people count: 2 before 10, P-9 before P-10; equal for no two ids."""
    parts = _PARTS.findall(id_)
    return tuple((int(one), "") if one[0] in "0123456789" else (inf, one) for one in parts), id_


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How the ledger is judged: the day, the price of electricity and the factors, all shown."""

    day: date
    price_per_kwh: float  # yuan
    kg_co2_per_kwh: float = KG_CO2_PER_KWH
    kgce_per_kwh: float = KGCE_PER_KWH  # equivalent value
    strictly_over_ten: bool = False
    motor_yuan_per_kw: float = 0.0  # of replacements that nobody entered; 0: none is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What is found of one asset; plan_class: 1 to 4, or why it is in none."""

    asset: Asset
    plate: Nameplate
    age: Age
    listing: Match
    grade: Grade
    efficiency_pct: float | None
    expected: Expected
    energy: Energy
    plan_class: int | str
    saving_yuan: float | None = None
    payback_years: float | None = None
    questions: tuple[str, ...] = ()
    grade_missing: tuple[str, ...] = ()  # what the ledger lacks for a grade that is open
    motor_listing: Match | None = None  # of the motor of what is driven, by its own model
    losses_basis: str = ""  # of a transformer whose losses are those to expect of its series
    sized: Sized | None = None  # of the motor that would stand in a motor's place

    @property
    def urgency(self) -> tuple[float, float, float]:
        """Class, then payback, then saving: the least comes first."""
        first = self.plan_class if isinstance(self.plan_class, int) else 9
        payback = inf if self.payback_years is None else self.payback_years
        return first, payback, -(self.energy.saving_kwh or 0.0)

    @property
    def order(self) -> tuple[tuple[float, float, float], Natural]:
        """By urgency, then by id: no two assets are alike."""
        return self.urgency, natural(self.asset.id)


def diagnose(assets: Sequence[Asset], standards: Standards, rules: Rules) -> list[Diagnosis]:
    """The diagnosis of each asset, in the order of the ledger."""
    grader = Grader(standards, rules.day)
    return [_diagnose(asset, standards, grader, rules) for asset in assets]


def _diagnose(asset: Asset, standards: Standards, grader: Grader, rules: Rules) -> Diagnosis:
    plate = plate_beside(asset, read(asset.model))
    sized = with_size(asset, plate)
    asset = sized.asset
    stated, losses = asset, expected_losses(standards, plate, asset)
    if losses is not None:
        asset = msgspec.structs.replace(asset, p0_kw=losses.p0_kw, pk_kw=losses.pk_kw)
    by_heart = losses is not None and not losses.is_read
    old = age(asset.commissioned, rules.day, strict=rules.strictly_over_ten)
    usual = Expected()
    known = _known(asset, plate, old)
    if asset.family == "motor" and asset.efficiency_pct is None and asset.size is not None:
        usual = expected(
            standards, plate, asset.size, asset.made_year, asset.ie_class,
            in_service=known.in_service,
        )  # fmt: skip
    efficiency = asset.efficiency_pct if asset.efficiency_pct else usual.efficiency_pct
    asset = with_measured_load(asset, efficiency)
    listing = match(asset.family, asset.model, known)
    motor = match("motor", asset.motor_model, known) if asset.motor_model else None
    graded = stated if by_heart else asset
    grade = grader.grade(graded, plate, efficiency)
    new = _sized(asset, plate, standards)
    taken = with_replacement(asset, plate, grade, standards, rules.motor_yuan_per_kw, new)
    asset = taken.asset
    as_usual = asset.efficiency_pct is None if asset.family == "motor" else losses is not None
    used = energy(asset, efficiency, assumed=as_usual)
    saving = used.saving_kwh
    yuan = None if saving is None else saving * rules.price_per_kwh
    payback = None
    if yuan is not None and yuan > 0.0 and asset.replacement is not None:
        payback = asset.replacement.cost / yuan
    doubtful = payback is not None and payback < PAYBACK_DOUBTFUL_YEARS
    return Diagnosis(
        asset=asset, plate=plate, age=old, listing=listing, grade=grade,
        efficiency_pct=efficiency, expected=usual, energy=used,
        plan_class=_plan_class(asset, old, listing, grade, payback),
        saving_yuan=yuan, payback_years=payback,
        questions=(*_questions(asset, plate, usual, grade, old, known), *_of_motor(motor),
                   *sized.to_confirm, *(("losses_assumed",) if losses else ()), *taken.to_confirm,
                   *(("payback_doubtful",) if doubtful else ())),
        grade_missing=(
            () if grade.grade else missing_for_grade(graded, plate, efficiency, grade.assumed)
        ),
        losses_basis=losses.basis if losses else "", sized=new, motor_listing=motor,
    )  # fmt: skip


def _sized(asset: Asset, plate: Nameplate, standards: Standards) -> Sized | None:
    """Only motors are sized anew."""
    if asset.family != "motor":
        return None
    poles = plate.number("poles")
    return size_of_motor(asset, () if poles is None else grade_2_ratings_kw(standards, poles))


def _of_motor(listing: Match | None) -> tuple[str, ...]:
    """What the lists say of the motor in a machine that is judged as a whole."""
    if listing is None or listing.listing not in (Listing.HIT, Listing.SUSPECT):
        return ()
    return ("motor_listed" if listing.listing is Listing.HIT else "motor_suspect",)


def _known(asset: Asset, plate: Nameplate, old: Age) -> Known:
    served = old.span[1].year if old.span else None
    latest = [one for one in (served, asset.made_by) if one is not None]
    return Known(
        made=asset.made_year,
        in_service=min(latest, default=None),
        size_kw=asset.size if asset.family == "motor" else None,
        voltage_kv=asset.voltage_kv or plate.number("kv"),
        flow_m3h=asset.flow_m3h,
        pressure_kpa=asset.pressure_kpa,
        burns_coal=_COAL_SAID.search(f"{asset.name} {asset.fuel}") is not None,
        burns_biomass="生物质" in f"{asset.name} {asset.fuel}",
    )


def _plan_class(
    asset: Asset, old: Age, listing: Match, grade: Grade, payback: float | None
) -> int | str:
    """1 a hit, 2 below the limit for new machines, 3 ten years or more, 4 others that pay back."""
    if listing.listing is Listing.HIT:
        return HIT
    if listing.listing is Listing.OPEN and not grade.grade:
        return INCOMPLETE
    if grade.grade == BELOW or listing.listing is Listing.ENCOURAGED:
        return BELOW_LIMIT
    if grade.grade == "3" and old.ten_or_more is Answer.YES:
        return TEN_YEARS
    if payback is not None and asset.replacement is not None:
        return OTHER
    if not grade.unknown:
        return KEEP
    return NOT_JUDGED if is_never_judged(asset.family) else INCOMPLETE


def _questions(
    asset: Asset, plate: Nameplate, usual: Expected, grade: Grade, old: Age, known: Known
) -> tuple[str, ...]:
    """What the ledger says in two ways, or leaves to be asked."""
    found = []
    printed = plate.number("rated_kw") if asset.family == "motor" else plate.number("kva")
    if printed and asset.size and abs(printed / asset.size - 1.0) > SIZES_AGREE:
        found.append("size_differs")
    if old.ten_or_more is Answer.REFUSED:
        found.append("commissioned_later")
    if known.contradicts_itself:
        found.append("made_later")
    if plate.is_sure and asset.family and plate.family != asset.family:
        found.append("family_differs")
    if usual.at_most is not None or (usual.nearest and usual.efficiency_pct is None):
        found.append("efficiency_to_measure")
    if asset.label and grade.grade and asset.label != grade.grade:
        found.append("label_differs")
    if asset.steam_t_h is not None:
        found.append("size_from_steam")
    if design_by_name(asset, plate):
        found.append("design_from_name")
    found += [f"{fact}_from_row" for fact in ("poles", "fuel") if fact in plate.guessed]
    found += asset.unsure
    if asset.from_text:
        found.append("from_text")
    if asset.standby_count:
        found.append("standby_apart")
    if asset.load_factor is not None and not is_believed(asset.load_factor):
        found.append("load_unusual")
    elif asset.family == "motor" and (asset.load_factor or 1.0) < OVERSIZED_BELOW:
        found.append("oversized")
    return tuple(found)
