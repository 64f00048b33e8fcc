"""A compressor's data sheet in the order of CAGI, as text: copied out of the maker's PDF, or rows.

A line says a label, a figure and its unit: `6 Drive motor nominal rating 100 hp`. Numbers of lines
and letters of footnotes are passed over; a figure may stand on the line below its label. Sheets of
variable speed list input, flow and specific power at several speeds under one heading. Chinese
labels of the same things do as well.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.families.compressors.data_sheet_words import (
    FIGURES,
    FLOW,
    POWER,
    SPECIFIC,
    Label,
    kind_said,
    words_said,
)
from core.families.compressors.record import AirControl
from core.machines.energyplus import id_of
from core.machines.seven_figures import in_seven
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

SOURCE = "data sheet"
_BEGINS = re.compile(r"(?i)data\s*sheet|性能(参)?数(据)?表|数据表")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,])|(?<![\w.,])\d+(?:\.\d+)?")
_ITEM = re.compile(r"^\s*\d{1,2}\s*[*＊]?[\s.、:：|]+(?=\D)")  # of a line, before its label
_LINE_OF_POINTS = re.compile(r"(?i)^[\s\d.,*＊|;\t]*$")
_BESIDE_POINTS = re.compile(r"(?i)\b(max(imum)?|min(imum)?)\b\.?|最大|最小|^\s*\d{1,2}\s*[*＊]")
_APART = 0.025  # of specific power from input over flow: sheets round to three digits
_LEAST_POINTS = 3
_KNOWN_BY = 3  # labels that make a text a data sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """Lines of one machine, with the number of the first."""

    first: int
    lines: tuple[str, ...]


def is_data_sheet(text: str) -> bool:
    """Whether a text is one, or several: it names the figures that all of them have."""
    lines = text.splitlines()
    if f"[{FLOW.key}]" in text:
        return False  # a list of devices that explains its columns below each other
    first = (next((one.key for one in FIGURES if one.in_line(line)), "") for line in lines)
    named = {key for key in first if key}  # one of a line: the heading of a list has all of them
    flow = FLOW.key in named or any(map(_heads_points, lines))
    return flow and len(named) >= _KNOWN_BY


def read_data_sheets(text: str, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each machine with the line its sheet begins on.

    Raises Problem `data_sheet_unit`, `data_sheet_apart`, `data_sheet_points`.
    """
    for sheet in _sheets(text):
        yield sheet.first, _cells(sheet, place)


def _sheets(text: str) -> Iterator[_Sheet]:
    lines = text.splitlines()
    begins = [at for at, line in enumerate(lines) if _BEGINS.search(line)]
    # Of headings without a figure between them the first begins the sheet.
    starts = [at for n, at in enumerate(begins) if n == 0 or _has_flow(lines[begins[n - 1] : at])]
    starts = starts if starts and not _has_flow(lines[: starts[0]]) else [0, *starts]
    for first, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part = tuple(lines[first:end])
        if _has_flow(part):
            yield _Sheet(first=first + 1, lines=part)


def _has_flow(lines: Sequence[str]) -> bool:
    return any(FLOW.in_line(line) or _heads_points(line) for line in lines)


def _cells(sheet: _Sheet, place: str) -> dict[str, str]:
    said = dict(_figures(sheet, place))
    points = _points(sheet, place)
    cells = words_said(sheet.lines)
    by_speed = bool(points) or AirControl.SPEED.value == cells.get("air_control")
    if points:
        flow, power = points[-1]
        said |= {FLOW.key: flow, POWER.key: power, "least_flow_m3s": points[0][0]}
        said.pop(SPECIFIC.key, None)
        pairs = [[in_seven(q * 60.0), in_seven(p / 1e3)] for q, p in points]
        cells["speed_points"] = json.dumps(pairs)
    flow_m3s, power_w = said.get(FLOW.key), said.pop(POWER.key, None)
    stated = said.get(SPECIFIC.key)
    if "motor_rating_w" in said:  # hp are round, kW of them need no more digits
        said["motor_rating_w"] = float(f"{said['motor_rating_w']:.4g}")
    if flow_m3s and power_w:
        own = power_w / flow_m3s
        if stated is not None and abs(stated / own - 1.0) > _APART:
            raise _apart(place, stated, own)
        said[SPECIFIC.key] = own
    cells.setdefault(
        "air_control", (AirControl.SPEED if by_speed else AirControl.LOAD_UNLOAD).value
    )
    kind = kind_said(sheet.lines)
    name = f"{cells.get('maker', '')} {cells.get('model', '')}".strip()
    return {
        "id": id_of(name or place),
        **cells,
        **({} if kind is None else {"compressor_kind": kind.value}),
        **{key: repr(in_seven(value)) for key, value in said.items()},
        "source": SOURCE,
        "source_year": cells.get("source_year", ""),
        "evidence": "C",
    }


