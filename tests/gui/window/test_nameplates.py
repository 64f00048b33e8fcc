"""A machine typed from its nameplate: fitted as one types, told what is missing, kept, changed."""

import pytest
from pytestqt.qtbot import QtBot

from core.families.chillers.record import Compressor
from core.families.registry import DEVICE_TABLES
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.nameplates.dialog import NameplateDialog
from gui.window.settings import Settings
from gui.window.study.rows import QuietBox
from tests.gui.window.browsing import type_over
from tests.gui.window.conftest import PATIENCE_MS


def _opened(browser: CatalogBrowser) -> NameplateDialog:
    browser.panel.buttons["nameplate"].click()
    assert browser.nameplate is not None
    return browser.nameplate


def _say(dialog: NameplateDialog, **figures: str) -> None:
    for key, text in figures.items():
        editor = dialog.fields[key].editor
        if isinstance(editor, QuietBox):
            editor.setCurrentIndex(editor.findData(text))
            editor.activated.emit(editor.currentIndex())
        else:
            type_over(editor, text)


KIND = {"maker": "Xu", "model": "LXV 2800", "compressor": "centrifugal", "condenser": "water",
        "unloading": "speed"}  # fmt: skip


def test_a_machine_is_typed_fitted_and_kept(qtbot: QtBot, browser: CatalogBrowser) -> None:
    dialog = _opened(browser)
    assert not dialog.keep.isEnabled()
    (open_,) = dialog.remarks.texts()
    assert open_ == "Still to be entered: Maker, Model, Compressor, Condenser, Capacity, COP."
    _say(dialog, **KIND, capacity_w="2800", cop="6.0")
    (said,) = dialog.remarks.texts()
    assert said.startswith("No IPLV or NPLV is stated")
    assert not dialog.plots.isVisible()
    _say(dialog, nameplate_iplv="9.1", nameplate_method="gb_18430_1_2007")
    assert dialog.band.text() == (
        "Annual values may be off by ±17% with one unit, ±8% with several"
    )
    assert dialog.plots.isVisible()
    assert any("75, 50, 25% load" in text for text in dialog.better.texts())
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        dialog.keep.click()
    kept = browser._catalog.device("own:Xu-LXV-2800")
    assert (kept.compressor, kept.cop) == (Compressor.CENTRIFUGAL, 6.0)
    assert kept.nameplate_iplv == 9.1
    source = browser._catalog.source(kept.source)
    assert "IPLV 9.10" in source.note_en
    assert "离心" in source.note_zh
    assert source.title.isascii()


def test_the_band_of_a_heat_pump_is_told_by_site_and_use(browser: CatalogBrowser) -> None:
    browser.families.setCurrentIndex(list(DEVICE_TABLES).index("heat_pumps"))
    dialog = _opened(browser)
    _say(dialog, maker="Xu", model="LSQ 65", heat_source="outdoor_air", gb_outlet_c="41",
         heat_cold_w="65", cop_h="2.4", cop_dh="1.95")  # fmt: skip
    assert dialog.band.text().splitlines()[1:] == [
        "Design temperature below −16.0 °C: ±8.0%",
        "Design temperature from −16.0 to −4.0 °C: ±13.0%",
        "Design temperature above −4.0 °C: the standby power is not stated, so the machine is "
        "excluded",
        "Supply more than 5.0 K from 41.0 °C: off by up to ±14.0%, so no energy is promised",
    ]
    _say(dialog, nameplate_idle_w="90")
    assert dialog.band.text().splitlines()[2:4] == [
        "Design temperature from −16.0 to −4.0 °C: ±11.0%",
        "Design temperature above −4.0 °C: ±19.0%",
    ]
    dialog.done(0)


def test_what_cannot_be_is_told_at_once(browser: CatalogBrowser) -> None:
    dialog = _opened(browser)
    _say(dialog, **KIND, capacity_w="2800", cop="6.0", nameplate_iplv="30")
    (said,) = dialog.remarks.texts()
    assert "do not belong to this type" in said
    assert "check type, method and unit" in said
    assert not dialog.keep.isEnabled()
    assert dialog.better.texts() == []
    _say(dialog, nameplate_iplv="9.1")
    assert dialog.keep.isEnabled()
    dialog.done(0)


def test_a_machine_of_a_nameplate_is_changed_by_its_nameplate(
    qtbot: QtBot, browser: CatalogBrowser
) -> None:
    dialog = _opened(browser)
    _say(dialog, **KIND, capacity_w="2800", cop="6.0", nameplate_iplv="9.1", refrigerant="R-134a")
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        dialog.keep.click()
    browser.panel.look_at("own:Xu-LXV-2800")
    browser.panel.buttons["edit"].click()
    again = browser.nameplate
    assert again is not None
    assert again is not dialog
    assert again.draft.cell("nameplate_iplv") == 9.1
    assert not again.edited
    _say(again, nameplate_iplv="8.5")
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        again.keep.click()
    changed = browser._catalog.device("own:Xu-LXV-2800")
    assert changed.nameplate_iplv == 8.5
    assert changed.gwp == pytest.approx(1430)  # AR4, as everywhere by default
    assert "IPLV 8.50" in browser._catalog.source(changed.source).note_en
    browser.panel.buttons["duplicate"].click()
    copy = browser.nameplate
    _say(copy, model="LXV 2900", capacity_w="2900")
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        copy.keep.click()
    assert browser._catalog.device("own:Xu-LXV-2900").capacity_w == 2.9e6


def test_only_families_with_curves_of_kinds_offer_it(browser: CatalogBrowser) -> None:
    names = [browser.families.tabData(i) for i in range(browser.families.count())]
    browser.families.setCurrentIndex(names.index("drives"))
    assert not browser.panel.buttons["nameplate"].isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_opens_in_every_language(
    browser: CatalogBrowser, settings: Settings, language: str
) -> None:
    settings.set("language", language)
    dialog = _opened(browser)
    assert all(field.editor.accessibleName() for field in dialog.fields.values())
    dialog.done(0)


PLATES = {
    "transformers": {"model": "S9-1000/10", "no_load_power_w": "1.7", "load_loss_w": "10.3"},
    "compressors": {"model": "LG-37", "compressor_kind": "screw_one_stage", "free_air_m3s": "6.2",
                    "discharge_pa": "0.8", "motor_rating_w": "37", "specific_power": "7.0"},
    "boilers": {"model": "WNS4-1.25-Q", "boiler_efficiency": "92"},
}  # fmt: skip
OWN = {  # what the nameplate states, and what its model prints
    "transformers": ("rated_va", 1e6), "compressors": ("discharge_pa", 0.8e6),
    "boilers": ("boiler_output_w", 2.8e6),
}  # fmt: skip


@pytest.mark.parametrize("family", PLATES)
def test_plates_of_transformers_compressors_and_boilers_are_typed(
    qtbot: QtBot, browser: CatalogBrowser, family: str
) -> None:
    browser.families.setCurrentIndex(list(DEVICE_TABLES).index(family))
    dialog = _opened(browser)
    assert not dialog.keep.isEnabled()
    _say(dialog, maker="Xu", **PLATES[family])
    assert dialog.keep.isEnabled()
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        dialog.keep.click()
    (kept,) = [one for one in browser._catalog.devices(family) if browser._catalog.is_own(one.id)]
    key, value = OWN[family]
    assert getattr(kept, key) == pytest.approx(value)
    browser.panel.table.selectRow(browser.panel.model.rows.index(kept))
    browser.duplicate()  # its figures are those of a nameplate again
    assert browser.nameplate is not None
    assert browser.nameplate.draft.cell("model") == PLATES[family]["model"]
