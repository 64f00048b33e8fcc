"""Where the catalog's files lie on this machine."""

import os
from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """Folder of what can be built again; LOADFIT_CACHE points elsewhere."""
    chosen = os.environ.get("LOADFIT_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("loadfit", appauthor=False)


def data_folder() -> Path:
    """Folder of what belongs to the user; LOADFIT_DATA points elsewhere."""
    chosen = os.environ.get("LOADFIT_DATA")
    return Path(chosen) if chosen else platformdirs.user_data_path("loadfit", appauthor=False)


def made_data_folder() -> Path:
    """The user's folder, made where it is not there, readable by nobody else. Raises OSError."""
    folder = data_folder()
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder
