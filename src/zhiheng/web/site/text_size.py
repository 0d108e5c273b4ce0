"""The size of all text (文字大小), which a person chooses in the footer."""

from enum import StrEnum

from django.http import HttpRequest

from zhiheng.problems import Message

TEXT_SIZE_COOKIE = "text_size"


class TextSize(StrEnum):
    """The three sizes; the values are also the names in the stylesheet."""

    STANDARD = "standard"
    LARGE = "large"
    LARGER = "larger"


TEXT_SIZE_NAMES = {
    TextSize.STANDARD: Message("标准", "Standard"),
    TextSize.LARGE: Message("大", "Large"),
    TextSize.LARGER: Message("特大", "Extra large"),
}


def text_size(request: HttpRequest) -> TextSize:
    """Return the size that the browser's cookie asks for."""
    wanted = request.COOKIES.get(TEXT_SIZE_COOKIE)
    return next((size for size in TextSize if size == wanted), TextSize.STANDARD)
