"""From study, site and load to the operating points of a cooling plant."""

import numpy as np

from core.chillers.design import ChillerDesign
from core.chillers.duty import ChillerDuty
from core.chillers.record import Condenser
from core.climate.cooling_water import design_condenser_c, entering_condenser_c
from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.economics import prices_per_kwh
from core.family import Situation
from core.finding import Finding, Severity, figure, finding
from core.load.pairing import paired
from core.load.series import LoadSeries
from core.profile import binned, hourly
from core.quantity import Kind
from core.study import Study

# Widths of the bins; the annual energy of every shipped machine then agrees with the hourly
# year within 0.2 % on the three examples (tests/chillers/test_bins_against_hours.py).
LOAD_BINS = 100  # over the year's highest load
CONDENSER_WIDTH_K = 1.0
