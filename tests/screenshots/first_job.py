"""The first job by mouse as somebody does it who has read only the start page, a picture a step.

    QT_QPA_PLATFORM=offscreen python -m tests.screenshots.first_job FOLDER [zh|en]

An office in Guangzhou, from the start page to a signed tender as PDF. It prints each step with the
seconds a practised hand would take by the keystroke-level model (Card, Moran and Newell 1980:
key 0.28 s, pointing 1.1 s, click 0.2 s, hand to the other device 0.4 s, thinking 1.35 s), an
estimate of a person and not a measurement of one, and the seconds the program took to answer.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

KEY_S, POINT_S, CLICK_S, HOME_S, THINK_S = 0.28, 1.1, 0.2, 0.4, 1.35
_SIGNED = {"project.engineer": "Wang", "title_block.checker": "Li", "title_block.approver": "Qian"}


class Hand:
    """A mouse and a keyboard, a clock of the person and one of the program."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.clicks, self.person_s, self.program_s, self.step = 0, 0.0, 0.0, 0

    def click(self, widget, what: str) -> None:
        """Think, point, click; then see what came."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        began = time.perf_counter()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.clicked(what, time.perf_counter() - began, widget)

    def clicked(self, what: str, took_s: float, widget) -> None:
        """Count a click, and take the picture of what stands there now."""
        from tests.screenshots.waiting import settle

        self.clicks += 1
        self.person_s += THINK_S + POINT_S + CLICK_S
        self.program_s += took_s
        settle()
        self.picture(what, widget.window())

    def fill(self, line, text: str, what: str) -> None:
        """Click into a line, choose all of it, type, and go on by the Tab key."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.click(line, f"{what}: click")
        began = time.perf_counter()
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Tab)
        self.program_s += time.perf_counter() - began
        self.person_s += 2 * HOME_S + (len(text) + 3) * KEY_S
        self.picture(f"{what}: {text}", line.window())

    def picture(self, what: str, window) -> None:
        """The window as it is."""
        self.step += 1
        window.grab().save(str(self._folder / f"{self.step:02}.png"))
        print(f"{self.step:02}  {self.person_s:5.1f} s  {self.clicks:2} clicks  {what}", flush=True)


def main(folder: Path, language: str) -> int:
    """Do it; returns the exit status."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    from core.report.parts import Form
    from gui.window.start import build
    from tests.screenshots.waiting import settle, waited

    folder.mkdir(parents=True, exist_ok=True)
    windows = build(QApplication(["loadfit"]))
    windows.settings.set("language", language)
    windows.settings.keep("tour", "seen")
    hand = Hand(folder)
    windows.show_first()
    settle()
    hand.picture("the start page", windows.start)
    tile = next(one for one in windows.start.page.tiles if one.key == "chillers")
    hand.click(tile, "a blank study of chillers")
    window = windows.study
    window.resize(1440, 900)
    session, panel = window.session, window.study_panel
    hand.fill(panel.row("site.station").line, "guangzhou", "weather station")
    hand.fill(panel.row("duty.peak_w").line, "1300", "peak")
    for path, name in _SIGNED.items():
        section, line = path.split(".", 1)[0], panel.row(path).line
        if not panel.folds[section].is_open:
            hand.click(panel.folds[section].button, f"open {section}")
        if not line.isVisible():
            hand.click(panel.forms[section].more.button, f"more of {section}")
        hand.fill(line, name, path)
    if not session.answers_document:
        began = time.perf_counter()
        waited(session.selected, lambda: None)
        hand.program_s += time.perf_counter() - began
    report = window.report_panel
    hand.click(window.bar.main, "report")
    hand.click(report.form, "forms")
    report.form.setCurrentIndex(report.form.findData(Form.TENDER.value))
    report.form.hidePopup()
    began = time.perf_counter()
    waited(report.preview.done, lambda: None)
    hand.clicked("the tender", time.perf_counter() - began, report)
    hand.click(report.pdf_button, "PDF")
    asked = report.findChild(QFileDialog)
    asked.close()
    target = folder / "tender.pdf"
    began = time.perf_counter()
    waited(report.files.done, lambda: asked.fileSelected.emit(str(target)))
    hand.program_s += time.perf_counter() - began
    hand.person_s += THINK_S + (len(target.name) + 1) * KEY_S
    hand.picture(f"saved as {target.name}", window)
    whole = hand.person_s + hand.program_s
    print(f"{hand.clicks} clicks; {hand.person_s:.0f} s of a hand by the model, "
          f"{hand.program_s:.0f} s of the program here: {whole:.0f} s")  # fmt: skip
    return 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as places:
        for name in ("LOADFIT_DATA", "LOADFIT_CACHE"):
            os.environ[name] = places
        status = main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "en")
    sys.stdout.flush()
    os._exit(status)
