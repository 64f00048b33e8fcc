"""The rows of a ledger as assets, and which rows are none."""

import math
import re
from collections.abc import Mapping
from typing import Any, cast

from catalog.files.cells import is_missing
from catalog.files.ledger_cells import (
    count_of,
    count_remarked,
    days_a_year,
    hours_a_day,
    powers_of,
)
from catalog.files.ledger_columns import FIGURES, OF_ROW, LedgerColumns
from catalog.files.ledger_fields import (
    CURRENTS,
    kilovolts,
    loads,
    replacement,
)
from catalog.files.ledger_stated import Said, with_stated
from catalog.files.ledger_units import (
    FAN_KPA_AT_MOST,
    LOSS_SHARE_AT_MOST,
    LOSSES,
    is_heading,
    label_grade,
    ratio,
    steam_t_h,
    unit_of,
)
from catalog.files.ledger_words import model_among, pair_of, pair_said
from catalog.files.rows import Cell
from catalog.files.tables import Table, is_sum
from core.ledger.age import span_of, year_alone
from core.ledger.asset import Asset
from core.ledger.filled import STEAM_KW
from core.ledger.nameplate import read
from core.ledger.naming import (
    SIZES,
    WORDS,
    family_named,
    kind_beside,
    kind_by_figures,
    kind_of_heading,
    kind_of_machine,
    sizes_of,
    status_of,
)
from core.vocabulary.finding import figure

HOURS_AT_MOST = 8784.0
HEADING_ROW, SUM_ROW, NOTE_ROW = "ledger_heading", "ledger_sum", "ledger_note"
NO_MACHINE = frozenset([HEADING_ROW, SUM_ROW, NOTE_ROW])  # faults of rows that are none
_WITHOUT_NO_ROW = frozenset(["id", "count"])  # which machine it is, how many there are
_HEADINGS_AT_LEAST = 2  # of cells that are no figures, in a row that is none of the table
_PER_CENT_ABOVE = 1.5  # a load above it is written in per cent
_TEXTS = (
    "id",
    "name",
    "model",
    "connection",
    "place",
    "serial",
    "motor_model",
    "fuel",
    "thermal_class",
)
_NO_FIELDS = frozenset([*SIZES, *CURRENTS, "count", "hours_per_year", "load_factor", "motor_rpm",
                        "efficiency_pct", *OF_ROW]) - {"measured_kw"}  # fmt: skip
_OFTEN_KVA = frozenset(["power_supply", "welding_machine"])
_SAID_AT_MOST = 24
_TELLING = ("cooling_kw", "specific_power", "pressure_mpa")  # figures that tell a kind
_SAME_SUM = 0.02  # of a sum beside the power of one machine: more is no number of machines
_SUM_AMONG = 3  # texts of a row: a number or a place may stand before the sum
_REMARK = re.compile(
    "备注|备注说明|说明|附注|remarks?|notes?|comments?|bemerkung(?:en)?|anmerkung(?:en)?"
)
_NOTE = re.compile(
    r"\s*(?:备?注|说明|填表|填报|制表|审核|编制|批准|单位负责人|以下空白)\s*[人:：日]?.*"
)


