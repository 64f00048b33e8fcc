"""Which page of the manual belongs to what the keys are in.

A field of a form and a finding have an entry of their own; everything else has the page of the
panel or dialog that it lies in, found by the name of its class, so that nothing is imported here.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from gui.program.manual.book import CONTENTS, Book, Place

PAGES = {  # the class of a panel, a dialog or a window: its page
    "MainWindow": "window",
    "StartWindow": "window",
    "StudyPanel": "study",
    "LoadView": "load",
    "Kinds": "study",
    "StationMapDialog": "study",
    "HoursDialog": "study",
    "MachineListDialog": "study",
    "CandidatesPanel": "candidates",
    "LeftOutPage": "left_out",
    "NothingPage": "left_out",
    "PlotsPanel": "charts",
    "ComparisonPanel": "comparison",
    "ReportPanel": "report",
    "DevicePanel": "device",
    "WhyDialog": "device",
    "VerdictList": "verdict",
    "ConsultationView": "consultation",
    "CatalogBrowser": "catalog",
    "SideBySide": "catalog",
    "DeviceEditor": "own_equipment",
    "NameplateDialog": "own_equipment",
    "KeptDialog": "own_equipment",
    "ImportDialog": "import",
    "MakerTablesDialog": "maker_tables",
    "PacksDialog": "packs",
    "MakingDialog": "packs",
    "LoadEditor": "load",
    "VerdictDialog": "verdict",
    "LedgerWindow": "ledger",
    "LetterheadDialog": "report",
    "RecoveryDialog": "files",
    "Question": "files",
    "SettingsDialog": "settings",
    "About": "index",
    "Notices": "index",
    "ManualWindow": "index",
}
FIELD, FINDING = "manual_field", "manual_finding"  # properties of a widget that is about one


def place_of(widget: QObject | None, book: Book, family: str) -> Place:
    """The place in the manual for a widget: its own, or that of what it lies in."""
    for one in _outwards(widget):
        if key := one.property(FIELD):
            entry = book.field(str(key), family)
        elif code := one.property(FINDING):
            entry = book.finding(str(code))
        else:
            names = (kind.__name__ for kind in type(one).__mro__)
            page = next((PAGES[name] for name in names if name in PAGES), "")
            entry = Place(page=page) if page in book.names else None
        if entry is not None:
            return entry
    return Place(page=CONTENTS)


def _outwards(widget: QObject | None) -> Iterator[QObject]:
    while widget is not None:
        yield widget
        widget = widget.parent()
