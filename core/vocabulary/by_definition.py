"""Units of other systems in SI, by definition: every reader and every display takes them here."""

J_PER_BTU = 1055.05585262  # International Table
J_PER_KCAL = 4186.8  # International Table, as GB 3102.4 has it
W_PER_TON = 12_000 * J_PER_BTU / 3600  # of refrigeration
W_PER_HP = 745.6998715822702  # 550 ft·lbf/s
W_PER_METRIC_HP = 735.49875  # 75 kgf·m/s
PA_PER_PSI = 6894.757293168
GRAVITY = 9.80665  # m/s², standard, ISO 80000-3
M3_PER_FT3 = 0.3048**3
M3_PER_GALLON = 3.785411784e-3  # of the US
