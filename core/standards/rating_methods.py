"""Named methods of part-load rating: the conditions and weights of an IPLV.

A method is a stored, named set of conditions and weights; two methods are never mixed and
one is never converted into another. Weights multiply the COP of the points.

    AHRI 551/591 (SI) and 550/590 (IP)   conditions and weights read in the standard
    GB/T 18430.1-2007, GB 50189-2015     secondary transcription, marked as such

GB/T 18430.1-2024 is not offered: its part-load conditions and weights were not available
in a source that could be checked.
"""

from dataclasses import dataclass
from typing import Literal

from core.machines.condenser import Condenser

# Methods of part-load rating, as RATING_METHODS has them.
RatingMethod = Literal["ahri_551_591", "ahri_550_590", "gb_18430_1_2007", "gb_50189_2015"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Conditions and weights at 100, 75, 50 and 25 % load.

    For an NPLV the entering condenser water falls linearly from the selected temperature at
    full load to `relief_floor_c` at the load `relief_end`. `air_nplv`: air-cooled machines have
    one too, at the method's outdoor temperatures and the selected leaving water.
    """

    key: str
    edition: str
    leaving_c: float
    water_c: tuple[float, float, float, float]
    air_c: tuple[float, float, float, float]
    weights: tuple[float, float, float, float]
    relief_floor_c: float
    relief_end: float
    air_nplv: bool
    confirmed: bool

    def condenser_c(self, condenser: Condenser) -> tuple[float, float, float, float]:
        """Entering condenser temperatures of the four points, °C."""
        return self.water_c if condenser is Condenser.WATER else self.air_c


def _celsius(fahrenheit: float) -> float:
    return (fahrenheit - 32.0) / 1.8


_AHRI_WEIGHTS = (0.01, 0.42, 0.45, 0.12)


RATING_METHODS: dict[str, Method] = {
    method.key: method
    for method in (
        Method(
            key="ahri_551_591",
            edition="AHRI 551/591 (SI)",
            leaving_c=7.0,
            water_c=(30.0, 24.5, 19.0, 19.0),
            air_c=(35.0, 27.0, 19.0, 13.0),
            weights=_AHRI_WEIGHTS,
            relief_floor_c=19.0,
            relief_end=0.5,
            air_nplv=False,
            confirmed=True,
        ),
        Method(
            key="ahri_550_590",
            edition="AHRI 550/590 (IP)",
            leaving_c=_celsius(44.0),
            water_c=(_celsius(85.0), _celsius(75.0), _celsius(65.0), _celsius(65.0)),
            air_c=(_celsius(95.0), _celsius(80.0), _celsius(65.0), _celsius(55.0)),
            weights=_AHRI_WEIGHTS,
            relief_floor_c=_celsius(65.0),
            relief_end=0.5,
            air_nplv=False,
            confirmed=True,
        ),
        Method(
            key="gb_18430_1_2007",
            edition="GB/T 18430.1-2007",
            leaving_c=7.0,
            water_c=(30.0, 26.0, 23.0, 19.0),
            air_c=(35.0, 31.5, 28.0, 24.5),
            weights=(0.023, 0.415, 0.461, 0.101),
            relief_floor_c=19.0,
            relief_end=0.25,
            air_nplv=True,
            confirmed=False,
        ),
        Method(
            key="gb_50189_2015",
            edition="GB 50189-2015 4.2.13",
            leaving_c=7.0,
            water_c=(30.0, 26.0, 23.0, 19.0),
            air_c=(35.0, 31.5, 28.0, 24.5),
            weights=(0.012, 0.328, 0.397, 0.263),
            relief_floor_c=19.0,
            relief_end=0.25,
            air_nplv=True,
            confirmed=False,
        ),
    )
}


def usual_method(*, in_china: bool) -> RatingMethod:
    """The method a machine is rated by where the study names none."""
    return "gb_18430_1_2007" if in_china else "ahri_551_591"


LOADS = (1.0, 0.75, 0.5, 0.25)
