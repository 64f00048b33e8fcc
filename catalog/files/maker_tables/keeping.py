"""Devices of makers' tables into the user's own: where each comes from, how well it fits.

The source of a device names the file, the day and who brought it in; its note says how many
points there were, how far the curves are off them, and what was assumed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from catalog.devices.store import Catalog
from catalog.files.maker_tables.reading import TablesPreview
from core.machines.device import Device, Source
from core.machines.maker_tables import FittedModel, Residuals
from core.vocabulary.language import Language

_PER_CENT = 100.0
_MET = 5e-4  # a figure so near to the one stated reads the same


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBy:
    """Who brings a file in, and when."""

    user: str  # empty: not known
    day: date


def bring_in_models(
    preview: TablesPreview, catalog: Catalog, by: BroughtBy, languages: Sequence[Language]
) -> tuple[Device, ...]:
    """Add the devices of the models that are wanted, all of them or none.

    languages: in which the notes are written. Raises the preview's own Problem where there is
    one, and those of OwnRecords.add.
    """
    obstacle = preview.obstacle
    if obstacle is not None:
        raise obstacle
    file = Path(preview.place).name
    sources = [
        source_of(f"{file} [{model.tabled.model}]", model.record, model.fitted, by, languages)
        for model in preview.wanted
    ]
    records = [
        msgspec.structs.replace(model.record, source=source.key)
        for model, source in zip(preview.wanted, sources, strict=True)
        if model.record is not None
    ]
    return catalog.add(*records, sources=sources)


def source_of(
    name: str,
    record: Device | None,
    fitted: FittedModel | None,
    by: BroughtBy,
    languages: Sequence[Language],
) -> Source:
    """Where a device comes from: what it was made of, when, by whom, and how well it fits."""
    assert record is not None  # noqa: S101  else there was an obstacle
    who = f", {by.user}" if by.user else ""
    notes = {one.code: " ".join(fit_in_words(fitted, one)) for one in languages}
    return Source(
        key=f"{name} {by.day.isoformat()}",
        title=f"{name}, {by.day.isoformat()}{who}",
        years=record.source_year,
        evidence=record.evidence,
        note_en=notes.get("en", ""),
        note_zh=notes.get("zh", ""),
    )


def fit_in_words(fitted: FittedModel | None, words: Language) -> Iterator[str]:
    """How well the curves of a model go through its points, what was assumed, and the bands."""
    if fitted is None:
        return
    for one in fitted.residuals:
        if fitted.band is None or one.largest > _MET:  # else a remark says what is met
            yield residual_in_words(one, words)
    for remark in (*fitted.assumed, *fitted.by_use):
        yield words.text(f"makers.{remark.code}", **words.figures(remark.figures))


def residual_in_words(one: Residuals, words: Language) -> str:
    """How far the curve of one figure is off its points."""
    return words.text(
        "makers.residual",
        role=words.text(f"role.{one.role}"),
        points=words.number(one.points.size),
        largest=words.number(one.largest * _PER_CENT, 2),
        rms=words.number(one.rms * _PER_CENT, 2),
    )
