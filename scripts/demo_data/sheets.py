"""Pictures of paper and of figures: scans of signed pages, evidence of several pages, charts."""

import io
from collections.abc import Sequence
from functools import cache

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from demo_data.prose import Measure
from zhiheng.reports.application_pdf import unpack_fonts

_A4 = (827, 1169)
_DPI = 100
_MARGIN, _LINE, _IN_A_LINE = 90, 38, 32
_CHART = (720, 400)
_INK, _RED, _BLUE = "#222222", "#c62828", "#2f5d8a"


def scan(title: str, lines: Sequence[str]) -> bytes:
    """Return the scan of a page with a seal that says 示例, as a PDF."""
    return _pdf([_page(title, lines, "示例印章")])


def evidence(title: str, pages: int) -> bytes:
    """Return a document of so many pages as a PDF."""
    text = "本件为演示用的证实性材料，企业、人员和数据均为虚构，不代表任何真实组织。"
    return _pdf([_page(f"{title}（第 {number} 页）", [text] * 3, "示例") for number in range(1, pages + 1)])


def chart(measure: Measure) -> bytes:
    """Return the bars of a measure in three years, as a PNG."""
    picture = Image.new("RGB", _CHART, "white")
    draw = ImageDraw.Draw(picture)
    draw.text((30, 20), f"{measure.name}（{measure.unit}，示例数据）", _INK, _font(24))
    most = max(map(float, measure.values)) or 1
    for place, value in enumerate(measure.values):
        left, top = 110 + place * 200, 330 - int(220 * float(value) / most)
        draw.rectangle((left, top, left + 100, 330), fill=_BLUE)
        draw.text((left + 10, top - 32), value, _INK, _font(22))
        draw.text((left + 15, 345), f"{2023 + place} 年", _INK, _font(22))
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(unpack_fonts(settings.HOME / "fonts") / "NotoSansSC_400Regular.ttf", size)


def _page(title: str, lines: Sequence[str], seal: str) -> Image.Image:
    page = Image.new("RGB", _A4, "white")
    draw = ImageDraw.Draw(page)
    draw.text((_MARGIN, _MARGIN), title, _INK, _font(30))
    rows = [line[start : start + _IN_A_LINE] for line in lines for start in range(0, max(len(line), 1), _IN_A_LINE)]
    for place, row in enumerate(rows):
        draw.text((_MARGIN, _MARGIN + 80 + place * _LINE), row, _INK, _font(20))
    draw.ellipse((540, 900, 720, 1080), outline=_RED, width=5)
    draw.text((630, 990), seal, _RED, _font(30), anchor="mm")
    return page


def _pdf(pages: Sequence[Image.Image]) -> bytes:
    content = io.BytesIO()
    pages[0].save(content, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI)
    return content.getvalue()
