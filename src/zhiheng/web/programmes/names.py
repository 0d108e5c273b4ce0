"""The title of a cycle."""

_DIGITS = "〇一二三四五六七八九"
_TEN = 10
_MOST = 99


def ordinal(number: int) -> str:
    """Return the Chinese numeral of 1 to 99, the digits of any other number."""
    if not 1 <= number <= _MOST:
        return str(number)
    tens, ones = divmod(number, _TEN)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return ten + (_DIGITS[ones] if ones else "")


def cycle_title(programme: str, number: int | None, year: int) -> str:
    """Return the title of a cycle: 第×届…（2026年度）, or 演练 for one without a number."""
    edition = f"第{ordinal(number)}届" if number else "演练："
    return f"{edition}{programme}（{year}年度）"
