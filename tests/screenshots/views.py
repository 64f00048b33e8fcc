"""Every view of the program, each as what opens it and closes it again.

A view is entered anew in every language and theme; the widget it gives is pictured at every size.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from tests.screenshots.seldom_seen import OVER_A_STUDY
from tests.screenshots.waiting import settle, until, waited

EXAMPLES = Path(__file__).resolve().parents[2] / "resources" / "examples"
LEDGER = EXAMPLES / "ledger-shaoxing.csv"
# One study of each family, and those that look otherwise: of several models, of a plant room.
STUDIES = (
    "office-shanghai", "plant-room-shanghai", "plant-beijing", "school-beijing",
    "replace-chongqing", "chilled-pumps-shanghai", "clean-room-suzhou", "dairy-shanghai",
    "too-far-beijing", "vrf-nanjing", "rooftop-guangzhou", "textile-suzhou", "factory-suzhou",
    "boilers-harbin", "hydrogen-ordos", "servers-langfang", "ups-langfang", "forge-wuxi",
    "base-stations-nanjing",
)  # fmt: skip
CONSULTED = (
    "office-shanghai", "replace-chongqing", "dairy-shanghai", "plant-room-shanghai",
    "school-beijing", "chilled-pumps-shanghai", "textile-suzhou", "servers-langfang",
    "ups-langfang",
)  # fmt: skip
TABS = {"plots": 1, "comparison": 2, "report": 3}
CHILLER = {
    "condenser": "water",
    "cooling_capacity": "700",
    "iplv": "7.2",
    "iplv_method": "gb_18430_1_2007",
}
View = Callable[[], AbstractContextManager[object]]


def views(windows, places: Path) -> dict[str, View]:
    """All of them by name, in the order in which little is opened twice."""
    found: dict[str, View] = {"start": partial(_start, windows)}
    for name in STUDIES:
        found[f"study-{name}"] = partial(_study, windows, name)
        if name in ("office-shanghai", "replace-chongqing", "dairy-shanghai"):
            found |= {f"{tab}-{name}": partial(_tab, windows, name, tab) for tab in TABS}
        if name in CONSULTED:
            found[f"consultation-{name}"] = partial(_consultation, windows, name)
        if name != "office-shanghai":
            continue
        found |= {key: partial(show, windows, places) for key, show in DIALOGS.items()}
        found |= {key: partial(_over, show, windows, places) for key, show in OVER_A_STUDY.items()}
    for place, key in enumerate(("assets", "plan", "sheet", "breakdown", "measured")):
        found[f"ledger-{key}"] = partial(_ledger, windows, place)
    found["start-again"] = partial(_start_again, windows, places)
    return found


@contextmanager
def _over(show: Callable[..., AbstractContextManager], windows, places: Path) -> Iterator[object]:
    """What is opened over the office's study."""
    with _study(windows, "office-shanghai") as window, show(window, places) as shown:
        yield shown


@contextmanager
def _start_again(windows, places: Path) -> Iterator[object]:
    """The start page of somebody who has worked already; one of the files is gone."""
    for name in ("ups-langfang", "school-beijing", "office-shanghai"):
        path = places / f"{name}.loadfit"
        path.write_bytes((EXAMPLES / f"{name}.json").read_bytes())
        windows.settings.remember(path)
    windows.settings.remember(places / "moved.loadfit")
    with _start(windows) as start:
        yield start


@contextmanager
def _start(windows) -> Iterator[object]:
    windows.show_start()
    yield windows.start
    windows.start.hide()


@contextmanager
def _study(windows, name: str) -> Iterator[object]:
    """An example in the window, on the tab of candidates, three of them marked for comparing."""
    from gui.program.study_file import example

    window, wanted = windows.study, example(name)
    document = window.session.document
    if document.study.project.name != wanted.project.name or window.session.selection is None:
        waited(window.session.selected, lambda: document.replace(wanted, None))
        for candidate in window.session.selection.candidates[:3]:
            window.session.compare(candidate.record.id, True)
        document.undo_stack.setClean()
    window.show()
    window.tabs.setCurrentIndex(0)
    settle()
    yield window


@contextmanager
def _tab(windows, name: str, tab: str) -> Iterator[object]:
    with _study(windows, name) as window:
        window.tabs.setCurrentIndex(TABS[tab])
        if tab == "report":
            waited(window.report_panel.preview.done, lambda: None)
        yield window
        window.tabs.setCurrentIndex(0)


@contextmanager
def _consultation(windows, name: str) -> Iterator[object]:
    with _study(windows, name) as window:
        window.dialogs.open_consultation()
        view = window.dialogs.consultation
        view.showNormal()
        yield view
        window.dialogs.close_consultation()


@contextmanager
def _ledger(windows, place: int) -> Iterator[object]:
    """The example ledger with a plan of two years."""
    ledger = windows.ledger
    if ledger.session.found is None:
        waited(ledger.session.document.replaced, lambda: windows.open(LEDGER))
        for year, money in (("2027", "60"), ("2028", "90")):
            waited(ledger.session.diagnosed, partial(ledger.plan.form.put, f"budget.{year}", money))
    ledger.show()
    ledger.table.selectRow(0)
    ledger.tabs.setCurrentIndex(place)
    yield ledger


# Dialogs over the office's study


@contextmanager
def _catalog(windows, places: Path) -> Iterator[object]:
    with _browser(windows) as browser:
        yield browser


@contextmanager
def _editor(windows, places: Path) -> Iterator[object]:
    """A device of one's own, begun from the first of the table."""
    with _browser(windows) as browser:
        browser.duplicate(windows.study.session.selection.candidates[0].record.id)
        settle()
        yield browser.editor
        browser.editor.close()


