"""Tables of EnergyPlus over two inputs (Table:Lookup), which stand wherever a biquadratic may.

The values stand with the second input running fastest. Read are tables whose values are in the
file itself, as they are or over one divisor.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.machines.energyplus import (
    LIST,
    LOOKUP,
    VARIABLE,
    EnergyPlusFile,
    EnergyPlusObject,
    ToWrite,
)
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupTable:
    """values: (x, y); read linearly between them, and held beyond."""

    x: FloatArray
    y: FloatArray
    values: FloatArray

    def at(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """The values at points, (points,)."""
        left, across = _place(self.x, x)
        below, up = _place(self.y, y)
        right, above = np.minimum(left + 1, len(self.x) - 1), np.minimum(below + 1, len(self.y) - 1)
        v = self.values
        low = v[left, below] * (1.0 - across) + v[right, below] * across
        high = v[left, above] * (1.0 - across) + v[right, above] * across
        found: FloatArray = low * (1.0 - up) + high * up
        return found


def _place(known: FloatArray, at: FloatArray) -> tuple[NDArray[np.intp], FloatArray]:
    """The value below, and how far from it to the next one."""
    inside = np.clip(at, known[0], known[-1])
    below = np.clip(np.searchsorted(known, inside, side="right") - 1, 0, max(len(known) - 2, 0))
    width = known[np.minimum(below + 1, len(known) - 1)] - known[below]
    return below, np.where(
        width > 0.0, (inside - known[below]) / np.where(width > 0, width, 1), 0.0
    )


def lookup_table(file: EnergyPlusFile, one: EnergyPlusObject, key: str) -> LookupTable | None:
    """The table over two inputs that a field names; None where it names no table.

    Raises Problem `idf_curve_missing`, `idf_not_number`, `idf_table`.
    """
    found = file.named(one.value(key))
    if found is None or found.kind != LOOKUP:
        return None
    inputs = _existing(file, one, found.value("independent_variable_list_name"))
    names = _numbered(inputs, "independent_variable_name")
    axes = [_existing(file, one, name) for name in names]
    x_y = [[file.number(one, text) for text in _numbered(axis, "value")] for axis in axes]
    values = [file.number(one, text) for text in _numbered(found, "output_value")]
    rising = all((np.diff(axis) > 0.0).all() for axis in x_y)
    elsewhere = any(each.value("external_file_name") for each in (found, *axes))
    wanted = not elsewhere and len(x_y) == 2 and len(x_y[0]) * len(x_y[1]) == len(values) > 0
    divided = found.value("normalization_method").casefold()
    if not wanted or not rising or divided not in ("", "none", "divisoronly"):
        raise Problem("idf_table", file.at(one), figure("name", found.name))
    divisor = found.value("normalization_divisor") if divided == "divisoronly" else ""
    x, y = (np.array(axis) for axis in x_y)
    table = np.array(values).reshape(len(x), len(y))
    return LookupTable(x=x, y=y, values=table / (file.number(one, divisor) if divisor else 1.0))


def _existing(file: EnergyPlusFile, one: EnergyPlusObject, name: str) -> EnergyPlusObject:
    found = file.named(name)
    if found is None:
        raise Problem("idf_curve_missing", file.at(one), figure("curve", name))
    return found


def _numbered(one: EnergyPlusObject, key: str) -> list[str]:
    """The fields of a row of equal ones, as far as they are given."""
    found: list[str] = []
    while text := one.value(f"{key}_{len(found) + 1}"):
        found.append(text)
    return found


def inputs_to_write(name: str, axes: Sequence[tuple[str, Sequence[float]]]) -> Iterator[ToWrite]:
    """The inputs of tables, each by its name and values, °C, and their list."""
    for title, values in axes:
        least, most = min(values), max(values)
        fields: dict[str, float | str] = {
            "interpolation_method": "Linear",
            "extrapolation_method": "Constant",
            "minimum_value": least,
            "maximum_value": most,
            "unit_type": "Temperature",
        }
        fields |= {f"value_{n}": value for n, value in enumerate(values, start=1)}
        yield ToWrite(kind=VARIABLE, name=title, fields=fields)
    named = {f"independent_variable_name_{n}": title for n, (title, _) in enumerate(axes, start=1)}
    yield ToWrite(kind=LIST, name=name, fields=named)


def table_to_write(name: str, inputs: str, values: FloatArray) -> ToWrite:
    """A table by the list of its inputs; values: (x, y)."""
    fields: dict[str, float | str] = {
        "independent_variable_list_name": inputs,
        "normalization_method": "None",
        "output_unit_type": "Dimensionless",
    }
    flat = values.ravel().tolist()
    fields |= {f"output_value_{n}": value for n, value in enumerate(flat, start=1)}
    return ToWrite(kind=LOOKUP, name=name, fields=fields)