def _apart(place: str, stated: float, own: float) -> Problem:
    return Problem(
        "data_sheet_apart", place,
        figure("stated", stated, SPECIFIC.measure.kind),
        figure("own", own, SPECIFIC.measure.kind),
    )  # fmt: skip


def _figures(sheet: _Sheet, place: str) -> Iterator[tuple[str, float]]:
    """What each label says, SI; a heading of points says none."""
    found: set[str] = set()
    for at, line in enumerate(sheet.lines):
        if _heads_points(line):
            continue
        # The most telling label of a line: the specific power names the capacity it is at.
        label = next((one for one in FIGURES if one.in_line(line)), None)
        if label is None or label.key in found:
            continue
        value = _value(label, sheet, at, place)
        if value is not None:
            found.add(label.key)
            yield label.key, value


def _value(label: Label, sheet: _Sheet, at: int, place: str) -> float | None:
    """The figure behind a label, or at the beginning of the line below it."""
    line = _ITEM.sub("", sheet.lines[at])
    behind = line[label.end_in(line) :]
    number = _NUMBER.search(behind)
    if number is None and at + 1 < len(sheet.lines):
        below = sheet.lines[at + 1].lstrip()
        if _NUMBER.match(below) and not any(one.in_line(below) for one in FIGURES):
            behind, number = below, _NUMBER.match(below)
    if number is None:
        return None
    size = label.measure.size_in(behind[number.end() :]) or label.measure.size_in(behind) or (
        label.measure.size_in(line)
    )  # fmt: skip
    if size is None:
        where = f"{place}:{sheet.first + at}"
        raise Problem("data_sheet_unit", where, figure("text", " ".join(line.split())[:80]))
    return float(number[0].replace(",", "")) * size


def _heads_points(line: str) -> bool:
    """Whether it is the heading of a table of speeds: input and flow side by side."""
    both = _INPUT.search(line) is not None and _FLOW_HEAD.search(line) is not None
    return both and _OF_ONE.search(line) is None


_INPUT = re.compile(r"(?i)input\s*power|输入功率")
_FLOW_HEAD = re.compile(r"(?i)\bcapacity\b|\bflow\b|流量")
_OF_ONE = re.compile(r"(?i)zero|rated|full.?load|零|空载|额定|满载")


def _points(sheet: _Sheet, place: str) -> list[tuple[float, float]]:
    """Flow, m³/s, and input, W, at each speed, the least flow first; none of a fixed speed.

    Raises Problem `data_sheet_points` of one or two, `data_sheet_apart`.
    """
    head = next((at for at, line in enumerate(sheet.lines) if _heads_points(line)), None)
    if head is None:
        return []
    heading = " ".join(sheet.lines[head : head + 2])
    input_first = _first(_INPUT, heading) < _first(_FLOW_HEAD, heading)
    flow_size = FLOW.measure.size_in(heading) or 1.0 / 60.0
    power_size = POWER.measure.size_in(heading) or 1e3
    specific_size = SPECIFIC.measure.size_in(heading)
    found: list[tuple[float, float]] = []
    for line in sheet.lines[head + 1 :]:
        plain = _BESIDE_POINTS.sub(" ", line)
        numbers = [float(one.replace(",", "")) for one in _NUMBER.findall(plain)]
        if not _LINE_OF_POINTS.match(plain) or len(numbers) < 2:
            if found or len(numbers) > 1:
                break
            continue
        power, flow = numbers[:2] if input_first else (numbers[1], numbers[0])
        pair = flow * flow_size, power * power_size
        if specific_size is not None and len(numbers) > 2:
            stated = numbers[2] * specific_size
            if abs(stated * pair[0] / pair[1] - 1.0) > _APART:
                raise _apart(place, stated, pair[1] / pair[0])
        found.append(pair)
    if 0 < len(found) < _LEAST_POINTS:
        raise Problem("data_sheet_points", place, figure("given", str(len(found))))
    return sorted(found)


def _first(pattern: re.Pattern[str], text: str) -> int:
    said = pattern.search(text)
    return len(text) if said is None else said.start()