class LedgerRows(LedgerColumns):
    """The rows of a table, each an asset or none."""

    def __init__(
        self,
        table: Table,
        columns: Mapping[str, int],
        decimals: Mapping[str, str],
        seen: set[str],
    ) -> None:
        """decimals: marks that are known; seen: ids of rows that stand elsewhere."""
        super().__init__(table, columns, decimals)
        self._seen = seen
        self._sheet_of: dict[str, str] = {}  # of an id that was seen
        status = self.columns.get("status")
        headings = (self.heading(key) for key in ("name", "model", "id") if key in columns)
        self._of_headings = next(filter(None, map(kind_of_heading, headings)), "")
        # A list with models of motors alone is one of motors, named after what they drive.
        driven = {"model", "flow_m3h", "head_m", "pressure_kpa"} & self.columns.keys()
        self._is_of_motors = "motor_model" in self.columns and not driven
        self._summed: tuple[str, ...] = ()  # fields that a sum of the row tells
        self._pairs = {
            at: parts for at, heading in enumerate(table.header) if (parts := pair_of(heading))
        }
        self.remarks = [
            at for at, heading in enumerate(table.header)
            if at == status or _REMARK.fullmatch("".join(heading.split()).casefold())
        ]  # fmt: skip

    def asset(self, at: int) -> Asset | None:
        """The asset of a row, without what is faulty of it; None where it cannot be used."""
        self.faulty = set()
        if self._is_no_machine(at):
            return None
        texts = {key: self.said(key, at) for key in _TEXTS}
        texts["id"] = self._id(texts["id"], at)
        texts["place"] = texts["place"] or self.said("sheet", at)
        texts["model"] = texts["model"] or model_among(self.said("ratings", at))
        if self._is_of_motors and texts["motor_model"]:
            texts |= {"model": texts["motor_model"], "motor_model": ""}
        own = kind_of_machine(read(texts["model"]), texts["name"])
        own = kind_by_figures(texts["name"], own, [k for k in _TELLING if self.said(k, at)])
        own = own or self._of_headings
        if self._is_of_motors and texts["model"]:
            own = "motor"
        family = kind_beside(self.said("family", at), own)
        steam = self._steam(at) if family == "boiler" else None
        figures = {
            key: self.number(key, at, family) for key in self.figures
            if steam is None or key not in SIZES
        }  # fmt: skip
        size, count, standby = self._size_and_count(at, figures, family)
        if steam is not None:
            size = steam * STEAM_KW
        self._hold_to_sense(at, figures, family, size or read(texts["model"]).number("kva"))
        figures["hours_per_year"] = self._hours(at, figures.get("hours_per_year"))
        commissioned = self.day(at, "commissioned") or self.day(at, "bought")
        made = self.day(at, "made_year")
        figures = {key: None if key in self.faulty else one for key, one in figures.items()}
        for key in self.of_one:
            one = figures.get(key)
            figures[key] = None if one is None else one * count
        load = figures.get("load_factor")
        load = load / 100.0 if load is not None and load > _PER_CENT_ABOVE else load
        efficiency = figures.get("efficiency_pct")
        if efficiency is not None and efficiency <= 1.0:
            efficiency *= 100.0
        if self.faulty & _WITHOUT_NO_ROW:
            return None
        if figures.get("speed_rpm") is None and family in ("motor", "pump"):
            figures["speed_rpm"] = figures.get("motor_rpm")
        plain = {
            key: figures.get(key)
            for key in FIGURES
            if not key.startswith("new_") and key not in _NO_FIELDS
        }
        made_span = span_of(made)
        poles = figures.get("poles")
        about = ("load_factor",) if self._is_about(at) else ()
        found = Asset(
            **cast(Any, texts),
            **cast(Any, plain),
            **cast(Any, {key: self.word(key, at) for key in WORDS}),
            family=family,
            size=size,
            in_kva=family in _OFTEN_KVA and self._says_kva(at),
            steam_t_h=steam,
            count=count,
            standby_count=standby,
            commissioned=commissioned,
            made_year=year_alone(made_span),
            made_by=made_span[1].year if made_span else None,
            hours_per_year=figures["hours_per_year"],
            load_factor=load,
            efficiency_pct=efficiency,
            voltage_kv=kilovolts(self.said("voltage_kv", at)),
            label=label_grade(self.said("label", at)),
            status=status_of(self.said("status", at)),
            poles=None if poles is None else round(poles),
            from_text=(*about, *self._summed),
            replacement=replacement(figures),
        )
        return with_stated(found, self._said_of(at, family), loads(figures))

    def _is_no_machine(self, at: int) -> bool:
        """Whether a row is empty, a heading, a sum or a note, which is told once."""
        name, model = self.said("name", at), self.said("model", at)
        if name and model and name != model and not is_sum(name):
            return self._is_heading(at) and self._told(at, HEADING_ROW, name)
        cells = [self._plain(column[at]) for column in self.table.columns]
        said = list(dict.fromkeys(one for one in cells if one))
        code = ""
        if not said:
            return True
        if any(map(is_sum, said[:_SUM_AMONG])):
            code = SUM_ROW
        elif _NOTE.fullmatch(said[0]) or (len(said) == 1 and not self._names_one(at)):
            code = NOTE_ROW
        elif self._is_heading(at):
            code = HEADING_ROW
        return bool(code) and self._told(at, code, said[0])

    def _told(self, at: int, code: str, said: str) -> bool:
        self.fault(at, "", code, said[:_SAID_AT_MOST])
        return True

    @staticmethod
    def _plain(cell: Cell) -> str:
        return cell.strip() if isinstance(cell, str) else "" if is_missing(cell) else str(cell)

    def _names_one(self, at: int) -> bool:
        """Whether the one text of a row is that of a machine: its name or model is known."""
        name, model = self.said("name", at), self.said("model", at)
        if name and name == self.said("id", at):
            return False  # one cell over the whole row
        return bool(read(model).family or family_named(name))

    def _id(self, said: str, at: int) -> str:
        """A number of its own; those that only count rows may begin anew in each part, those of a
        workshop in each sheet.
        """
        said = said or str(self.table.row[at])
        sheet = self._sheet(at)
        if said in self._seen:
            if self.columns.get("id") == self.columns.get("sequence"):
                nth = 2
                while f"{said}.{nth}" in self._seen:
                    nth += 1
                said = f"{said}.{nth}"
            elif self._sheet_of.get(said, sheet) != sheet and f"{said} {sheet}" not in self._seen:
                said = f"{said} {sheet}"
            else:
                self.fault(at, "id", "ledger_id_twice", said)
        self._seen.add(said)
        self._sheet_of.setdefault(said, sheet)
        return said

    def _said_of(self, at: int, family: str) -> Said:
        """Texts in which ratings may stand: of all cells that are words, and of remarks."""
        texts = [self.said("ratings", at), self.said("model", at), self.said("name", at)]
        texts += [pair_said(self.table.columns[c][at], parts) for c, parts in self._pairs.items()]
        if at in self.bad_rows:
            texts += [
                self.said(key, at)
                for key, rows in self.bad.items()
                if at in rows and self.is_words(key, at, family)
            ]
        remarks = [str(self.table.columns[column][at]) for column in self.remarks]
        return Said(
            words=tuple(filter(None, texts)), remarks=tuple(filter(None, remarks)),
            ratings=self.said("ratings", at), size_may_be_input=self.size_may_be_input(family),
        )  # fmt: skip

    def _says_kva(self, at: int) -> bool:
        """Whether a size, its heading or its unit is in kVA."""
        texts = [self.said("size_unit", at), self.said("ratings", at), self.said("model", at)]
        texts += [text for key in SIZES if key in self.columns
                  for text in (self.heading(key), self.said(key, at))]  # fmt: skip
        return any("va" in text.casefold() or "千伏安" in text for text in texts)

    def _is_about(self, at: int) -> bool:
        """Whether the load is said about, or between two."""
        cell = self.cell("load_factor", at)
        return (
            isinstance(cell, str) and re.search(r"[约≈~～左]|\d\D*[-至到]\D*\d", cell) is not None
        )

    def _hours(self, at: int, hours: float | None) -> float | None:
        """Of a year: stated, or those of a day by its days."""
        if hours is None:
            a_day = self.figure_of("hours_a_day", at, hours_a_day)
            days = self.figure_of("days_a_year", at, days_a_year)
            if a_day is not None and days is not None:
                hours = a_day * days
        if hours is not None and not 0.0 <= hours <= HOURS_AT_MOST:
            self.fault(at, "hours_per_year", "ledger_hours", f"{hours:g}")
            return None
        return hours

    def _steam(self, at: int) -> float | None:
        """The t/h of steam of a boiler, by its cell or by the heading; None where in kW."""
        for key in sizes_of("boiler", self.columns):
            if key not in self.figures:
                continue
            said = steam_t_h(self.cell(key, at))
            if said is None and self.is_steam_cell(key, at):
                said = self.figures[key][at]
            if said is not None and said > 0.0:
                return said
        return None

    def _is_heading(self, at: int) -> bool:
        """Whether a row holds no figure, but names of fields or units where figures belong."""
        if at not in self.bad_rows:
            return False
        bad = [key for key, rows in self.bad.items() if at in rows]
        if len(bad) < _HEADINGS_AT_LEAST:
            return False
        others = (self.figures[key][at] for key in self.figures.keys() - set(bad))
        return all(map(math.isnan, others)) and any(is_heading(self.cell(key, at)) for key in bad)

    def _hold_to_sense(
        self, at: int, figures: Mapping[str, float | None], family: str, size: float | None
    ) -> None:
        """Faults of figures that cannot be in the unit of their column: losses in W, total
        pressure in Pa.
        """
        kpa = figures.get("pressure_kpa")
        if kpa is not None and kpa > FAN_KPA_AT_MOST:
            self.fault(at, "pressure_kpa", "ledger_pressure_pa", f"{kpa:g}")
        if family != "transformer" or size is None:
            return
        for key in LOSSES:
            loss = figures.get(key)
            if loss is not None and loss > LOSS_SHARE_AT_MOST * size:
                kva = figure("size", f"{size:g}")
                self.fault(at, key, "ledger_loss_watts", f"{loss:g}", kva)

    def _size_and_count(
        self, at: int, figures: Mapping[str, float | None], family: str
    ) -> tuple[float | None, int, int]:
        """kW of one machine, how many run and how many stand by; a cell may say it all."""
        self._summed = ()
        count = figures.get("count")
        stated, standby = self._running(at, None if count is None else int(count))
        running, spare = figures.get("running_count"), figures.get("standby_count")
        if not standby and stated is None and running:
            stated, standby = int(running), int(spare or 0)
        elif not standby and stated is not None and running and running < stated:
            stated, standby = int(running), stated - int(running)
        elif not standby and stated is not None and spare and spare < stated:
            stated, standby = stated - int(spare), int(spare)
        size, stated = self._size(at, figures, family, stated)
        total = figures.get("total_kw")
        if total and size is None:
            self._summed = ("size",)
            return total / ((stated or 1) + standby), stated or 1, standby
        if total and size and stated is None:
            many = round(total / size)
            if many > 1 and abs(total / size / many - 1.0) <= _SAME_SUM:
                self._summed, stated = ("count",), many
        return size, stated or 1, standby

    def _size(
        self, at: int, figures: Mapping[str, float | None], family: str, stated: int | None
    ) -> tuple[float | None, int | None]:
        """kW of one machine, and how many where its cell says it."""
        for key in sizes_of(family, self.columns):
            found = powers_of(self.cell(key, at), stated)
            if found is not None:
                factor = self.factors.get(key, 1.0)
                return found.one * factor, stated or found.many
            if figures.get(key) is not None:
                return self._in_its_unit(key, at, figures[key]), stated
        return None, stated

    def _running(self, at: int, stated: int | None) -> tuple[int | None, int]:
        """How many run and how many stand by; said with the number, or in a remark beside it.

        A remark counts where its machines are as many as are stated: beside one machine 一用一备
        may tell of another row.
        """
        heading = self.heading("count") if "count" in self.columns else ""
        said = count_of(self.cell("count", at), heading)
        if said is not None and said.standby:
            return stated, said.standby
        for column in self.remarks:
            found = count_remarked(self.table.columns[column][at])
            if found is not None and stated in (None, found.running + found.standby):
                return found.running, found.standby
        return stated, 0

    def _in_its_unit(self, key: str, at: int, value: float | None) -> float | None:
        """By the column 单位 beside it, where its heading names no unit."""
        column, stands = self.columns.get("size_unit"), self.columns.get(key)
        if value is None or column is None or stands != column - 1:
            return value
        unit = unit_of(self.said("size_unit", at))
        share = ratio(key, unit) if unit is not None else None
        return value if share is None else value * share
