"""What the second law allows: the COP of Lorenz between two streams that change temperature.

    TL = (T_in − T_out) / ln(T_in / T_out)   mean temperature of the source, and so TH of the sink
    COP ≤ TH / (TH − TL)

With streams of one temperature each it is Carnot's. Temperatures are of the streams, so no
real machine between them comes near it; what comes above it is wrong.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
ZERO_C_IN_K = 273.15
_LEAST_GLIDE_K = 1e-6  # below it the logarithmic mean is the temperature itself


def mean_k(inlet_c: ArrayLike, outlet_c: ArrayLike) -> FloatArray:
    """Logarithmic mean of a stream's temperatures, K: the one at which it takes or gives heat."""
    one, other = np.broadcast_arrays(np.asarray(inlet_c, float), np.asarray(outlet_c, float))
    one, other = one + ZERO_C_IN_K, other + ZERO_C_IN_K
    level = np.abs(one - other) < _LEAST_GLIDE_K
    ratio = np.log(np.where(level, np.e, one / other))
    return np.where(level, one, (one - other) / np.where(level, 1.0, ratio))


def lorenz_cop(
    source_in_c: ArrayLike, source_out_c: ArrayLike, sink_in_c: ArrayLike, sink_out_c: ArrayLike
) -> FloatArray:
    """The highest COP between these streams; inf where heat flows from source to sink by itself."""
    high, low = mean_k(sink_in_c, sink_out_c), mean_k(source_in_c, source_out_c)
    lift = high - low
    positive = lift > 0.0
    return np.where(positive, high / np.where(positive, lift, 1.0), np.inf)


def cooling_carnot(leaving_chilled_c: ArrayLike, entering_condenser_c: ArrayLike) -> FloatArray:
    """Carnot's COP of cooling between the chilled water leaving and the condenser's inlet.

    T₀/(T − T₀) in K; inf where the condenser's inlet is no warmer.
    """
    low, high = np.broadcast_arrays(
        np.asarray(leaving_chilled_c, float), np.asarray(entering_condenser_c, float)
    )
    lift = high - low
    positive = lift > 0.0
    return np.where(positive, (low + ZERO_C_IN_K) / np.where(positive, lift, 1.0), np.inf)
