"""Files of figures as people and programs write them: the one room that reads them.

    opening     bytes of a file, within limits
    encodings   bytes into text
    rows        a text or a workbook into rows of cells, whatever its form
    tables      rows into a table: title, header, units, figures, what stands under them
    cells, units, stamps   cells into numbers, watts and instants
    load, shafts, devices, verdicts   what a table is read for

What is read is understood whole, or the user is asked (a Problem that names the study key to
answer with), or it is refused with place, reason and way out.
"""
