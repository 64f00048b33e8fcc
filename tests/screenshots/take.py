"""Pictures of the real window at work, in both languages and both themes.

    make screenshots

Drives one window through a session: open the example, change the peak load, sort, compare,
plots, report, catalog, load import, settings, consultation; then the ledger's window. The
pictures go into the folder named on the command line, one for each step, language and theme. The
platform is Qt's own choice (QT_QPA_PLATFORM): offscreen, or a real X server such as Xvfb. With
--opened it is only the window and its first dialogs, for looking at them at another scale
(QT_SCALE_FACTOR).
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

LOOKS = (("zh", "light"), ("en", "dark"), ("zh", "dark"), ("en", "light"))
SIZES = {"": (1440, 900), "-small": (1280, 720)}
LEDGER = Path(__file__).resolve().parents[2] / "resources" / "examples" / "ledger-shaoxing.csv"
PATIENCE_MS = 20_000
_STILL_MS = 400  # a page has settled when nothing has happened for so long

CHILLER = {
    "condenser": "water",
    "cooling_capacity": "700",
    "iplv": "7.2",
    "iplv_method": "gb_18430_1_2007",
}


def main(folder: Path, steps: str = "walk") -> int:
    """Take every picture; returns the number of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as places:
        for name in ("LOADFIT_DATA", "LOADFIT_CACHE"):
            os.environ[name] = places  # the user's own preferences stay as they are
        from PySide6.QtWidgets import QApplication

        from gui.window.start import build

        application = QApplication.instance() or QApplication(["loadfit"])
        windows = build(application)
        window = windows.study
        window.show()
        refreshed(window, window.session.refresh)
        taken = 0
        for language, theme in LOOKS:
            window.settings.set("language", language)
            window.settings.set("theme", theme)
            for step, widget in STEPS[steps](window, Path(places)):
                settle()
                path = folder / f"{step}-{language}-{theme}.png"
                widget.grab().save(str(path))
                print(path)
                taken += 1
            for step, widget in ledger_pages(windows):
                settle()
                path = folder / f"{step}-{language}-{theme}.png"
                widget.grab().save(str(path))
                print(path)
                taken += 1
        for one in (window, windows.ledger):
            one.session.document.undo_stack.setClean()
            one.close()
            one.session.close()
        return taken


def ledger_pages(windows) -> Iterator[tuple[str, object]]:
    """The example ledger with a plan of two years: its three pages."""
    ledger = windows.ledger
    ledger.resize(*SIZES[""])
    if ledger.session.found is None:
        waited(ledger.session.document.replaced, lambda: windows.open(LEDGER))
        for year, money in (("2027", "60"), ("2028", "90")):
            waited(ledger.session.diagnosed, partial(ledger.plan.form.put, f"budget.{year}", money))
    ledger.show()
    ledger.table.selectRow(0)
    for place, key in enumerate(("assets", "plan", "sheet")):
        ledger.tabs.setCurrentIndex(place)
        yield f"9-ledger-{key}", ledger


def opened(window, places: Path) -> Iterator[tuple[str, object]]:
    """The window in its sizes, and what asks before there is anything else."""
    for suffix, size in SIZES.items():
        window.resize(*size)
        yield f"1-opened{suffix}", window
    window.resize(*SIZES[""])
    yield from questions(window, places)


def walk(window, places: Path) -> Iterator[tuple[str, object]]:
    """The steps of a session, each with the widget to be pictured."""
    session, document = window.session, window.session.document
    yield from opened(window, places)
    refreshed(window, lambda: document.edit("duty", "peak_w", 1.8e6))
    yield "2-peak-changed", window
    window.candidates_panel.table.sortByColumn(4, _ascending())
    yield "3-sorted", window
    for candidate in session.selection.candidates[:3]:
        session.compare(candidate.record.id, True)
    window.tabs.setCurrentIndex(2)
    yield "4-compared", window
    window.tabs.setCurrentIndex(1)
    yield "5-plots", window
    window.tabs.setCurrentIndex(3)
    waited(window.report_panel.preview.done, lambda: None)
    yield "6-report", window
    window.tabs.setCurrentIndex(0)
    yield from dialogs(window, places)
    window.dialogs.open_consultation()
    view = window.dialogs.consultation
    for suffix, size in {"": (1920, 1080), "-small": (1280, 720)}.items():
        view.showNormal()
        view.resize(*size)
        yield f"10-consultation{suffix}", view
    view.close()
    for candidate in session.compared:
        session.compare(candidate.record.id, False)
    refreshed(window, document.undo_stack.undo)


