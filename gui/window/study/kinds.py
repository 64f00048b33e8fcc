"""A section with several forms: the load (file, shape, synthesised) and the tariff.

Choosing another form puts a whole section into the study, made from what is known; the one
that was there is kept, should it be chosen again.
"""

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from catalog.files.shapes import shapes
from core.load.kinds import LoadShape, LoadSynthesised
from core.selection.selection import Selection
from core.study.economics import FlatTariff, TimeOfUseTariff
from core.study.study import Study
from core.vocabulary.field import value_if_declared
from gui.window.document.amend import Section, kind_of, kinds_at, section_at, with_kind
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.form import Form
from gui.window.study.hours import HOURS
from gui.window.study.row import FIELD_PX, Desk
from gui.window.study.rows import QuietBox

_USUAL_SHAPE = "medium_office_3a"


class Kinds(QWidget):
    """The chooser of a section's form, and the form under it."""

    file_wanted = Signal()  # a load from a file needs the load editor
    rebuilt = Signal()

    def __init__(self, path: str, section: Section, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.path, self._desk = path, desk
        self._kept: dict[str, tuple[Section, tuple[str, ...]]] = {}  # with the keys given
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._chooser())
        self.form = Form(path, section, desk, self)
        self._column.addWidget(self.form)

    def _chooser(self) -> QWidget:
        words = self._desk.words
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        title = PlainLabel(words.text(f"report.kind.{self.path}"), line)
        title.setProperty("role", "muted")
        self.box = QuietBox(line)
        self.box.setObjectName(f"{self.path}.kind")
        self.box.setFixedWidth(FIELD_PX)
        self.box.setAccessibleName(title.text())
        tags = kinds_at(self._desk.session.document.study, self.path)
        self.box.fill([(tag, words.text(f"choice.{tag}")) for tag in tags])
        self.box.activated.connect(self._chosen)
        title.setBuddy(self.box)
        row.addWidget(title, 1)
        row.addWidget(self.box)
        return line

    def show_study(self, study: Study) -> None:
        """Show the section's form and its values."""
        section = section_at(study, self.path)
        self._kept[kind_of(section)] = section, _given(study, self.path, section)
        self.box.choose(kind_of(section))
        if self.form.type is not type(section):
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = Form(self.path, section, self._desk, self)
            self._column.addWidget(self.form)
            self.rebuilt.emit()
        self.form.show_study(study)

    @Slot(int)
    def _chosen(self, index: int) -> None:
        tag = str(self.box.itemData(index))
        document = self._desk.session.document
        study = document.study
        if tag == kind_of(section_at(study, self.path)):
            return
        if tag == "file" and tag not in self._kept:
            self.box.choose(kind_of(section_at(study, self.path)))
            self.file_wanted.emit()
            return
        new, given = self._kept.get(tag) or (_begun(tag, study), ())
        study = with_kind(study, self.path, new, given)
        if isinstance(new, LoadSynthesised) and study.duty.entered_peak_w is None:
            study = _with_peak(study, self._desk.session.selection)
        if study.duty.entered_peak_w is None and isinstance(new, LoadSynthesised):
            self.box.choose(kind_of(section_at(document.study, self.path)))
            return
        document.swap(study, f"{self.path}.kind")


def _begun(tag: str, study: Study) -> Section:
    """A section of another form, made from what the study says."""
    tariff = study.economics.tariff
    if tag == "shape":
        known = [shape.key for shape in shapes()]
        return LoadShape(shape=_USUAL_SHAPE if _USUAL_SHAPE in known else known[0])
    if tag == "time_of_use":
        price = tariff.price_per_kwh if isinstance(tariff, FlatTariff) else 0.0
        return TimeOfUseTariff(prices_per_kwh=(price,) * HOURS)
    if tag == "flat":
        return FlatTariff()
    begun: Section = study.duty.loads[kinds_at(study, "load").index(tag)]()
    return begun


def _given(study: Study, path: str, section: Section) -> tuple[str, ...]:
    """Keys of the section that somebody gave."""
    return tuple(key for key in section.__struct_fields__ if f"{path}.{key}" not in study.assumed)


def _with_peak(study: Study, selection: Selection | None) -> Study:
    """A synthesised load needs a peak: the one of the load that was there."""
    peak_w = value_if_declared(selection.design, "peak_w") if selection else None
    duty = msgspec.structs.replace(study.duty, peak_w=peak_w)
    return msgspec.structs.replace(study, duty=duty)
