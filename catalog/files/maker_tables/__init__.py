"""Makers' performance tables as they come, into points of each model.

headings    what a heading says: role, unit, value
areas       the sheets of a file into areas: what stands above, headings, figures
several_in_a_cell  rows that hold several points, apart
titles      what stands above areas and in the names of sheets tells
meaning     what each part of an area is, as found or as the user says
bare_units  units that can only be meant where none is written
points      the figures of areas as points of each model
opening     a file: of points, or of nameplates
reading     the whole: a file, corrections, the devices its points make
keeping     the devices into the user's own, with where they come from
"""
