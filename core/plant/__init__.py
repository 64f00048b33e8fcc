"""Plants: arrangements of units, how they run, and the best of them with its proof.

One engine for every family. It knows no family: what a machine does is handed in as `Units`,
columns over machines and operating points. Output is whatever the family gives (cooling, heat,
flow, air), input whatever it draws; W stands for either.
"""
