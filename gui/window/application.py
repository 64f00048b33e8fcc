"""The window's program: puts settings, catalog, document, session and window together.

Qt is imported only once it is certain that there is a screen, so that this module can be
asked on any machine.
"""

import gc
from collections.abc import Mapping
from pathlib import Path

from gui.window.parts.screen import require_libraries, require_screen


def run(study_path: Path | None, preferences: Mapping[str, str]) -> int:
    """Show the window on a study file, or on the first example; returns the exit status.

    preferences: those of the command line, which go before the kept ones in this run.

    Raises Problem `no_screen` or `window_libraries` where there can be no window.
    """
    require_screen()
    require_libraries()
    gc.disable()  # until the window is there: nothing that is imported can be collected
    from gui.window.start import start

    return start(study_path, preferences)
