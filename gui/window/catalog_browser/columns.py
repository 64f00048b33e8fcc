"""The columns a list of devices can have: its declared fields, whose it is, its defects."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from catalog.devices.own import is_own, origin_of
from core.machines.device import Device, is_made_to_size
from core.machines.refrigerant import USUAL_REPORT
from core.machines.table import DeviceTable
from core.vocabulary.field import Field
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.device_text import shown
from gui.window.candidates.columns import declared, gwp_title, title_of

MODEL, OWN, FLAGS = "model", "own", "flags"
ALWAYS = (MODEL,)  # a row without it says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `value` is what it sorts by, None where nothing is stated."""

    key: str
    title: str
    help: str
    text: Callable[[Device], str]
    value: Callable[[Device], Any]
    numeric: bool = False
    muted: bool = False


def columns_of(family: DeviceTable, words: Language, first: tuple[str, ...]) -> tuple[Column, ...]:
    """Every column of a family's devices, those named `first` before the others."""
    fields = {field.key: field for field in declared(family.record)}
    ordered = [*first, *(key for key in fields if key not in first)]
    return (
        *(_of_field(fields[key], words) for key in ordered),
        Column(
            key=OWN,
            title=words.text("browser.column.own"),
            help=words.text("browser.column.own.help"),
            text=lambda device: origin_of(device, words),
            value=lambda device: (not is_own(device.id), is_made_to_size(device)),
            muted=True,
        ),
        Column(
            key=FLAGS,
            title=words.text("catalog.flags"),
            help=words.text("browser.column.flags.help"),
            text=lambda device: _flags(device, words),
            value=lambda device: len(device.flags) or None,
            muted=True,
        ),
    )


def _flags(device: Device, words: Language) -> str:
    names = [words.text(f"flag_short.{flag}") for flag in device.flags]
    return words.text("catalog.separator").join(names) or "–"


def _of_field(field: Field, words: Language) -> Column:
    unit = words.unit(field.kind) if field.kind else ""

    def value(device: Device) -> Any:
        found = field.of(device)
        if not isinstance(found, str):
            return found
        return shown(field, found, words).casefold() if found else None

    is_gwp = field.kind is Kind.GWP
    title = gwp_title(USUAL_REPORT, words) if is_gwp else title_of(field, words)
    full = words.text(f"field.{field.key}")
    meaning = f"help.{field.key}"
    return Column(
        key=field.key,
        title=f"{title} {unit}".strip(),
        help=f"{full}\n{words.text(meaning)}" if words.has(meaning) else full,
        text=lambda device: shown(field, field.of(device), words),
        value=value,
        numeric=field.kind is not None,
        muted=field.kind is None and field.key != MODEL,
    )
