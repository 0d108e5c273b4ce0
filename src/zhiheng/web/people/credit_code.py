"""The unified social credit code (统一社会信用代码) of GB 32100—2015."""

from zhiheng.problems import Message

_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18
_WEIGHTS = [3**place % 31 for place in range(_LENGTH - 1)]

WRONG_LENGTH = Message(
    "统一社会信用代码应为 18 位 › 按营业执照填写全部 18 位",
    "a unified social credit code has 18 characters › copy all 18 from the business licence",
)
WRONG_CHARACTER = Message(
    "统一社会信用代码里没有字母 I、O、S、V、Z 和其他符号 › 检查是否把 1、0、5、2 看成了字母",
    "the code holds no letters I, O, S, V, Z and no signs › check whether 1, 0, 5 or 2 was read as a letter",
)
WRONG_CHECK = Message(
    "最后一位校验码与前 17 位不符，至少有一位抄错 › 对照营业执照逐位核对",
    "the last character does not fit the 17 before it: at least one is wrong › compare each with the business licence",
)


def tidied(code: str) -> str:
    """Return a code as it is stored: upper case, without blanks."""
    return "".join(code.split()).upper()


def problem_of(code: str) -> Message | None:
    """Return what is wrong with a tidied code, None if it is right."""
    if len(code) != _LENGTH:
        return WRONG_LENGTH
    if any(one not in _CHARACTERS for one in code):
        return WRONG_CHARACTER
    return None if code[-1] == check_character(code[:-1]) else WRONG_CHECK


def check_character(first: str) -> str:
    """Return the last character that belongs to the first seventeen."""
    total = sum(_CHARACTERS.index(one) * weight for one, weight in zip(first, _WEIGHTS, strict=True))
    return _CHARACTERS[-total % 31]
