"""The diagnosis and the plan of a ledger in the cells of tables, for the terminal and for files."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.ledger.diagnosis import HIT, Diagnosis, Rules
from core.ledger.document import LedgerSettings
from core.ledger.elimination import Listing, Match
from core.ledger.grading import BELOW
from core.ledger.kinds import OF_KEY, standard_of
from core.ledger.plan import Plan
from core.ledger.shares import COUNTED, Goal, share
from core.ledger.unplaced import unplaced_hits
from core.ledger.worth import MoneyTerms
from core.money.financing import Financing
from core.standards.library import Standards
from core.standards.wording import Wording
from core.vocabulary.field import Field, fields_of
from core.vocabulary.language import Language
from gui.program.sheet_files import Cells

TEN_THOUSAND = 1e4  # 万元, in which budgets are thought
_PROVED = 1e-6  # of the value: less is none
COLUMNS = (
    "id", "name", "place", "model", "size", "age", "listing", "grade", "efficiency", "kwh",
    "saving", "payback", "class", "to_ask",
)  # fmt: skip
FIGURES = frozenset(["size", "age", "efficiency", "kwh", "saving", "payback"])
_SHARES = (
    ("motor",), ("fan",), ("pump",), ("compressor",), ("transformer",),
    ("chiller", "heat_pump", "boiler"), ("server",),
)  # fmt: skip


class LedgerText:
    """Words of one language for what was found."""

    def __init__(self, language: Language, standards: Standards, rules: Rules) -> None:
        self.language, self.rules = language, rules
        self._wording = Wording(language, standards)

    def heads(self) -> list[str]:
        """Names of the columns."""
        return [self.language.text(f"ledger.column.{name}") for name in COLUMNS]

    def cells(self, one: Diagnosis) -> Cells:
        """A row of the diagnosis; numbers as numbers."""
        asset, used = one.asset, one.energy
        return [
            asset.id, asset.name, asset.place, asset.model, self.size(one),
            self.age_words(one) if one.age.years is None else one.age.years,
            self.listing(one), self.grade(one),
            "" if one.efficiency_pct is None else one.efficiency_pct,
            "" if used.kwh is None else round(used.kwh),
            "" if used.saving_kwh is None else round(used.saving_kwh),
            "" if one.payback_years is None else round(one.payback_years, 2),
            self.language.text(f"ledger.class.{_word(one.plan_class)}"), self.to_ask(one),
        ]  # fmt: skip

    def size(self, one: Diagnosis) -> str:
        """How many of which rated power or capacity, as on the nameplate."""
        asset = one.asset
        if asset.size is None:
            return ""
        unit = "kVA" if asset.family == "transformer" or asset.in_kva else "kW"
        many = f"{asset.count} × " if asset.count > 1 else ""
        return f"{many}{asset.size:,g} {unit}"

    @staticmethod
    def age_words(one: Diagnosis) -> str:
        """Whole years; the fewest and the most where only a part of the date is known."""
        if one.age.between is None:
            return ""
        least, most = one.age.between
        return str(least) if least == most else f"{least}–{most}"

    def listing(self, one: Diagnosis) -> str:
        """What the lists say, with the row that says it."""
        if one.listing.listing is Listing.OPEN and not one.asset.family:
            return self.language.text("ledger.listing.kind_unknown")
        return self.verdict(one.listing)

    def verdict(self, found: Match) -> str:
        """A verdict of the lists, with the row that gives it."""
        said = self.language.text(f"ledger.listing.{_word(found.listing)}")
        where = ""
        if found.row:
            place = self.language.cited(found.row.place)
            where = self.language.text("ledger_report.basis", basis=place)
        note = self.language.text("ledger.inferred") if found.inferred else ""
        return f"{said}{where}{note}"

    def short_grade(self, one: Diagnosis) -> str:
        """The figure alone, with a mark where it rests on what is assumed."""
        if not one.grade.grade:
            return "–"
        below = one.grade.grade == BELOW
        said = self.language.text("ledger.grade.short_below") if below else one.grade.grade
        return f"{said} *" if self.is_assumed(one) else said

    def grade_words(self, one: Diagnosis) -> str:
        """The grade in words."""
        if one.grade.grade == BELOW:
            return self.language.text("ledger.grade.below")
        return self.language.text("ledger.grade.is", grade=one.grade.grade)

    @staticmethod
    def is_assumed(one: Diagnosis) -> bool:
        """Whether the grade rests on a usual efficiency, or on what the ledger leaves open."""
        usual = one.expected.efficiency_pct is not None or one.losses_basis
        return bool(usual or one.grade.assumed or one.grade.by_bound)

    def grade(self, one: Diagnosis) -> str:
        """The grade by the edition in force, and how it came about."""
        if not one.grade.grade:
            return self.language.text("ledger.grade.open")
        said = self.grade_words(one)
        note = self.language.text("ledger.assumed") if self.is_assumed(one) else ""
        note = self.language.text("ledger.labelled") if one.grade.labelled else note
        edition = self.language.text("text.in_brackets", text=one.grade.edition)
        return f"{said}{edition}{note}"

    def marked_grade(self, one: Diagnosis) -> str:
        """The grade with its edition, and an asterisk where it rests on what is assumed."""
        if one.grade.labelled:
            return self.grade(one)
        mark = "*" if self.is_assumed(one) else ""
        edition = self.language.text("text.in_brackets", text=one.grade.edition)
        return f"{self.grade_words(one)}{mark}{edition}"

    def to_ask(self, one: Diagnosis) -> str:
        """What would narrow it, in a few words."""
        codes = list(one.questions)
        if one.listing.listing is Listing.SUSPECT:
            codes.append(one.listing.missing)
        measured = "efficiency_to_measure" in codes  # asks for the efficiency, and how
        codes += one.energy.missing
        if one.plan_class != HIT:
            codes += one.grade_missing
        if measured:
            codes = [code for code in codes if code != "efficiency_pct"]
        if "flow_pressure" in codes:  # asks for both
            codes = [code for code in codes if code not in ("flow_m3h", "pressure_kpa")]
        said = (self._asked(code, one) for code in dict.fromkeys(codes))
        return self.language.text("verdict.separator").join(said)

    def _asked(self, code: str, one: Diagnosis) -> str:
        """Of a kind whose table is not carried the standard is named."""
        standard = standard_of(one.asset.family) if code == "label" else ""
        if standard:
            apart = OF_KEY[one.asset.family].judged_apart
            key = "ledger.ask.by_standard.apart" if apart else "ledger.ask.by_standard"
            return self.language.text(key, standard=standard)
        return self.language.text(f"ledger.ask.{code}")

    def unplaced(self, found: Sequence[Diagnosis], plan: Plan) -> Iterable[str]:
        """Listed machines that no year of the plan replaces, a sentence a reason."""
        say = self.language.text
        for each in unplaced_hits(found, plan):
            if each.missing:
                fields = "/".join(say(f"ledger.ask.{name}") for name in each.missing)
                why = say("ledger_unplaced.missing", fields=fields)
            else:
                why = say(f"ledger_unplaced.{each.reason}")
            ids = say("ledger_unplaced.separator").join(each.ids)
            yield say("ledger_unplaced", ids=ids, why=why)

    def shares(
        self, found: Sequence[Diagnosis], settings: LedgerSettings, done: Iterable[str] = ()
    ) -> Iterable[Cells]:
        """Shares of machines in use by power and count, against the goal, kind by kind."""
        good = frozenset(done)
        for families in _SHARES:
            here = share(found, families, replaced=good.__contains__)
            if here.units:
                goal = settings.goal(families[0], new=False)
                against = "reached" if goal.reached(here.by_power_pct) else "short"
                yield [
                    self.language.text(f"ledger.kind.{families[0]}"),
                    f"{here.size:,.1f}" if here.size else "–",
                    f"{here.by_power_pct:.2f}" if here.size else "–", f"{here.by_count_pct:.2f}",
                    f"{here.unknown_pct:.2f}" if here.size else "–", goal_words(goal),
                    self.language.text(f"ledger.goal.{against}") if here.size else "–",
                ]  # fmt: skip

    def share_heads(self) -> list[str]:
        """Names of the columns of shares."""
        names = ("kind", "size", "by_power", "by_count", "unknown", "goal", "against")
        return [self.language.text(f"ledger.share.{name}") for name in names]

    def years(self, plan: Plan) -> Iterable[Cells]:
        """A row a year: what is bought, what it costs and saves, in kWh, tce and t of CO₂."""
        for year in plan.years:
            kwh = year.saving_kwh
            yield [
                str(year.year), f"{year.budget:,.0f}", f"{year.spent:,.0f}", str(len(year.ids)),
                f"{kwh:,.0f}", f"{kwh * self.rules.kgce_per_kwh / 1e3:.2f}",
                f"{kwh * self.rules.kg_co2_per_kwh / 1e3:.2f}", " ".join(year.ids),
            ]  # fmt: skip

    def rule(self, plan: Plan, settings: LedgerSettings, found: Sequence[Diagnosis]) -> str:
        """By what rule the plan was made, and of one optimum how near the best it is.

        Where listed machines could not be placed, the proof is of the rest alone, and says so.
        """
        say, years, proof = self.language.text, f"{settings.max_payback_years:g}", plan.whole
        sizes = say("ledger_plan.rule.size")
        if proof is None:
            return say("ledger_plan.rule", years=years) + sizes
        apart = any(each.missing for each in unplaced_hits(found, plan))
        gap = say("ledger_plan.gap.none_of_the_rest" if apart else "ledger_plan.gap.none")
        if proof.gap > _PROVED:
            gap = say("ledger_plan.gap", gap=f"{100.0 * proof.gap:.3f}",
                      bound=self._yuan(proof.bound))  # fmt: skip
        more = say("verdict.separator").join(
            say(
                "ledger_plan.more_money", year=str(year.year), worth=self._yuan(each * TEN_THOUSAND)
            )
            for year, each in zip(plan.years, proof.next_yuan, strict=True)
        )
        return say(
            "ledger_plan.rule.whole", years=years, value=self._yuan(proof.value), gap=gap,
            by_class=self._yuan(proof.by_class), more=more, life=str(settings.money.life_years),
            rate=f"{100.0 * settings.money.discount_rate:g}",
        ) + sizes  # fmt: skip

    def money_terms(self, terms: MoneyTerms) -> str:
        """Life, interest, and each row of the money that is on, with what it rests on."""
        say, idle = self.language.text, terms.financing.without_effect()
        frame = [(one, one.of(terms)) for one in fields_of(MoneyTerms) if one.kind is not None]
        rows = [(one, one.of(terms.financing)) for one in fields_of(Financing)
                if one.key not in idle]  # fmt: skip
        parts = []
        for field, value in (*frame, *rows):
            off = value is None or value is False or str(value).startswith("no_")
            if off or (value == 0.0 and not field.assumed):
                continue
            basis = f"basis.{field.key}"
            said = say(basis).rstrip("。.") if field.assumed else ""  # it stands in brackets
            why = say("ledger_report.basis", basis=said) if said else ""
            parts.append(f"{say(f'field.{field.key}')}{self._term(field, value)}{why}")
        return say("ledger_report.method.money", terms=say("verdict.separator").join(parts))

    def _term(self, field: Field, value: Any) -> str:
        """Its value behind its name; a switch that is on needs none."""
        if value is True:
            return ""
        if field.choices:
            return f" {self.language.text(f'choice.{value}')}"
        assert field.kind is not None  # noqa: S101  figures have one
        return f" {self.language.quantity(value, field.kind)}"

    def _yuan(self, value: float | None) -> str:
        return "–" if value is None else self.language.sum_said(value)

    def year_heads(self) -> list[str]:
        """Names of the columns of the plan."""
        names = ("year", "budget", "spent", "count", "kwh", "tce", "co2", "ids")
        return [self.language.text(f"ledger.plan.{name}") for name in names]


def rated_unit(family: str, language: Language) -> str:
    """kW or kVA; of what is counted, machines."""
    if family in COUNTED:
        return language.text("ledger.machines")
    return "kVA" if family == "transformer" else "kW"


def goal_words(goal: Goal) -> str:
    """With its sign, in per cent: > 15, ≥ 25."""
    return f"{'>' if goal.open else '≥'} {goal.pct:g}"


def short_money(yuan: float, language: Language) -> str:
    """In large units, as a sum of what is partly assumed is."""
    return f"{language.in_large_money(yuan)} {language.large_money_unit}"


def _word(value: object) -> str:
    """The rest of a message key: `not covered` is not_covered."""
    return str(value).replace(" ", "_")
