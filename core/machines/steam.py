"""Saturation temperature of steam: IAPWS R7-97(2012), industrial formulation, region 4.

    Θ-quadratic: E·Θ² + F·Θ + G = 0 in the transformed temperature, β = (p / 1 MPa)^¼

Equation 31 with the coefficients of table 34; the test values of table 36 are in the tests.
"""

import math

from core.machines.second_law import ZERO_C_IN_K

# IAPWS R7-97(2012), table 34: n1 … n10.
_N = (
    0.11670521452767e4,
    -0.72421316703206e6,
    -0.17073846940092e2,
    0.12020824702470e5,
    -0.32325550322333e7,
    0.14915108613530e2,
    -0.48232657361591e4,
    0.40511340542057e6,
    -0.23855557567849,
    0.65017534844798e3,
)
# Between the triple point and the critical point, Pa: the range of equation 31.
PRESSURE_MIN_PA = 611.213
PRESSURE_MAX_PA = 22.064e6
_PA_PER_MPA = 1e6


def saturation_c(pressure_pa: float) -> float:
    """Temperature at which water boils at an absolute pressure, °C.

    Raises ValueError outside 611.213 Pa … 22.064 MPa.
    """
    if not PRESSURE_MIN_PA <= pressure_pa <= PRESSURE_MAX_PA:
        raise ValueError(pressure_pa)
    n1, n2, n3, n4, n5, n6, n7, n8, n9, n10 = _N
    beta = math.sqrt(math.sqrt(pressure_pa / _PA_PER_MPA))
    e = beta**2 + n3 * beta + n6
    f = n1 * beta**2 + n4 * beta + n7
    g = n2 * beta**2 + n5 * beta + n8
    d = 2.0 * g / (-f - math.sqrt(f**2 - 4.0 * e * g))
    return (n10 + d - math.sqrt((n10 + d) ** 2 - 4.0 * (n9 + n10 * d))) / 2.0 - ZERO_C_IN_K