def dialogs(window, places: Path) -> Iterator[tuple[str, object]]:
    """Catalog, load editor and settings, each opened and closed again."""
    from gui.window.catalog_browser.dialog import CatalogBrowser
    from gui.window.load_editor.dialog import LoadEditor
    from gui.window.settings_dialog import SettingsDialog
    from gui.window.verdict.dialog import VerdictDialog

    window.dialogs.open_catalog()
    browser = window.findChildren(CatalogBrowser)[-1]
    yield "7-catalog", browser
    browser.close()
    load = places / "load.csv"
    lines = [f"{500 + 300 * (h % 24 > 8) + h % 97};{h % 30},5" for h in range(8760)]
    load.write_text("\n".join(["冷负荷 kW;干球 °C", *lines]), encoding="gbk")
    window.dialogs.open_load(load)
    editor = window.findChildren(LoadEditor)[-1]
    settle()
    editor.tabs.setCurrentIndex(0)
    yield "8-import", editor
    editor.tabs.setCurrentIndex(1)
    yield "8-import-year", editor
    editor.close()
    window.dialogs.open_verdict()
    verdict = window.findChildren(VerdictDialog)[-1]
    verdict.single.form.put(CHILLER)
    yield "11-verdict", verdict
    devices = places / "devices.csv"
    rows = [f"chiller,CH-{n},water,{300 + 90 * n},{5.6 + n / 10},gb_18430_1_2007"
            for n in range(18)]  # fmt: skip
    header = "product,tag,condenser,cooling_capacity,iplv,iplv_method"
    devices.write_text("\n".join([header, *rows]), encoding="utf-8")
    verdict.tabs.setCurrentIndex(1)
    waited(verdict.batch._work.done, lambda: verdict.batch.judge_file(devices))
    yield "11-verdict-batch", verdict
    verdict.close()
    window.dialogs.open_settings()
    settings = window.findChildren(SettingsDialog)[-1]
    yield "9-settings", settings
    settings.close()


def questions(window, places: Path) -> Iterator[tuple[str, object]]:
    """A new study, one that is not saved, and one that was left over."""
    from datetime import datetime

    from PySide6.QtCore import QLockFile

    from gui.window.document.new_dialog import NewDialog
    from gui.window.document.recovery import LeftOver
    from gui.window.document.recovery_dialog import RecoveryDialog
    from gui.window.parts.question import Question

    document = window.session.document
    new = NewDialog(window.files, window.words, window)
    new.open()
    yield "11-new", new
    new.reject()
    refreshed(window, lambda: document.edit("duty", "margin", 0.07))
    window.files.new("office-shanghai")
    unsaved = window.findChildren(Question)[-1]
    yield "12-unsaved", unsaved
    unsaved.reject()
    refreshed(window, document.undo_stack.undo)
    left = LeftOver(
        file=places / "left", lock=QLockFile(str(places / "left.lock")), path=None, folder=places,
        title="上海办公楼 Office, Shanghai", when=datetime.now().astimezone(),
        content=document.study,
    )  # fmt: skip
    recovery = RecoveryDialog(window, window.words, (left,))
    recovery.open()
    yield "13-recovery", recovery
    recovery.reject()


STEPS = {"walk": walk, "opened": opened}


def _ascending():
    from PySide6.QtCore import Qt

    return Qt.SortOrder.AscendingOrder


def refreshed(window, act: Callable[[], object]) -> None:
    """Act, and wait for the selection that answers."""
    waited(window.session.selected, act)


def waited(signal, act: Callable[[], object]) -> None:
    """Act, and wait for a signal; a picture of an unfinished page is worth nothing."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, late = QEventLoop(), QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: loop.exit(1))
    signal.connect(loop.quit)
    late.start(PATIENCE_MS)
    act()
    if loop.exec():
        raise TimeoutError("the window does not answer")
    settle()


def settle() -> None:
    """Let timers run and pages be painted."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_STILL_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    wanted = "opened" if "--opened" in sys.argv else "walk"
    print(main(Path(sys.argv[1]), wanted), "pictures")
