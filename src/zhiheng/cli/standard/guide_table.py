"""A scoring guide as lines for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhiheng.cli.wrapping import width_of, wrap
from zhiheng.problems import Language, Message
from zhiheng.standard import Guide, Scale

_ID = Message("编号：{id}", "Id: {id}")
_DRAFT = Message("状态：草案，待评审委员会通过", "Status: draft, until the review committee adopts it")
_ADOPTED = Message(
    "状态：评审委员会已通过（{decision}，{date}）", "Status: adopted by the review committee ({decision}, {date})"
)
_STEP = Message("得分率步长：{step} 个百分点", "Step of percents: {step} percentage points")
_DIGEST = Message("摘要值：{digest}", "Digest: {digest}")

_INDENT = "  "
_GAP = "  "


@dataclass(frozen=True, slots=True)
class GuideTable:
    """Writes the scales of a guide, band by band."""

    language: Language
    width: int

    def lines(self, guide: Guide) -> Iterator[str]:
        """Yield the lines of a guide."""
        yield guide.title.text(self.language)
        yield self._text(_ID, id=guide.id)
        yield self._text(_ADOPTED if guide.status == "adopted" else _DRAFT, decision=guide.decision, date=guide.date)
        yield self._text(_STEP, step=guide.step)
        yield self._text(_DIGEST, digest=guide.digest)
        for scale in guide.scales:
            yield ""
            yield from self._scale(scale)

    def _scale(self, scale: Scale) -> Iterator[str]:
        yield scale.name.text(self.language)
        yield from self._rows(scale, {factor.id: factor.question for factor in scale.factors})
        for band in scale.bands:
            yield ""
            yield f"{_INDENT}{band.low}–{band.high} %"
            yield from self._rows(scale, band.sentences)

    def _rows(self, scale: Scale, texts: Mapping[str, Message]) -> Iterator[str]:
        """Yield one text per factor, beside the factors' names."""
        names = {factor.id: factor.name.text(self.language) for factor in scale.factors}
        widest = max(map(width_of, names.values()))
        for factor, name in names.items():
            first = f"{_INDENT * 2}{name}{' ' * (widest - width_of(name))}{_GAP}"
            yield from wrap(texts[factor].text(self.language), self.width, first, " " * width_of(first))

    def _text(self, message: Message, **values: object) -> str:
        return message.text(self.language, values)
