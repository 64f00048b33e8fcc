"""The catalog browser: a window beside the main one, and what its buttons do."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QTabBar, QVBoxLayout, QWidget

from catalog.devices.store import Catalog
from catalog.files.devices import (
    Preview,
    bring_in,
    lists_devices,
    preview_devices,
    template,
)
from catalog.files.maker_tables.keeping import bring_in_models
from catalog.files.maker_tables.opening import TablesFile, open_tables
from catalog.files.maker_tables.reading import TablesPreview
from core.families.registry import DEVICE_TABLES, FAMILIES, family_of
from core.machines.device import Device
from core.selection.family import subjects_of
from core.vocabulary.problem import Problem
from gui.program.maker_tables_text import brought_by
from gui.program.reader import every_language
from gui.program.saving import write
from gui.program.templates.devices import device_template
from gui.program.templates.nameplates import nameplate_template
from gui.program.templates.workbook import explanations, template_workbook
from gui.window.catalog_browser.all_families import AllFamilies
from gui.window.catalog_browser.editor import DeviceEditor
from gui.window.catalog_browser.exporting import Exporting
from gui.window.catalog_browser.import_dialog import ImportDialog
from gui.window.catalog_browser.marks import Marks
from gui.window.catalog_browser.panel import BrowserPanel
from gui.window.document.session import Session
from gui.window.maker_tables.dialog import MakerTablesDialog
from gui.window.nameplates.dialog import NameplateDialog
from gui.window.parts.beside import BesideDialog
from gui.window.parts.question import Question, tell_problem
from gui.window.parts.save_dialog import ask_where
from gui.window.parts.work import Ticket, Work
from gui.window.settings import Settings

USUAL_PX, LEAST_PX = (1360, 740), (960, 500)
_FILES = (
    "CSV, XLSX, IDF, JSON, CBOR (*.csv *.xlsx *.xlsm *.xls *.ods *.txt *.idf *.imf *.epjson *.json "
    "*.cbor)"
)


class CatalogBrowser(BesideDialog):
    """Finds devices, shows their figures and curves, and keeps the user's own."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._settings = session, settings
        self._catalog = session.program.catalog
        self._family = DEVICE_TABLES[family_of(session.document.study).key]
        self.marks = Marks(settings, self)
        self.marks.refused.connect(self._refuse)
        # Dialogs opened last, for as long as they are open.
        self.editor: DeviceEditor | None = None
        self.nameplate: NameplateDialog | None = None
        self.import_dialog: ImportDialog | MakerTablesDialog | None = None
        self._work = Work(self)
        self._work.done.connect(self._preview)
        self._work.busy_changed.connect(self._tell_reading)
        self._bringing = Work(self)  # apart: once begun it is not overtaken
        self._bringing.done.connect(self._take_up)
        for work in (self._work, self._bringing):
            work.failed.connect(self._refuse)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumSize(*LEAST_PX)
        self.resize(*USUAL_PX)
        self.families = self._tabs()
        self.all_families = AllFamilies(self.families, self)
        self._column.addLayout(self.all_families.beside_tabs())
        self._build()
        settings.changed.connect(self._rebuild)

    def _tabs(self) -> QTabBar:
        """A tab for every table of devices, that of the study's own family in front."""
        tabs = QTabBar(self)
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        for name in DEVICE_TABLES:
            tabs.setTabData(tabs.addTab(""), name)
        tabs.setCurrentIndex(list(DEVICE_TABLES).index(self._family.name))
        tabs.currentChanged.connect(self._change_family)
        return tabs

    @Slot(int)
    def _change_family(self, index: int) -> None:
        """Show the devices of another family."""
        self._work.cancel()
        self._family = DEVICE_TABLES[str(self.families.tabData(index))]
        self.marks.untick_all()  # devices of two families have nothing to compare
        self._replace_panel()
        self._build()

    def _speak(self) -> None:
        """The reader's words, spoken of the family that is shown."""
        study = self._session.document.study
        plain = self._settings.reader(study.economics.currency)
        own = FAMILIES.get(self._family.name)
        self._words = plain.about(subjects_of(own)) if own else plain
        self.families.setAccessibleName(self._words.text("browser.families"))
        self.all_families.speak(self._words)
        for index, name in enumerate(DEVICE_TABLES):
            self.families.setTabText(index, self._words.text(f"family.{name}"))

    def _build(self) -> None:
        self._speak()
        self.setWindowTitle(self._words.text("browser.title"))
        self.panel = BrowserPanel(
            self._catalog, self._family, self.marks, self._settings, self._words, self
        )
        self.panel.pressed.connect(self._run)
        self._column.addWidget(self.panel)
        self.panel.show()  # at once, not with the next event
        self.panel.filters.search.setFocus()

    @Slot()
    def _rebuild(self) -> None:
        """Speak another language; what was looked for and at stays."""
        asked, device_id = self.panel.filters.asked, self.panel.table.device_id
        self._replace_panel()
        self._build()
        self.panel.filters.put(asked)
        self.panel.search()
        self.panel.table.look_at(device_id)

    def _replace_panel(self) -> None:
        old = self.panel
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()

    def done(self, result: int) -> None:
        """End the work under way, then close."""
        self._work.wait()
        bringing = self._bringing.busy
        self._bringing.finish()
        if bringing:  # finished, but nobody was told
            self._session.refresh()
        super().done(result)

    @Slot(str)
    def _run(self, key: str) -> None:
        actions = {
            "new": self.begin,
            "nameplate": self.begin_nameplate,
            "duplicate": self.duplicate,
            "edit": self.edit,
            "delete": self.ask_delete,
            "import": self._work.cancel if self._work.busy else self._ask_import,
            "export": self._offer_export,
            "template": self._offer_templates,
            "close": self.reject,
        }
        actions[key]()

    def _offer_export(self) -> None:
        """What can be written to files, and packs."""
        self.exporting = Exporting(
            self._catalog, self._family, self._words, self._session.document.folder, self
        )
        self.exporting.changed.connect(self._take_up_all)
        self.exporting.offer(self.panel.buttons["export"], self.panel.table.device_id)

    @Slot()
    def _take_up_all(self) -> None:
        self._take_up("")

    # One's own devices

    def begin(self) -> None:
        """Begin one's own device from nothing; it is kept when it is saved."""
        if self._family.fresh is None:
            return
        free = self._catalog.free_id(self._family.name, "new")
        made = msgspec.structs.replace(self._family.fresh({}), id=free)
        self._edit(made, from_scratch=True)

    def begin_nameplate(self) -> None:
        """Begin one's own device from what its nameplate says."""
        if self._family.nameplates is not None:
            self._type_nameplate(None, anew=True)

    def _type_nameplate(self, device: Device | None, *, anew: bool) -> None:
        self.nameplate = NameplateDialog(
            self._catalog, self._family, self._words, self, device, anew=anew
        )
        self.nameplate.saved.connect(self._take_up)
        self.nameplate.open()

    def _has_nameplate(self, device: Device) -> bool:
        """Whether a device's curve is fitted to a nameplate, and follows from its figures."""
        declared = self._family.nameplates
        return declared is not None and declared().figures_of(device) is not None

    def duplicate(self, device_id: str = "") -> None:
        """Begin one's own device from another; it is kept when it is saved."""
        device_id = device_id or self.panel.table.device_id
        if self._has_nameplate(self._catalog.device(device_id)):
            self._type_nameplate(self._catalog.device(device_id), anew=True)
            return
        copy = self._catalog.own_copy(device_id)
        model = self._words.text("browser.copy_of", model=copy.model)
        self._edit(msgspec.structs.replace(copy, model=model))

    def edit(self) -> None:
        """Open the device; a shipped one can only be looked into."""
        device = self._catalog.device(self.panel.table.device_id)
        if self._catalog.is_own(device.id) and self._has_nameplate(device):
            self._type_nameplate(device, anew=False)
        else:
            self._edit(device)

    def _edit(self, device: Device, *, from_scratch: bool = False) -> None:
        self.editor = DeviceEditor(
            self._catalog, self._family, device, self._words, self, from_scratch=from_scratch
        )
        self.editor.saved.connect(self._take_up)
        self.editor.copy_wanted.connect(self.duplicate)
        self.editor.open()

    def ask_delete(self) -> None:
        """Delete one's own device, once that is confirmed."""
        device = self._catalog.device(self.panel.table.device_id)
        name = f"{device.maker} {device.model}"
        heading = self._words.text("browser.delete.ask", name=name)
        more = self._words.text("browser.delete.more")
        self.question = Question(
            self, self._words, heading, [(more, "muted")], ("delete", "cancel")
        )
        self.question.setProperty("device", device.id)
        self.question.answered.connect(self._delete)
        self.question.open()

    @Slot(str)
    def _delete(self, answer: str) -> None:
        if answer != "delete":
            return
        try:
            self._catalog.delete(str(self.question.property("device")), self._family.name)
        except Problem as problem:
            self._refuse(problem)
            return
        self._take_up("")

    @Slot(str)
    def _take_up(self, device_id: str) -> None:
        """Show what is in the catalog now, and rank anew."""
        self.panel.refresh(device_id)
        self._session.refresh()

    # Files

    def _ask_import(self) -> None:
        title = self._words.text("browser.import.choose")
        dialog = QFileDialog(self, title, str(self._session.document.folder), _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    @Slot(str)
    def import_file(self, name: str) -> None:
        """Read a file of devices and show what it would bring in."""
        self._work.start(_read, Path(name), self._catalog, self._family.name)

    @Slot(object)
    def _preview(self, found: Preview | TablesFile) -> None:
        self.import_dialog = (
            ImportDialog(found, self._words, self)
            if isinstance(found, Preview)
            else MakerTablesDialog(found, self._catalog, self._words, self)
        )
        self.import_dialog.wanted.connect(self._bring_in)
        self.import_dialog.open()

    @Slot(object)
    def _bring_in(self, preview: Preview | TablesPreview) -> None:
        self._bringing.start(_bring, preview, self._catalog)

    @Slot(bool)
    def _tell_reading(self, busy: bool) -> None:
        """While a file is read its button calls it off."""
        key = "browser.import.cancel" if busy else "browser.import"
        self.panel.buttons["import"].setText(self._words.text(key))

    def _offer_templates(self) -> None:
        """Ask which table it shall be where there are two: nameplates, or devices with curves."""
        if self._family.nameplates is None:
            self._ask_template()
            return
        self.templates = QMenu(self)
        self.templates.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, ask in (("nameplates", self._ask_plates), ("devices", self._ask_template)):
            self.templates.addAction(self._words.text(f"browser.template.{key}"), ask)
        button = self.panel.buttons["template"]
        above = self.templates.sizeHint().height()
        self.templates.popup(button.mapToGlobal(QPoint(0, -above)))

    @Slot()
    def _ask_template(self) -> None:
        title = self._words.text("browser.template")
        proposed = self._session.document.folder / f"{self._family.name}.xlsx"
        dialog = ask_where(self, title, proposed, "XLSX (*.xlsx);;CSV (*.csv)")
        dialog.fileSelected.connect(self.write_template)

    @Slot()
    def _ask_plates(self) -> None:
        title = self._words.text("browser.template")
        name = self._words.text("template.nameplates.file", family=self._family.name)
        proposed = self._session.document.folder / f"{name}.xlsx"
        dialog = ask_where(self, title, proposed, "XLSX (*.xlsx)")
        dialog.fileSelected.connect(self.write_plates)

    @Slot(str)
    def write_plates(self, name: str) -> None:
        """Write a table of nameplates to fill in, with an example."""
        try:
            table = nameplate_template(self._family.name, self._words)
            write(Path(name), template_workbook(table, self._words), endings=(".xlsx",))
        except Problem as problem:
            self._refuse(problem)

    @Slot(str)
    def write_template(self, name: str) -> None:
        """Write a table to fill in: a workbook with an example, or the bare columns as CSV."""
        path, family = Path(name), self._family.name
        try:
            if path.suffix.lower() == ".csv":
                write(path, template(family))
            else:
                table = device_template(family, self._catalog, self._words)
                write(path, template_workbook(table, self._words), endings=(".xlsx",))
        except Problem as problem:
            self._refuse(problem)

    @Slot(object)
    def _refuse(self, problem: Problem) -> None:
        self.problem_dialog = tell_problem(self, self._words, problem)


def _bring(_: Ticket, preview: Preview | TablesPreview, catalog: Catalog) -> str:
    if isinstance(preview, Preview):
        return str(bring_in(preview, catalog)[0].id)
    return str(bring_in_models(preview, catalog, brought_by(), every_language())[0].id)


def _read(_: Ticket, path: Path, catalog: Catalog, family: str) -> Preview | TablesFile:
    """A list of devices, or a maker's tables where the family reads such."""
    table, languages = DEVICE_TABLES[family], every_language()
    if (table.maker_tables or table.nameplates) and not lists_devices(path, family, languages):
        return open_tables(path, table, explanations(languages))
    return preview_devices(path, catalog, family, languages)
