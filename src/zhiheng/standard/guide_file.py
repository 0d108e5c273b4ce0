"""Guide files: the scoring guide as replaceable data (docs/reference/standard-files.md)."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from zhiheng.standard import messages
from zhiheng.standard.builtin_files import read_reference
from zhiheng.standard.guide import Band, Factor, Guide, Scale
from zhiheng.standard.model import Kind
from zhiheng.standard.node import Node, Source, top_node

_DECIMAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?")
_HIGHEST = Decimal(100)

_Status: TypeAlias = Literal["draft", "adopted"]


def load_guide(reference: str = "process-results", folder: Path | None = None) -> Guide:
    """Return a guide by its built-in id, or by the path of a YAML or JSON file relative to ``folder``.

    Raises BadInputError if there is none, or with every defect of the file.
    """
    return parse_guide(read_reference("guides", reference, folder, messages.NO_SUCH_GUIDE))


def parse_guide(source: Source) -> Guide:
    """Return the guide of a document.

    Raises:
        BadInputError: with every defect at once: keys missing or unknown, wrong types, empty texts, not one scale
            for each kind, bands that do not lead from 0 to 100 in steps, sentences missing or for unknown factors,
            an adoption without decision and date, a digest that differs.
    """
    node = top_node(source)
    node.expect(("id", "title", "status", "decision", "date", "step", "scales"), ("digest",))
    step = _step(node)
    scales = tuple(_scale(child, step) for child in node.children("scales"))
    _check_kinds(node, [scale.kind for scale in scales])
    status = cast("_Status", node.one_of("status", get_args(_Status)))
    decision, day = _of_adoption(node, "decision", status), _of_adoption(node, "date", status)
    if day and not _is_date(day):
        node.note(messages.BAD_DATE, "date", value=day)
    guide = Guide(node.id("id"), node.message("title"), status, decision, day, step, scales)
    node.problems.raise_if_any()
    node.check_digest(guide.digest)
    return guide


def _step(node: Node) -> Decimal:
    """Return the step, 0 if it cannot be used."""
    step = _percent(node, "step")
    if step is None:
        return Decimal(0)
    if not step or _HIGHEST % step:
        node.note(messages.BAD_STEP, "step", value=step)
        return Decimal(0)
    return step


def _percent(node: Node, key: str) -> Decimal | None:
    value = node.half_width(key)
    if _DECIMAL.fullmatch(value):
        return Decimal(value)
    if value:
        node.note(messages.BAD_PERCENT, key, value=value)
    return None


def _scale(node: Node, step: Decimal) -> Scale:
    node.expect(("kind", "name", "factors", "bands"))
    kind = cast("Kind", node.one_of("kind", get_args(Kind)))
    factors = tuple(_factor(child) for child in node.children("factors"))
    ids = [factor.id for factor in factors]
    for position, factor in enumerate(ids):
        if factor in ids[:position]:
            node.note(messages.REPEATED_CODE, "factors", position, "id", code=factor)
    children = node.children("bands")
    limits = [(_percent(child, "low"), _percent(child, "high")) for child in children]
    if step:
        _check_limits(children, limits, step)
    bands = tuple(
        Band(low or Decimal(0), high or Decimal(0), {factor: sentences.message(factor) for factor in ids})
        for (low, high), sentences in zip(limits, [_sentences(child, ids) for child in children], strict=True)
    )
    return Scale(kind, node.message("name"), factors, bands)


def _factor(node: Node) -> Factor:
    node.expect(("id", "name", "question"))
    return Factor(node.id("id"), node.message("name"), node.message("question"))


def _sentences(band: Node, factors: Sequence[str]) -> Node:
    band.expect(("low", "high", "sentences"))
    sentences = band.child("sentences")
    sentences.expect(factors)
    return sentences


def _check_limits(
    bands: Sequence[Node], limits: Sequence[tuple[Decimal | None, Decimal | None]], step: Decimal
) -> None:
    """Note bands that leave steps out or overlap; after one that cannot be read nothing more can be said."""
    due = Decimal(0)
    for band, (low, high) in zip(bands, limits, strict=True):
        if low is None or high is None:
            return
        if low != due:
            band.note(messages.BAND_BEGINS_ELSEWHERE, "low", value=low, due=due)
        if high < low or (high - low) % step:
            band.note(messages.BAND_OFF_STEP, "high", value=high, low=low, step=step)
        due = high + step
    if bands and due != _HIGHEST + step:
        bands[-1].note(messages.BANDS_END_EARLY, "high", value=due - step)


def _check_kinds(node: Node, kinds: Sequence[Kind]) -> None:
    for kind in get_args(Kind):
        if kinds and kinds.count(kind) != 1:
            node.note(messages.NOT_ONE_SCALE, "scales", kind=kind, count=kinds.count(kind))


def _of_adoption(node: Node, key: str, status: _Status) -> str | None:
    """Return what must be given once the guide is adopted, and not before."""
    if status == "adopted":
        return node.text(key)
    if node.values.get(key) is not None:
        node.note(messages.NOT_IN_DRAFT, key, key=messages.key_name(key))
    return None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
