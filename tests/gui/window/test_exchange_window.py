"""Devices to files and packs of devices, from the catalog's window."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from catalog.devices.store import Catalog
from catalog.packs.pack_file import pack_of, read_pack
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.catalog_browser.packs_dialog import PacksDialog
from gui.window.document.session import Session
from tests.catalog.test_packs import devices, words
from tests.families.chillers.machines import machine
from tests.families.chillers.test_solved import gridded
from tests.gui.window.conftest import PATIENCE_MS


@pytest.fixture
def packs(browser: CatalogBrowser) -> PacksDialog:
    """The packs, opened from the menu of the browser."""
    browser.panel.buttons["export"].click()
    texts = [action.text() for action in browser.exporting.menu.actions()]
    assert len(texts) == 3
    browser.exporting.menu.actions()[2].trigger()
    assert browser.exporting.packs is not None
    return browser.exporting.packs


def test_the_device_looked_at_goes_to_a_file(browser: CatalogBrowser, tmp_path: Path) -> None:
    browser.panel.table.look_at("W120")
    browser.panel.buttons["export"].click()
    one, own, _ = browser.exporting.menu.actions()
    assert one.isEnabled()
    assert not own.isEnabled()  # there is none yet
    one.trigger()
    target = tmp_path / "one.copper.json"
    browser.exporting.export(str(target))
    (written,) = json.loads(target.read_bytes()).values()
    assert written["compressor_type"] == "centrifugal"
    browser.exporting.export(str(tmp_path / "one.doc"))
    assert not (tmp_path / "one.doc").exists()
    assert browser.exporting.problem_dialog.isVisible()
    browser.exporting.problem_dialog.reject()


def test_a_pack_is_installed_shown_updated_and_removed(
    qtbot: QtBot, browser: CatalogBrowser, packs: PacksDialog, own_session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "some.loadfitpack"
    path.write_bytes(pack_of(words(), devices(), ()))
    with qtbot.waitSignal(packs.changed, timeout=PATIENCE_MS):
        packs.install(str(path))
    assert packs.chosen == "somebody-2026"
    assert "3" in packs.told.text()
    browser.panel.look_at("pack:somebody-2026:S-1")
    assert "somebody-2026" in browser.panel.device.origin.text()
    assert not browser.panel.buttons["delete"].isEnabled()
    path.write_bytes(pack_of(words(version="1.1"), devices(2), ()))
    with qtbot.waitSignal(packs.changed, timeout=PATIENCE_MS):
        packs.buttons["update"].click()
    assert packs.model.rows[0][1] == "1.1"
    packs.buttons["remove"].click()
    with qtbot.waitSignal(packs.changed, timeout=PATIENCE_MS):
        packs.question.buttons["delete"].click()
    assert packs.model.rows == []
    assert browser.panel.model.row_of("pack:somebody-2026:S-1") < 0


def test_a_damaged_pack_is_told(qtbot: QtBot, packs: PacksDialog, tmp_path: Path) -> None:
    path = tmp_path / "some.loadfitpack"
    path.write_bytes(pack_of(words(), devices(), ())[:-40])
    with qtbot.waitSignal(packs._work.failed, timeout=PATIENCE_MS):
        packs.install(str(path))
    assert packs.problem_dialog.isVisible()
    packs.problem_dialog.reject()


def test_a_pack_is_made_of_ones_own_devices(
    qtbot: QtBot, packs: PacksDialog, own_session: Session, tmp_path: Path
) -> None:
    catalog: Catalog = own_session.program.catalog
    catalog.add(machine(id="own:mine", model="Mine"))
    packs.buttons["create"].click()
    for key, text in (("name", "ours"), ("maker", "We"), ("version", "2.1")):
        packs.making.fields[key].setText(text)
    packs.making.save.click()
    target = tmp_path / "ours.loadfitpack"
    with qtbot.waitSignal(packs.changed, timeout=PATIENCE_MS):
        packs.make(str(target))
    made = read_pack(target)
    assert (made.manifest.name, made.manifest.version) == ("ours", "2.1")
    assert [one.id for one in made.devices["chillers"]] == ["pack:ours:mine"]


def test_who_types_a_coefficient_leaves_the_map(browser: CatalogBrowser) -> None:
    """A size or a name changes the machine as it is; another curve is another machine."""
    browser._catalog.add(gridded(id="own:G", model="Grid"))
    browser._take_up("own:G")
    browser.edit()
    assert browser.editor is not None
    draft = browser.editor.draft
    draft.set_cell("model", "Grid 2")
    draft.set_cell("capacity_w", 95e3)
    assert draft.record.grid is not None  # type: ignore[attr-defined]
    draft.set_cell("power_curve_coefficients_1", 1.05)
    assert draft.record.grid is None  # type: ignore[attr-defined]
    browser.editor.done(0)
