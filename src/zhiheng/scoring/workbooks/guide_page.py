"""The page 评分指南: both scales, to be read, printed and looked up by the formulas of the entries' sheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhiheng.scoring.workbooks import wording
from zhiheng.scoring.workbooks.book import Book
from zhiheng.scoring.workbooks.styles import FONT_SIZE
from zhiheng.scoring.workbooks.text_height import text_height
from zhiheng.standard import Band, Guide, Kind, Scale
from zhiheng.tables import cell_address

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_BAND, _HIGH, _FIRST_FACTOR = range(3)
_BAND_WIDTH, _HIGH_WIDTH, _FACTORS_WIDTH = 12, 8, 124
_TITLE_HEIGHT = 34
_LINE_HEIGHT = 22
_FIRST_ROW = 3
_HOW_TO_USE = (
    "先通读一项二级指标的全部评价要点，选出总体上最符合的评分区间，不要求每个方面都符合；再看离相邻区间有多近，定出得分率。"
    "按二级指标整体判断，不对各条评价要点分别打分后相加。"
)


@dataclass(frozen=True, slots=True)
class ScaleRows:
    """Where a scale stands on the guide's page: its title, its headings, and a row for each band."""

    scale: Scale
    title: int

    @property
    def headings(self) -> int:
        """The row of the headings."""
        return self.title + 1

    @property
    def first(self) -> int:
        """The row of the lowest band."""
        return self.title + 2

    @property
    def last(self) -> int:
        """The row of the highest band."""
        return self.first + len(self.scale.bands) - 1

    @property
    def bands(self) -> str:
        """The reference to the names of the bands, lowest first."""
        return self._column(_BAND)

    @property
    def highs(self) -> str:
        """The reference to the highest percents of the bands."""
        return self._column(_HIGH)

    @property
    def factors(self) -> list[tuple[str, str]]:
        """The name of each factor and the reference to its sentences."""
        names = [factor.name.zh for factor in self.scale.factors]
        return [(name, self._column(column)) for column, name in enumerate(names, _FIRST_FACTOR)]

    def _column(self, column: int) -> str:
        letter = cell_address(0, column)[:-1]
        return f"'{wording.GUIDE}'!${letter}${self.first + 1}:${letter}${self.last + 1}"


def lay_out_guide(guide: Guide) -> dict[Kind, ScaleRows]:
    """Return where the scales stand."""
    row = _FIRST_ROW
    scales: dict[Kind, ScaleRows] = {}
    for scale in guide.scales:
        scales[scale.kind] = ScaleRows(scale, row)
        row = scales[scale.kind].last + 2
    return scales


def band_name(band: Band) -> str:
    """Return how a band is called: by its percents, since bands have no names."""
    return f"{band.low}–{band.high}%"


def scale_title(scale: Scale) -> str:
    """Return a scale's name with its factors."""
    return f"{scale.name.zh}：{'—'.join(factor.name.zh for factor in scale.factors)}"


def write_guide_page(book: Book) -> None:
    """Add the page to a book."""
    guide, page, styles = book.template.guide, book.add_page(wording.GUIDE), book.styles
    factors = max(len(scale.factors) for scale in guide.scales)
    last, factor_width = _FIRST_FACTOR + factors - 1, _FACTORS_WIDTH // factors
    page.set_column(_BAND, _BAND, _BAND_WIDTH)
    page.set_column(_HIGH, _HIGH, _HIGH_WIDTH)
    page.set_column(_FIRST_FACTOR, last, factor_width)
    page.set_row(0, _TITLE_HEIGHT)
    page.write_string(0, _BAND, guide.title.zh, styles["title"])
    page.write_string(1, _BAND, _status(guide), styles["small"])
    page.set_row(2, text_height(_HOW_TO_USE, _BAND_WIDTH + _HIGH_WIDTH + _FACTORS_WIDTH, FONT_SIZE) + _LINE_HEIGHT / 2)
    page.merge_range(2, _BAND, 2, last, _HOW_TO_USE, styles["paragraph"])
    scales = lay_out_guide(guide).values()
    for rows in scales:
        _write_scale(book, page, rows, factor_width)
    page.set_h_pagebreaks([rows.title for rows in scales][1:])


def _write_scale(book: Book, page: "Worksheet", rows: ScaleRows, width: int) -> None:
    scale, styles = rows.scale, book.styles
    page.set_row(rows.title, _LINE_HEIGHT)
    page.write_string(rows.title, _BAND, scale_title(scale), styles["subheading"])
    headings = ["评分区间", "上限", *(f"{factor.name.zh}\n{factor.question.zh}" for factor in scale.factors)]
    page.set_row(rows.headings, _highest(headings[_FIRST_FACTOR:], width))
    for column, heading in enumerate(headings):
        page.write_string(rows.headings, column, heading, styles["heading"])
    for row, band in enumerate(scale.bands, rows.first):
        sentences = [band.sentences[factor.id].zh for factor in scale.factors]
        page.set_row(row, _highest(sentences, width))
        page.write_string(row, _BAND, band_name(band), styles["category_centre"])
        page.write_number(row, _HIGH, float(band.high), styles["centre"])
        for column, sentence in enumerate(sentences, _FIRST_FACTOR):
            page.write_string(row, column, sentence, styles["cell"])


def _highest(texts: Sequence[str], width: int) -> float:
    return max(text_height(text, width, FONT_SIZE) for text in texts)


def _status(guide: Guide) -> str:
    if guide.status == "adopted":
        return f"已经评审委员会通过：{guide.decision}，{guide.date}"
    return "草案，经评审委员会通过后使用"
