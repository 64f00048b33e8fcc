"""The calculation: one operating point by the family, then the money of the year and of the life.

Every line has its formula, the figures put in, and the result, so that it can be checked by hand.
"""

from math import isclose

import msgspec

from core.content.blocks import Block, Message, Section, Table, TableCell, Words, say
from core.content.calculation import Step, digits, steps_table
from core.money.present_value import annuity
from core.report.yardstick import candidate_name
from core.selection.family_report import FamilyReport
from core.selection.financing import money_beside
from core.selection.operating_point import ASKED
from core.selection.selection import Candidate, Selection

_WH_PER_KWH = 1e3


def calculation_section(selection: Selection, family: FamilyReport) -> tuple[Section, ...]:
    """Of what the report is about; none where nothing fits."""
    leading = selection.leading
    if leading is None:
        return ()
    own = family.calculation(selection, leading)
    told = (_with_assumed(one, selection) if isinstance(one, Table) else one for one in own)
    blocks: tuple[Block, ...] = (*told, _money(selection, leading))
    title = say("calculation.section", machine=candidate_name(leading))
    return (Section(title=title, blocks=blocks, new_page=True),)


def _with_assumed(table: Table, selection: Selection) -> Table:
    """The steps, with the word beside what the duty only assumes."""
    assumed = selection.study.assumed

    def of(cell: TableCell) -> TableCell:
        if not isinstance(cell, Message) or cell.key != ASKED:
            return cell
        named = cell.parts["fields"]
        fields = named.text.split() if isinstance(named, Words) else []
        known = not any(f"duty.{one}" in assumed for one in fields)
        return say(ASKED if known else "calculation.from.assumed")

    rows = tuple(tuple(map(of, row)) for row in table.rows)
    return msgspec.structs.replace(table, rows=rows)


def _factor(rate: float, life: int, rise: float) -> tuple[str, str]:
    """Present value of one a year, rising: Σ (1 + g)^(k − 1) / (1 + r)^k, k from 1 to n."""
    if isclose(rate, rise):
        return "n / (1 + r)", f"{life} / {digits(1.0 + rate)}"
    growth = "" if not rise else f"{digits(1.0 + rise)} / "
    return (
        "(1 − ((1 + g)/(1 + r))^n) / (r − g)",
        f"(1 − ({growth or '1 / '}{digits(1.0 + rate)})^{life}) / {digits(rate - rise)}",
    )


def _money(selection: Selection, candidate: Candidate) -> Table:
    """From the electricity of the year to the cost of the life."""
    economics, own = selection.study.economics, candidate.outcome
    rate, life, rise = economics.discount_rate, economics.life_years, economics.energy_price_rise
    currency, d = economics.currency, digits
    energy = own.annual_energy_wh / _WH_PER_KWH
    later, of_energy = annuity(rate, life), annuity(rate, life, rise)

    def step(key: str, symbol: str, value: float, unit: str = "", formula: str = "",
             inserted: str = "") -> Step:  # fmt: skip
        name = say(f"calculation.year.{key}")
        return Step(name=name, symbol=symbol, value=value, unit=unit, formula=formula,
                    inserted=inserted)  # fmt: skip

    beside = money_beside(own, selection.study)
    # a negative amount stands in its brackets
    more = "".join(f" + {d(factor)} × ({d(amount)})" for _, amount, factor in beside)
    steps = [
        step("energy", "E", energy, "kWh", "Σ P·h", f"{len(selection.profile.hours):,} × (P·h)"),
        step("energy_cost", "C_E", own.energy_cost, f"{currency}/a"),
        step("investment", "I", own.investment, currency),
        step("maintenance", "C_M", own.maintenance_cost, f"{currency}/a",
             "m · I", f"{d(economics.maintenance_share)} × {d(own.investment)}"),
        step("factor", "a", later, "a", *_factor(rate, life, 0.0)),
        step("energy_factor", "a_E", of_energy, "a", *_factor(rate, life, rise)),
        step("life_cycle", "LCC", own.life_cycle_cost, currency,
             "I + a_E · C_E + a · C_M" + (" + Σ f · B" if beside else ""),
             f"{d(own.investment)} + {d(of_energy)} × {d(own.energy_cost)}"
             f" + {d(later)} × {d(own.maintenance_cost)}{more}"),
    ]  # fmt: skip
    factor = economics.grid_kg_per_kwh
    if isclose(own.carbon_kg, energy * factor, rel_tol=1e-9):  # a fuel's own comes to it elsewhere
        steps.append(
            step("carbon", "m_C", own.carbon_kg, "kg/a", "E · f", f"{d(energy)} × {d(factor)}")
        )
    caption = say(
        "calculation.year.caption",
        rate=Words(text=digits(rate)),
        life=Words(text=str(life)),
        rise=Words(text=digits(rise)),
    )
    return steps_table(say("calculation.year.title"), tuple(steps), caption)