@contextmanager
def _nameplate(windows, places: Path) -> Iterator[object]:
    with _browser(windows) as browser:
        browser.begin_nameplate()
        yield browser.nameplate
        browser.nameplate.close()


@contextmanager
def _maker_table(windows, places: Path) -> Iterator[object]:
    """A maker's table as it comes."""
    from tests.catalog.files.maker_sheets import cross_table

    with _browser(windows) as browser:
        browser.import_file(str(cross_table(places / "fas.xlsx")))
        until(lambda: browser.import_dialog)
        yield browser.import_dialog
        browser.import_dialog.close()


@contextmanager
def _browser(windows) -> Iterator[object]:
    from gui.window.catalog_browser.dialog import CatalogBrowser

    with _study(windows, "office-shanghai") as window:
        window.dialogs.open_catalog()
        browser = window.findChildren(CatalogBrowser)[-1]
        yield browser
        browser.close()
        browser.deleteLater()


def _load_editor(tab: int, windows, places: Path) -> AbstractContextManager[object]:
    """A load from a file as a building's meters write it."""
    from gui.window.load_editor.dialog import LoadEditor

    @contextmanager
    def shown() -> Iterator[object]:
        load = places / "load.csv"
        lines = [f"{500 + 300 * (h % 24 > 8) + h % 97};{h % 30},5" for h in range(8760)]
        load.write_text("\n".join(["冷负荷 kW;干球 °C", *lines]), encoding="gbk")
        with _study(windows, "office-shanghai") as window:
            window.dialogs.open_load(load)
            editor = window.findChildren(LoadEditor)[-1]
            until(lambda: not editor.is_reading)
            editor.tabs.setCurrentIndex(tab)
            yield editor
            editor.close()
            editor.deleteLater()

    return shown()


@contextmanager
def _verdict(windows, places: Path) -> Iterator[object]:
    with _verdicts(windows) as dialog:
        dialog.single.form.put(CHILLER)
        yield dialog


@contextmanager
def _verdict_batch(windows, places: Path) -> Iterator[object]:
    devices = places / "devices.csv"
    rows = [f"chiller,CH-{n},water,{300 + 90 * n},{5.6 + n / 10:.1f},gb_18430_1_2007"
            for n in range(18)]  # fmt: skip
    header = "product,tag,condenser,cooling_capacity,iplv,iplv_method"
    devices.write_text("\n".join([header, *rows]), encoding="utf-8")
    with _verdicts(windows) as dialog:
        dialog.tabs.setCurrentIndex(1)
        waited(dialog.batch._work.done, lambda: dialog.batch.judge_file(devices))
        yield dialog


@contextmanager
def _verdicts(windows) -> Iterator[object]:
    from gui.window.verdict.dialog import VerdictDialog

    window = windows.study
    window.dialogs.open_verdict()
    dialog = window.findChildren(VerdictDialog)[-1]
    yield dialog
    dialog.close()
    dialog.deleteLater()


def _opened(key: str, kind: tuple[str, str], windows, places: Path) -> AbstractContextManager:
    """A dialog that needs nothing more than to be opened."""
    from importlib import import_module

    @contextmanager
    def shown() -> Iterator[object]:
        with _study(windows, "office-shanghai") as window:
            getattr(window.dialogs, f"open_{key}")()
            dialog = window.findChildren(getattr(import_module(kind[0]), kind[1]))[-1]
            yield dialog
            dialog.close()
            dialog.deleteLater()

    return shown()


@contextmanager
def _tour(windows, places: Path) -> Iterator[object]:
    """Its third step, over the window."""
    from gui.window.tour.tour import Tour

    with _study(windows, "office-shanghai") as window:
        window.dialogs.open_tour()
        tour = window.findChildren(Tour)[-1]
        tour.go_on()
        tour.go_on()
        yield window
        tour.end()


@contextmanager
def _manual(windows, places: Path) -> Iterator[object]:
    with _study(windows, "office-shanghai") as window:
        window.dialogs.open_manual()
        yield window.dialogs.help_key._made
        window.dialogs.help_key.close()


@contextmanager
def _station_map(windows, places: Path) -> Iterator[object]:
    from gui.window.station_map.dialog import StationMapDialog

    with _study(windows, "office-shanghai") as window:
        dialog = StationMapDialog("58362", window.words, window)
        dialog.open()
        yield dialog
        dialog.close()
        dialog.deleteLater()


@contextmanager
def _recovery(windows, places: Path) -> Iterator[object]:
    """What a window left that ended without closing."""
    from PySide6.QtCore import QLockFile

    from gui.window.document.recovery import LeftOver
    from gui.window.document.recovery_dialog import RecoveryDialog

    window = windows.study
    left = LeftOver(
        file=places / "left", lock=QLockFile(str(places / "left.lock")), path=None, folder=places,
        title="上海办公楼 Office, Shanghai", when=datetime.now().astimezone(),
        content=window.session.document.study,
    )  # fmt: skip
    dialog = RecoveryDialog(window, window.words, (left,))
    dialog.open()
    yield dialog
    dialog.reject()


DIALOGS: dict[str, Callable[..., AbstractContextManager]] = {
    "catalog": _catalog,
    "device-editor": _editor,
    "nameplate": _nameplate,
    "maker-table": _maker_table,
    "load-file": partial(_load_editor, 0),
    "load-year": partial(_load_editor, 1),
    "verdict": _verdict,
    "verdict-many": _verdict_batch,
    "settings": partial(_opened, "settings", ("gui.window.settings_dialog", "SettingsDialog")),
    "about": partial(_opened, "about", ("gui.window.about", "About")),
    "manual": _manual,
    "tour": _tour,
    "station-map": _station_map,
    "recovery": _recovery,
}
