"""Whether this machine can show a window, found out before Qt would end the program.

Qt aborts where it finds no screen or a library is missing; the user shall read one line
that says what is missing and how to work without a window.
"""

import ctypes
import os
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_X_LIBRARY = "libxcb.so.1"


def require_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Raise Problem `no_screen` or `window_libraries` where no window can be shown."""
    if environment.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return
    wayland, display = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if not wayland and not display:
        raise Problem("no_screen", "DISPLAY")
    if not wayland and not _answers(display or ""):
        raise Problem("no_screen", f"DISPLAY={display}")


def require_libraries(environment: Mapping[str, str] = os.environ) -> None:
    """Raise Problem `window_libraries` where a system library of the window is missing."""
    try:
        import PySide6.QtWidgets
    except ImportError as error:
        raise _missing(error) from error
    on_x = sys.platform.startswith("linux") and environment.get("DISPLAY")
    if not on_x or environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return
    folder = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
    try:
        ctypes.CDLL(str(folder / "libqxcb.so"))
    except OSError as error:
        raise _missing(error) from error


def _missing(error: Exception) -> Problem:
    reason = str(error)
    lacking = [
        package for package, library in _packages() if library in reason or not _loads(library)
    ]
    named = " ".join(lacking or [reason.partition(":")[0]])
    return Problem("window_libraries", "Qt", figure("reason", reason), figure("packages", named))


def _packages() -> list[tuple[str, str]]:
    """Debian's packages, each with the library for which it is needed."""
    text = files("gui.window.parts").joinpath("system_libraries.txt").read_text("utf-8")
    pairs = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return [(package, library) for package, library in pairs]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _answers(display: str) -> bool:
    """Whether an X server answers at `display`."""
    try:
        library = ctypes.CDLL(_X_LIBRARY)
    except OSError as error:
        raise _missing(error) from error
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    library.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = library.xcb_connect(display.encode(), None)
    broken = library.xcb_connection_has_error(connection)
    library.xcb_disconnect(connection)
    return not broken
