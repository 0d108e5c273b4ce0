"""Reading the figures that are handed in."""

from zhiheng.metrics.catalogue import Catalogue
from zhiheng.metrics.figures import Figures
from zhiheng.metrics.reading.figures_csv import read_figures_csv
from zhiheng.tables import InputFile

__all__ = ["read_figures", "read_figures_csv"]


def read_figures(file: InputFile, catalogue: Catalogue) -> Figures:
    """Return the figures of ``metrics.csv``; raises BadInputError with everything that is wrong."""
    return read_figures_csv(file, catalogue)
