"""The words beside an indicator: first the factors it is judged by, then, once a percent stands, those of its band."""

from zhiheng.scoring.workbooks.guide_page import band_name, lay_out_guide, scale_title
from zhiheng.standard import Guide, Indicator

_BAND = "评分区间 "


def short_help(indicator: Indicator, guide: Guide) -> str:
    """Return the factors an indicator is judged by, and which of its criteria are judged by others."""
    words = [scale_title(guide.scale(indicator.kind))]
    for criterion in indicator.criteria:
        if criterion.kind not in (None, indicator.kind):
            letter = criterion.code.removeprefix(indicator.code)
            words.append(f"其中 {letter} 为{scale_title(guide.scale(criterion.kind))}")
    return "\n".join(words)


def help_formula(percent: str, indicator: Indicator, guide: Guide) -> str:
    """Return the formula of the words for the indicator whose percent stands in a cell."""
    rows = lay_out_guide(guide)[indicator.kind]
    position = f"SUMPRODUCT(--({rows.highs}<{percent}))+1"
    lines = [f'"{_BAND}"&INDEX({rows.bands},{position})']
    lines += [f'"{name}："&INDEX({sentences},{position})' for name, sentences in rows.factors]
    otherwise = '"&CHAR(10)&"'.join(short_help(indicator, guide).split("\n"))
    return f'=IF(ISNUMBER({percent}),IFERROR({"&CHAR(10)&".join(lines)},""),"{otherwise}")'


def possible_helps(indicator: Indicator, guide: Guide) -> list[str]:
    """Return every text that may stand beside an indicator."""
    scale = guide.scale(indicator.kind)
    texts = [short_help(indicator, guide)]
    for band in scale.bands:
        sentences = [f"{factor.name.zh}：{band.sentences[factor.id].zh}" for factor in scale.factors]
        texts.append("\n".join([_BAND + band_name(band), *sentences]))
    return texts
