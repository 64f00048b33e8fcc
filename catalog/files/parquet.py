"""Rows of a Parquet file, where the library that reads them is installed."""

from io import BytesIO

from catalog.files.extents import Extent
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

MARK = b"PAR1"


def parquet_rows(content: bytes, place: str) -> list[list[object]]:
    """The names of the columns, then the rows; what is missing is "".

    Raises Problem `parquet_unread`, `workbook_far`, `workbook_broken`.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise Problem("parquet_unread", place) from error
    try:
        file = ParquetFile(BytesIO(content))
        extent = Extent(rows=file.metadata.num_rows, columns=file.metadata.num_columns)
        if not extent.is_small:
            raise Problem("workbook_far", place, figure("cell", extent.last_cell))
        table = file.read()
    except (ArrowException, OSError) as error:
        raise Problem("workbook_broken", place, figure("reason", str(error))) from error
    columns = [["" if cell is None else cell for cell in one.to_pylist()] for one in table.columns]
    return [list(table.column_names), *(list(row) for row in zip(*columns, strict=True))]
