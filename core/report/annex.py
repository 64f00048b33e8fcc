"""The calculation annex: by what method, edition and source every figure came about."""

from collections.abc import Mapping
from typing import Protocol

from core.content.blocks import (
    Block,
    Cell,
    Column,
    InLanguages,
    Properties,
    Property,
    Quantity,
    Section,
    Table,
    Words,
    say,
)
from core.machines.device import Device, Evidence
from core.report.cells import joined
from core.report.compliance import judged_note
from core.report.inputs import assumed_values, load_label
from core.report.source_names import source_name
from core.report.yardstick import candidate_name, machine_name, yardstick_name
from core.selection.family_report import FamilyReport
from core.selection.savings import monthly_against
from core.selection.selection import Selection
from core.vocabulary.language import LANGUAGES
from core.vocabulary.quantity import Kind


class Source(Protocol):
    """What the catalog knows of a source of figures."""

    @property
    def title(self) -> str:
        """The source as it is cited."""
        ...

    @property
    def terms(self) -> str:
        """Under which terms its figures are carried."""
        ...

    def note(self, language: str) -> str:
        """How far its figures reach, in a language."""
        ...


_STEPS = ("profile", "energy", "cost", "payback", "carbon", "rank")
_MACHINES = 10  # rows of the table of sources


def annex_section(
    selection: Selection, family: FamilyReport, sources: Mapping[str, Source]
) -> Section:
    """Methods, then the sources of the machines' figures with their grade of evidence."""
    blocks: list[Block] = [
        Properties(title=say("report.annex.methods"), items=methods(selection, family)),
        *assumed_values(selection.study),
    ]
    if selection.candidates:
        blocks.append(_machine_sources(selection))
        blocks += _sources(selection, sources)
        blocks.append(_month_table(selection))
    return Section(title=say("report.section.annex"), blocks=tuple(blocks))


def methods(selection: Selection, family: FamilyReport) -> tuple[Property, ...]:
    """By what method each step is calculated, with its edition."""
    climate, load = selection.climate, selection.load
    economics = selection.study.economics
    parts: dict[str, dict[str, Cell | str]] = {
        "carbon": {
            "factor": Quantity(value=economics.grid_kg_per_kwh, kind=Kind.CARBON_FACTOR),
            "year": Quantity(value=economics.grid_factor_year, kind=Kind.YEAR),
        },
        "rank": {"criterion": say(f"choice.{selection.study.criteria.rank_by}")},
    }
    return (
        Property(
            title=say("report.annex.climate"),
            value=say(
                f"report.annex.climate.{climate.origin.value}",
                label=Words(text=climate.label, word="place"),
            ),
        ),
        Property(
            title=say("report.annex.load"),
            value=say(f"report.annex.load.{load.origin.value}", label=load_label(selection)),
        ),
        *family.method_notes(selection),
        *([] if selection.mixed is None else [_of_several_models()]),
        Property(title=say("report.annex.judged"), value=judged_note(selection)),
        *(
            Property(
                title=say(f"report.annex.{step}"),
                value=say(f"report.annex.{step}.text", **parts.get(step, {})),
            )
            for step in _STEPS
        ),
    )


def _of_several_models() -> Property:
    key = "report.annex.staging.mixed"
    return Property(title=say(key), value=say(f"{key}.text"))


def _machine_sources(selection: Selection) -> Table:
    """Where the figures of each ranked machine come from."""
    return Table(
        title=say("report.annex.machines"),
        columns=(
            Column(title=say("field.id")),
            Column(title=say("report.column.machine"), share=1.0),
            Column(title=say("field.source")),
            Column(title=say("field.source_year")),
            Column(title=say("column.evidence")),
            Column(title=say("report.annex.flags"), share=1.5),
        ),
        rows=tuple(
            (
                Words(text=record.id),
                machine_name(record),
                source_name(record.source),
                Words(text=record.source_year),
                Words(text=record.evidence.value),
                joined([say(f"flag_short.{flag.value}") for flag in record.flags]),
            )
            for record in _machines(selection)
        ),
        whole=False,
        caption=say(
            "report.annex.grades",
            **{grade.value: say(f"evidence.{grade.value}") for grade in Evidence},
        ),
    )


def _machines(selection: Selection) -> list[Device]:
    """Those of the first candidates, each once."""
    every = (record for c in selection.candidates[:_MACHINES] for record in c.records)
    return list({record.id: record for record in every}.values())


def _sources(selection: Selection, sources: Mapping[str, Source]) -> list[Block]:
    """The sources themselves, as the catalog describes them."""
    used = dict.fromkeys(record.source for record in _machines(selection))
    known = [(key, sources[key]) for key in used if key in sources]
    if not known:
        return []
    rows = tuple(
        (
            source_name(key),
            source_name(key, source.title),
            InLanguages(texts={code: source.note(code) for code in LANGUAGES}),
            Words(text=source.terms),
        )
        for key, source in known
    )
    columns = (
        Column(title=say("field.source")),
        Column(title=say("report.annex.cited"), share=1.0),
        Column(title=say("report.annex.note"), share=1.6),
        Column(title=say("report.annex.terms"), share=0.9),
    )
    return [Table(title=say("report.annex.sources"), columns=columns, rows=rows)]


def _month_table(selection: Selection) -> Table:
    """Energy by month of the first candidates and the reference."""
    shown = selection.candidates[:3]
    columns = [Column(title=say("report.annex.month"), share=1.6)]
    for c in shown:
        key = "report.placed" if c.is_mixed else "report.annex.candidate"
        name = say(key, place=str(c.place), machine=candidate_name(c))
        columns.append(Column(title=name, kind=Kind.ENERGY))
    years = [c.monthly_energy_wh for c in shown]
    against, other = monthly_against(selection, None), yardstick_name(selection)
    reference = selection.reference
    itself = reference is not None and reference.id in {c.id for c in shown}
    if against is not None and other is not None and not itself:
        years.append(against)
        title = say("report.annex.reference", machine=other)
        columns.append(Column(title=title, kind=Kind.ENERGY))
    rows: list[tuple[Cell, ...]] = [
        (
            say(f"month.{month + 1}"),
            *(Quantity(value=year[month], kind=Kind.ENERGY) for year in years),
        )
        for month in range(12)
    ]
    rows.append(
        (
            say("report.annex.year"),
            *(Quantity(value=sum(year), kind=Kind.ENERGY) for year in years),
        )
    )
    return Table(
        title=say("report.annex.monthly"), columns=tuple(columns), rows=tuple(rows), total=True
    )
