"""What marks a catalog's files: edition, file mark, and the steps of their schema."""

EDITION = "2026.11"  # of the shipped figures; raised whenever they change on purpose
LAYOUT = 3  # of the database that is built of them; raised whenever it holds them otherwise
APPLICATION_ID = 0x4C6F6164  # "Load", in the header of every database of ours
# Names of the steps a file of ours may have seen; one that is not here is a later release's.
# Tables and columns come from what is declared, so a step is only added where that cannot do.
STEPS = (
    "m001_tables",
    "m002_motors",
    "m003_industrial_heat",
    "m004_heat_pumps",
    "m005_heat_pump_maps",
)
