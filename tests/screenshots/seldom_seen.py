"""Views that are opened seldom: what is asked, chosen and explained, and what files bring in."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from tests.screenshots.waiting import settle, until, waited

FORMS = ("tender", "submittal", "energy-review", "proposal", "one-page")
_REPORT = 3  # its tab


@contextmanager
def _closing(dialog) -> Iterator[object]:
    """A dialog for as long as it is looked at."""
    settle()
    yield dialog
    dialog.close()
    dialog.deleteLater()


@contextmanager
def _why(window, places: Path) -> Iterator[object]:
    """Where the first criterion of the chosen candidate comes from."""
    from gui.window.device.why import WhyDialog

    chosen = window.session.chosen
    dialog = WhyDialog(window.session, window.words, chosen, "annual_energy_wh", window)
    dialog.show()
    with _closing(dialog):
        yield dialog


@contextmanager
def _why_not(window, places: Path) -> Iterator[object]:
    """The machines left out, each with what would admit it."""
    window.candidates_panel.bar.left_out.setChecked(True)
    settle()
    yield window
    window.candidates_panel.bar.left_out.setChecked(False)


@contextmanager
def _computing(window, places: Path) -> Iterator[object]:
    """What stands in the middle before there is a ranking, at its last step."""
    panel = window.candidates_panel
    before = panel.pages.currentWidget()
    panel.computing.reach(2 / 3)
    panel.pages.setCurrentWidget(panel.computing)
    settle()
    yield window
    panel.pages.setCurrentWidget(before)


@contextmanager
def _unsaved(window, places: Path) -> Iterator[object]:
    """What is asked before a study that was edited is closed."""
    from gui.window.parts.question import Question

    document = window.session.document
    document.edit("project", "customer", "荷配 LoadFit")
    window.files.may_close(window)
    question = window.findChildren(Question)[-1]
    settle()
    yield question
    question.reject()
    document.undo_stack.undo()


@contextmanager
def _unreadable(window, places: Path) -> Iterator[object]:
    """What is said of a file that is no study."""
    from gui.window.parts.question import Question

    broken = places / "broken.json"
    broken.write_text('{"project": {"name": "x"}, "duty": {"peak_w": "viel"}}', encoding="utf-8")
    window.files.open(broken)
    settle()
    yield window.findChildren(Question)[-1]
    window.findChildren(Question)[-1].reject()


@contextmanager
def _save_pdf(window, places: Path) -> Iterator[object]:
    """Qt's own chooser of a file, in our words."""
    from PySide6.QtWidgets import QFileDialog

    window.report_panel.pdf_button.click()
    with _closing(window.findChildren(QFileDialog)[-1]) as dialog:
        yield dialog


@contextmanager
def _letterhead(window, places: Path) -> Iterator[object]:
    with _closing(window.report_panel.ask_letterhead()) as dialog:
        yield dialog


@contextmanager
def _hours(window, places: Path) -> Iterator[object]:
    """The prices of a day."""
    from core.vocabulary.quantity import Kind
    from gui.window.study.hours import HoursDialog

    words = window.words
    title = words.text("field.prices_per_kwh")
    prices = [0.35] * 7 + [0.7] * 3 + [1.1] * 5 + [0.7] * 3 + [1.1] * 3 + [0.7] * 2 + [0.35]
    dialog = HoursDialog(words, title, Kind.ENERGY_PRICE, prices, window)
    dialog.open()
    with _closing(dialog):
        yield dialog


@contextmanager
def _notices(window, places: Path) -> Iterator[object]:
    from gui.window.about import Notices

    dialog = Notices(window.words, window)
    dialog.open()
    with _closing(dialog):
        yield dialog


@contextmanager
def _form(form: str, window, places: Path) -> Iterator[object]:
    """The report in another form."""
    panel = window.report_panel
    window.tabs.setCurrentIndex(_REPORT)
    settle()
    waited(panel.preview.done, lambda: panel.show_form(form))
    yield window
    panel.show_form("design")
    window.tabs.setCurrentIndex(0)


@contextmanager
def _browser(window) -> Iterator[object]:
    from gui.window.catalog_browser.dialog import CatalogBrowser

    window.dialogs.open_catalog()
    with _closing(window.findChildren(CatalogBrowser)[-1]) as browser:
        yield browser


@contextmanager
def _side_by_side(window, places: Path) -> Iterator[object]:
    """Three devices of the catalog beside each other, apart from any study."""
    with _browser(window) as browser:
        for candidate in window.session.selection.candidates[-3:]:
            browser.marks.tick(candidate.record.id, True)
        browser.panel.open_comparison()
        settle()
        yield browser.panel.comparison
        browser.panel.comparison.close()
        browser.marks.untick_all()


@contextmanager
def _import(text: str, window, places: Path) -> Iterator[object]:
    """What a list of devices would bring in, or what is wrong with it."""
    devices = places / "devices_to_import.csv"
    devices.write_text(text, encoding="utf-8")
    with _browser(window) as browser:
        browser.import_file(str(devices))
        until(lambda: browser.import_dialog)
        yield browser.import_dialog
        browser.import_dialog.reject()


@contextmanager
def _packs(window, places: Path) -> Iterator[object]:
    from gui.window.catalog_browser.packs_dialog import PacksDialog

    dialog = PacksDialog(window.session.program.catalog, window.words, places, window)
    dialog.open()
    with _closing(dialog):
        yield dialog


@contextmanager
def _own_site(window, places: Path) -> Iterator[object]:
    """A place of one's own by its weather file, which takes the station's place."""
    from tests.gui.window.weather import write_weather

    weather = write_weather(places / "CHN_Own.Site.epw")
    row = window.study_panel.row("site.epw")
    waited(window.session.selected, lambda: row.take(weather))
    yield window
    waited(window.session.selected, window.session.document.undo_stack.undo)


FAULTY = (
    "id,maker,model,capacity_w,capacity_curve_coefficients_1\n"
    "A-1,Own,X,abc,0.9\nA-2,,Y,500,1\nA-1,Own,Z,-3,x\n"
)
OVER_A_STUDY: dict[str, Callable[..., AbstractContextManager]] = {
    "why": _why,
    "why-not": _why_not,
    "computing": _computing,
    "unsaved": _unsaved,
    "unreadable": _unreadable,
    "save-pdf": _save_pdf,
    "letterhead": _letterhead,
    "hours": _hours,
    "notices": _notices,
    "side-by-side": _side_by_side,
    "import-faulty": partial(_import, FAULTY),
    "packs": _packs,
    "own-site": _own_site,
    **{f"report-{form}": partial(_form, form) for form in FORMS},
}
