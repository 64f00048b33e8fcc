"""The bundled studies, ready to be selected for."""

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec

from core.machines.device import UNNAMED
from core.selection.selection import Selection
from core.study.study import Study
from gui.program.program import read_study
from tests.kept import program

FOLDER = Path(str(files("resources"))) / "examples"
NAMES = ("office-shanghai", "hospital-guangzhou", "plant-beijing")


@cache
def study(name: str) -> Study:
    return read_study(FOLDER / f"{name}.json")


@lru_cache(maxsize=16)  # each holds megabytes
def selection(name: str, resolution: str = "binned", oversizing_max: float = 1.5) -> Selection:
    asked = study(name)
    criteria = msgspec.structs.replace(
        asked.criteria, resolution=resolution, oversizing_max=oversizing_max
    )
    return program().select(msgspec.structs.replace(asked, criteria=criteria), FOLDER)


@lru_cache(maxsize=16)
def of_one_model(name: str, resolution: str, oversizing_max: float) -> Selection:
    """Plants of one model alone: nobody waits for the search among mixed ones on 8,760 hours."""
    asked = study(name)
    criteria = msgspec.structs.replace(
        asked.criteria, resolution=resolution, oversizing_max=oversizing_max
    )
    plant = msgspec.structs.replace(asked.plant, models_max=1)
    return program().select(msgspec.structs.replace(asked, criteria=criteria, plant=plant), FOLDER)


@lru_cache(maxsize=16)
def of_two_models(name: str) -> Selection:
    """Binned, with plants of two models among the candidates."""
    asked = study(name)
    criteria = msgspec.structs.replace(asked.criteria, resolution="binned")
    plant = msgspec.structs.replace(asked.plant, models_max=2)
    return program().select(msgspec.structs.replace(asked, criteria=criteria, plant=plant), FOLDER)


@lru_cache(maxsize=16)
def without(name: str, *makers: str) -> Selection:
    """Without machines of these makers."""
    asked = study(name)
    criteria = msgspec.structs.replace(asked.criteria, makers_left_out=makers)
    return program().select(msgspec.structs.replace(asked, criteria=criteria), FOLDER)


def documented(name: str) -> Selection:
    """Without classes of machines: makers' machines alone."""
    return without(name, UNNAMED)


def by_name(name: str) -> Selection:
    """Without machines whose maker is not disclosed: in the air-cooled study classes lead."""
    return without(name, "(undisclosed)")
