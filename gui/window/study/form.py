"""A form: the rows of one section of the study, made from its declared fields."""

from dataclasses import replace
from datetime import date
from typing import get_args

import msgspec
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.selection.selection import Selection
from core.study.criteria import BY_WEIGHTS
from core.study.study import Study, default_of, without_effect
from core.vocabulary.field import Field, fields_of, value_of
from gui.window.document.amend import section_at
from gui.window.study import (
    chosen_file,
    grid_factor,
    lists,
    load_file,
    machine_list,
    numbers,
    peak,
    rows,
    site,
)
from gui.window.study.fold import Fold
from gui.window.study.row import AnyRow, Desk, Place

Section = msgspec.Struct

# Fields whose values are found elsewhere than in their declaration.
_SPECIAL: dict[str, type[AnyRow]] = {
    "site.station": site.StationRow,
    "site.epw": chosen_file.WeatherFileRow,
    "criteria.approved_list": chosen_file.ApprovedListRow,
    "duty.peak_w": peak.PeakRow,
    "duty.cooling_file": chosen_file.CoolingFileRow,
    "load.path": load_file.LoadFileRow,
    "load.shape": lists.ShapeRow,
    "economics.currency": lists.CurrencyRow,
    "economics.reference": lists.ReferenceRow,
    "economics.grid_factor_kg_per_kwh": grid_factor.GridFactorRow,
    "economics.tariff.summer_months": lists.MonthsRow,
    "load.flow_shares": numbers.NumbersRow,
    "load.time_shares": numbers.NumbersRow,
    "load.input_w": numbers.NumbersRow,
    "duty.heat_months": numbers.NumbersRow,
    "duty.today_compressors": machine_list.MachineListRow,
    "duty.measured_points": machine_list.PointListRow,
}
# Set by the load editor, where the file can be seen.
_ELSEWHERE = frozenset(["load.column", "load.unit", "load.sheet"])

# Seldom changed: they wait under «more», so that the rest is seen at a glance.
_SELDOM = frozenset(
    [
        "number", "engineer", "note", "condenser_floor_c", "evaporator_fouling_m2kw",
        "condenser_fouling_m2kw", "elevation_m", "chilled_pump_ratio", "condenser_pump_ratio",
        "tower_fan_ratio", "weekday", "weekend", "beyond_limits_k", "doubtful_admitted",
        "rating", "gwp_report", "resolution", "maintenance_share", "energy_price_rise",
        "grid_factor_kg_per_kwh", "grid_factor_year", "override_reason",
        "judged_on", "chilled_set_head_m", "chilled_flow_least", "primary_head_m",
        "condenser_lift_m", "condenser_flow_least", "tower_cycles",
        "chilled_reset_below", "chilled_reset_return", "dry_cooler_fan_share", "dry_cooler_head_m",
        "tower_water_over_air",
        "tower_air_least", "tower_range_k", "leak_test_m3s", "leak_load_s", "leak_unload_s",
        "leak_bleed_s", "leak_from_pa", "leak_to_pa", "leak_net_m3", "eddy_share",
        "supply_voltage", "site_share", "grade_2_dearer", "grade_1_dearer", "amorphous_dearer",
        "beside_units", "beside_rated_va", "beside_no_load_w", "beside_load_loss_w",
        "beside_impedance", "old_impedance", "reactive_equivalent",
    ]
)  # fmt: skip


def row_type(path: str, field: Field) -> type[AnyRow] | None:
    """The kind of row that edits a field; None for what is no row."""
    if path in _SPECIAL:
        return _SPECIAL[path]
    if path in _ELSEWHERE:
        return None
    if field.type is bool:
        return rows.YesNoRow
    if field.choices:
        return rows.ChoiceRow
    if field.type in (int, float):
        return rows.NumberRow
    if field.type is date:
        return rows.DateRow
    if field.type is str:
        return rows.TextRow
    if get_args(field.type)[:1] == (str,):
        return lists.NamesRow if get_args(field.type)[1:] == (...,) else None
    if get_args(field.type)[:1] == (float,):
        return lists.HoursRow
    return None


def _for_family(path: str, field: Field, study: Study) -> Field:
    """A field as the study's family takes it: its default, and the words it can hold."""
    own = replace(field, default=default_of(type(study.duty), path, field))
    if path == "criteria.rank_by":
        own = replace(own, choices=study.duty.rankings())
    if path == "plant.staging":
        own = replace(own, choices=tuple(staging.value for staging in study.duty.stagings))
    if path == "plant.redundancy":
        own = replace(own, choices=tuple(one.value for one in study.duty.redundancies))
    return own


class Form(QWidget):
    """The rows of one section, in the order of its declaration; the seldom ones folded away."""

    def __init__(self, path: str, section: Section, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.path, self.type, self._desk = path, type(section), desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.rows: dict[str, AnyRow] = {}
        self.more: Fold | None = None
        for field in fields_of(self.type):
            declared = _for_family(f"{path}.{field.key}", field, desk.session.document.study)
            place = Place(path=f"{path}.{field.key}", field=declared)
            if kind := row_type(place.path, declared):
                self._add(kind, place)
        if self.more:
            self._column.addWidget(self.more)

    def _add(self, kind: type[AnyRow], place: Place) -> None:
        holder: QWidget = self
        if place.field.key in _SELDOM:
            self.more = self.more or self._begin_more()
            holder = self.more.body
        row = kind(place, self._desk, holder)
        self.rows[place.field.key] = row
        if self.more and holder is self.more.body:
            row.refused.connect(self.more.open)
            self.more.rows.addWidget(row)
        else:
            self._column.addWidget(row)

    def _begin_more(self) -> Fold:
        key = f"{self.path}.more"
        more = Fold(key, "", self._desk.is_open(key), self, "more")
        more.folded.connect(self._keep_open)
        return more

    @Slot(str, bool)
    def _keep_open(self, key: str, is_open: bool) -> None:
        self._desk.keep_open(key, is_open)

    def _name_more(self, study: Study) -> None:
        """Say how many fields are folded away, and how many of them are assumed."""
        if self.more is None:
            return
        idle = without_effect(study)
        paths = [f"{self.path}.{key}" for key in self.rows if key in _SELDOM]
        folded = [path for path in paths if path not in idle]
        self.more.setVisible(bool(folded))
        assumed = sum(path in study.assumed for path in folded)
        words = self._desk.words
        key = "study.more.assumed" if assumed else "study.more"
        self.more.name(words.text(key, count=str(len(folded)), assumed=str(assumed)))

    @property
    def paths(self) -> set[str]:
        """Paths of its rows in the study."""
        return {f"{self.path}.{key}" for key in self.rows}

    def put_after(self, key: str, widget: QWidget) -> None:
        """Place a widget behind the row of a key; at the head where there is none."""
        row = self.rows.get(key)
        at = self._column.indexOf(row) + 1 if row else 0
        self._column.insertWidget(at, widget)

    def show_study(self, study: Study) -> None:
        """Show the values of the study."""
        section, idle = section_at(study, self.path), without_effect(study)
        for key, row in self.rows.items():
            path, value = f"{self.path}.{key}", value_of(section, key)
            if not row.shows(value, path in study.assumed):
                row.show_value(value, path in study.assumed)
            row.setVisible(path not in idle)
        self._name_more(study)

    def show_selection(self, selection: Selection | None) -> None:
        """Show what the selection made of open values."""
        for row in self.rows.values():
            row.show_selection(selection)


class Weights(QWidget):
    """The weights of the criteria, one row each; shown only while they count."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._study: Study | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        inner = replace(desk, enter=self._enter)
        duty = desk.session.document.study.duty
        self.rows = {name: WeightRow(name, inner, self) for name in duty.ranked_by()}
        for row in self.rows.values():
            column.addWidget(row)

    def show_study(self, study: Study) -> None:
        """Show the weights; one that is not named weighs nothing."""
        self._study = study
        self.setVisible(study.criteria.rank_by == BY_WEIGHTS)
        for name, row in self.rows.items():
            weight = float(study.criteria.weights.get(name, 0.0))
            if not row.shows(weight, False):
                row.show_value(weight, False)

    def _enter(self, path: str, value: object) -> str:
        assert self._study is not None  # noqa: S101  shown before it can be edited
        weights = {**self._study.criteria.weights, path.rpartition(".")[2]: value}
        return self._desk.enter("criteria.weights", {k: v for k, v in weights.items() if v})


class WeightRow(rows.NumberRow):
    """The weight of one criterion."""

    def __init__(self, name: str, desk: Desk, parent: QWidget) -> None:
        field = Field(
            key="weights", kind=None, type=float, minimum=0.0, maximum=1000.0, default=0.0
        )
        path = f"criteria.weights.{name}"
        super().__init__(Place(path=path, field=field), desk, parent)
        title = self.words.text(f"choice.{name}")
        self.title.setText(title)
        self.line.setAccessibleName(f"{self.words.text('field.weights')}: {title}")

    def go_back(self) -> None:
        """A weight goes back to nothing."""
        self.refuse(self.desk.enter(self.place.path, 0.0))
