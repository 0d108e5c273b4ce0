"""``zhiheng measure``: how far scores can support a ranking."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import BadInputError, Language, Message, Place, Problem

if TYPE_CHECKING:
    from zhiheng.canonical import Json
    from zhiheng.measurement import Scores, Wishes

_RATINGS = Message("评分：ratings.csv 或 scores.csv", "ratings.csv or scores.csv")
_PHASE = Message("评审阶段", "the phase")
_SCALE = Message("刻度的最小值和最大值", "the least and the largest mark")
_STEP = Message("评分的步长", "the grid of marks")
_WEIGHTS = Message("二级指标的权重 weights.csv", "the weights of the indicators, weights.csv")
_STANDARD = Message("评分要点，用作权重", "the scoring standard that gives the weights")
_MODEL = Message("模型", "the model")
_TOP = Message("入围数 K，可以重复", "the number of places K; may be repeated")
_METHOD = Message("概化研究的方法", "the method of the G study")
_RESULTS = Message("综合评价结果 results.json", "the official result, results.json")

_NO_NUMPY = Message(
    "没有安装统计所需的 numpy 和 scipy › 运行 pip install 'zhiheng[measurement]'",
    "numpy and scipy, which statistics need, are not installed › run pip install 'zhiheng[measurement]'",
)
_BAD_SCALE = Message(
    "刻度 {low} 至 {high}、步长 {step} 无效 › 最小值应小于最大值，步长大于 0",
    "the scale {low} to {high} with step {step} is of no use › the least must be below the largest, the step above 0",
)
_NOT_RESULTS = Message(
    "不是综合评价结果 › 选 zhiheng evaluate 写出的 results.json",
    "this is no official result › choose the results.json that zhiheng evaluate wrote",
)
_NOT_OF_STANDARD = Message(
    "{standard} 没有二级指标 {indicator} › 改正编号，或换评分要点",
    "{standard} has no indicator {indicator} › correct the code, or choose another standard",
)
_HEADER = Message("统计参考，不作为评审依据", "Advisory statistics, not a basis for decisions")
_HEADINGS = (
    Message("编号", "entry"),
    Message("得分", "official"),
    Message("估计", "estimate"),
    Message("90% 区间", "90 % interval"),
    Message("期望名次", "expected rank"),
)


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of ``zhiheng measure``."""
    parser.add_argument("ratings", nargs="+", type=Path, metavar="RATINGS", help=_RATINGS.text(language))
    parser.add_argument("--phase", metavar="ID", help=_PHASE.text(language))
    parser.add_argument("--scale", nargs=2, type=float, metavar=("MIN", "MAX"), help=_SCALE.text(language))
    parser.add_argument("--step", type=float, metavar="STEP", help=_STEP.text(language))
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--weights", type=Path, metavar="FILE", help=_WEIGHTS.text(language))
    either.add_argument("--standard", metavar="ID", help=_STANDARD.text(language))
    models = ("items", "totals", "twoway", "oneway", "rasch")
    parser.add_argument("--model", choices=models, help=_MODEL.text(language))
    parser.add_argument("--top", action="append", type=int, metavar="K", help=_TOP.text(language))
    parser.add_argument("--g-method", choices=("anova", "reml"), default="anova", help=_METHOD.text(language))
    parser.add_argument("--results", type=Path, metavar="FILE", help=_RESULTS.text(language))
    parser.add_json_option(language)


def run(options: Options, output: Output) -> int:
    """Read the scores, measure, print; raises BadInputError."""
    try:
        from threadpoolctl import threadpool_limits  # noqa: PLC0415 - only this command needs it

        from zhiheng.measurement import measure  # noqa: PLC0415 - brings numpy and scipy
    except ModuleNotFoundError as error:
        raise BadInputError([Problem(Place(), _NO_NUMPY)]) from error
    with threadpool_limits(1):  # sums of several threads depend on how many there are
        document = measure(*_asked(options), output.language)
    if output.is_json:
        output.print_json(cast("Json", document))
    else:
        _print(cast("dict[str, Any]", document), output)
    return 0


def _asked(options: Options) -> "tuple[Scores, Wishes]":
    from zhiheng.measurement import DEFAULT_TOPS, Grid, Wishes, read_scores, read_weights  # noqa: PLC0415 - brings numpy
    from zhiheng.tables import read_file  # noqa: PLC0415 - with the rest

    scale = tuple(options.scale) if options.scale else None
    if (scale and scale[0] >= scale[1]) or (options.step is not None and options.step <= 0):
        low, high = scale or ("", "")
        values = (("low", low), ("high", high), ("step", options.step))
        raise BadInputError([Problem(Place(), _BAD_SCALE, values)])
    scores = read_scores(
        [read_file(path) for path in options.ratings],
        phase=options.phase,
        grid=Grid(scale, options.step),
        allow_replicates=options.model in ("twoway", "oneway"),
    )
    weights, points = None, 1.0
    if options.weights:
        weights = read_weights(read_file(options.weights), scores.indicators)
    elif options.standard:
        weights = _weights_of_standard(options.standard, scores.indicators)
        points = sum(weights[code] for code in scores.indicators) / 100
    official = _official(options.results) if options.results else None
    tops = options.top or DEFAULT_TOPS
    return scores, Wishes(options.model, weights, points, tops, official, options.g_method)


def _weights_of_standard(name: str, indicators: tuple[str, ...]) -> dict[str, float]:
    from zhiheng.standard import load_standard  # noqa: PLC0415 - only with --standard

    standard = load_standard(name)
    weights = {indicator.code: float(indicator.points) for indicator in standard.indicators}
    problems = [
        Problem(Place(), _NOT_OF_STANDARD, (("standard", standard.id), ("indicator", code)))
        for code in indicators
        if code not in weights
    ]
    if problems:
        raise BadInputError(problems)
    return weights


def _official(path: Path) -> dict[str, float | None]:
    from zhiheng.tables import read_file  # noqa: PLC0415 - only with --results

    file = read_file(path)
    try:
        entries = json.loads(file.text())["entries"]
        return {one["entry"]: None if one["total"] is None else float(one["total"]) for one in entries}
    except (ValueError, KeyError, TypeError) as error:
        raise BadInputError([Problem(file.place, _NOT_RESULTS)]) from error


def _print(document: dict[str, Any], output: Output) -> None:
    output.print_text(_HEADER)
    entries = sorted(document["entries"], key=lambda one: (one["expected_rank"] or 0, one["entry"]))
    output.print_table(_HEADINGS, [_row(one) for one in entries])
    for flag in document["flags"]:
        output.print_text(flag["text"])
    for note in document["notes"]:
        if ".by_indicator." in note["about"]:
            continue  # the same for each of 26; the JSON document has them all
        output.print_text(f"{note['about']}: {note['text']}")


def _row(entry: dict[str, Any]) -> list[str]:
    figures = [entry["official"], entry["estimate"]]
    shown = ["" if figure is None else f"{figure:.1f}" for figure in figures]
    interval = entry["interval90"]
    rank = entry["expected_rank"]
    return [
        entry["entry"],
        *shown,
        f"{interval[0]:.1f}–{interval[1]:.1f}" if interval else "",
        "" if rank is None else f"{rank:.1f}",
    ]
