"""Reading the figures that are handed in."""

from zhiheng.metrics.catalogue import Catalogue
from zhiheng.metrics.figures import Figures
from zhiheng.metrics.reading.figures_csv import read_figures_csv
from zhiheng.metrics.registers import with_counts
from zhiheng.problems import Problems
from zhiheng.tables import InputFile

__all__ = ["read_figures", "read_figures_csv"]

_ZIP_START = b"PK\x03\x04"


def read_figures(file: InputFile, catalogue: Catalogue) -> Figures:
    """Return the figures of ``metrics.csv`` or of a data book workbook, whichever the content is.

    Raises BadInputError with everything that is wrong.
    """
    if not file.content.startswith(_ZIP_START):
        return read_figures_csv(file, catalogue)
    # Here, because they read values with this package.
    from zhiheng.metrics.workbook import check_registers, read_data_book, read_registers  # noqa: PLC0415

    figures, registers, problems = read_data_book(file, catalogue), read_registers(file), Problems()
    check_registers(file, registers, problems)
    problems.raise_if_any()
    return with_counts(figures, registers)
