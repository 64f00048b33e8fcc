"""Pictures of every view of the real window, at usual screens, in both languages and themes.

    make screenshots [VIEWS="start study-office-shanghai"]

    python -m tests.screenshots.take FOLDER [VIEW …] [--looks zh-light,en-dark]

The second is run once a scale (QT_SCALE_FACTOR), for Qt takes it at the start. Each view is
pictured as on screens of 1280 × 720, 1440 × 900 and 1920 × 1080 pixels:
VIEW-LANGUAGE-THEME-WIDTH-SCALE.png, the window as large as the screen but never below its least
size, and a dialog as large as it makes itself on such a screen. sheets.py then puts the pictures
of a view beside each other. The platform is Qt's own choice (QT_QPA_PLATFORM).
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

LOOKS = "zh-light,zh-dark,en-light,en-dark"
_QUALITY = 75  # of PNG: packed a little, in a third of the time
SCREENS_PX = ((1280, 720), (1440, 900), (1920, 1080))


def main(folder: Path, wanted: list[str], looks: list[tuple[str, str]]) -> int:
    """Take every picture, or those of some views; returns the number of them."""
    folder.mkdir(parents=True, exist_ok=True)
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    with tempfile.TemporaryDirectory() as places:
        _apart(Path(places))
        from PySide6.QtWidgets import QApplication

        from gui.window.start import build
        from tests.screenshots.views import views

        windows = build(QApplication.instance() or QApplication(["loadfit"]))
        windows.settings.keep("tour", "seen")
        mishaps, taken = _noted(), 0
        shown = views(windows, Path(places))
        for language, theme in looks:  # outermost: another look builds every window anew
            windows.settings.set("language", language)
            windows.settings.set("theme", theme)
            for name, view in shown.items():
                if wanted and name not in wanted:
                    continue
                began = perf_counter()
                stem = f"{name}-{language}-{theme}"
                with view() as widget:
                    wished = widget.sizeHint().expandedTo(widget.size()).toTuple()
                    for screen in SCREENS_PX:
                        file = f"{stem}-{screen[0]}-{scale:.0%}.png"
                        _picture(widget, wished, screen, scale, folder / file)
                        taken += 1
                print(f"{stem}: {perf_counter() - began:.0f} s", flush=True)
    if mishaps:
        raise SystemExit(f"{mishaps} in a slot: pictures show what stood there before")
    return taken


def _noted() -> list[str]:
    """Exceptions in slots, as they come: Qt goes on, and a picture says nothing of them."""
    mishaps, usual = [], sys.excepthook

    def note(kind, value, trace) -> None:
        mishaps.append(kind.__name__)
        usual(kind, value, trace)

    sys.excepthook = note
    return mishaps


def _apart(places: Path) -> None:
    """The user's own preferences stay as they are; the offscreen screen is large enough."""
    for name in ("LOADFIT_DATA", "LOADFIT_CACHE"):
        os.environ[name] = str(places)
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        screen = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080}
        (places / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={places / 'screen.json'}"


def _picture(
    widget, wished: tuple[int, int], screen: tuple[int, int], scale: float, path: Path
) -> None:
    """wished: as large as a dialog made itself before it was fitted to any screen."""
    from PySide6.QtWidgets import QDialog

    from tests.screenshots.waiting import settle

    room = [round(one / scale) for one in screen]
    if isinstance(widget, QDialog):
        room = [min(pair) for pair in zip(room, wished, strict=True)]
    least = widget.minimumSize().toTuple()
    widget.resize(*(max(pair) for pair in zip(room, least, strict=True)))
    settle()
    widget.grab().save(str(path), quality=_QUALITY)


def _asked(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("views", nargs="*")
    parser.add_argument("--looks", default=LOOKS)
    given = parser.parse_args(words)
    looks = [tuple(look.split("-")) for look in given.looks.split(",")]
    return main(given.folder, given.views, looks)


if __name__ == "__main__":
    print(_asked(sys.argv[1:]), "pictures")
    sys.stdout.flush()
    os._exit(0)  # nothing is kept, and what would be taken down is looked at by nobody
