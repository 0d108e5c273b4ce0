"""A formula as people read it in Chinese: 利润总额÷平均(资产总计)×100."""

from collections.abc import Callable

from zhiheng.metrics.formula.tree import Call, Comparison, Name, Node, Number, Product, Sum

_WORDS = {
    "avg": "平均({0})",
    "prev": "上年({0})",
    "sum3": "近三年合计({0})",
    "abs": "|{0}|",
    "min": "较小者({all})",
    "max": "较大者({all})",
    "iff": "(若{0}则{1}，否则{2})",
}
_SIGNS = {"<": "＜", "<=": "≤", ">": "＞", ">=": "≥"}


def formula_in_words(node: Node, name_of: Callable[[str], str]) -> str:
    """Return a formula in Chinese; ``name_of`` gives the Chinese name of an input or metric by its id."""
    match node:
        case Number():
            return format(node.value, "f")
        case Name():
            return name_of(node.id)
        case Comparison():
            left, right = (formula_in_words(side, name_of) for side in (node.left, node.right))
            return f"{left}{_SIGNS[node.sign]}{right}"
        case Call():
            words = [formula_in_words(argument, name_of) for argument in node.arguments]
            return _WORDS[node.function].format(*words, all="，".join(words))
        case Sum():
            terms = zip(node.terms, node.minus, strict=True)
            return "".join(("−" if minus else "+") + _within(term, name_of, Sum) for term, minus in terms).lstrip("+")
        case _:
            factors = zip(node.factors, node.over, strict=True)
            text = "".join(("÷" if over else "×") + _within(one, name_of, (Sum, Product)) for one, over in factors)
            return text.removeprefix("×")


def _within(node: Node, name_of: Callable[[str], str], bracketed: type | tuple[type, ...]) -> str:
    text = formula_in_words(node, name_of)
    return f"({text})" if isinstance(node, bracketed) else text
