"""What pages say about files."""

from collections.abc import Mapping

from zhiheng.problems import Message
from zhiheng.web.files.models import Rendition

_Failure = Rendition.Failure

FAILURES: Mapping[str, Message] = {
    _Failure.UNREADABLE: Message(
        "文件损坏，或者写法特殊，不能显示成页面。", "The file is damaged or unusual and cannot be shown as pages."
    ),
    _Failure.TOO_SLOW: Message(
        "文件太复杂，生成页面用时过长，已经停止。",
        "The file is too complex; making its pages took too long and was stopped.",
    ),
    _Failure.NO_CONVERTER: Message(
        "这台服务器没有安装 LibreOffice，Word 和 Excel 文件不能显示成页面。安装后会自动生成。",
        "LibreOffice is not installed on this server, so Word and Excel files cannot be shown as pages; once it is, "
        "they will be.",
    ),
    _Failure.NOT_CONVERTED: Message(
        "这份 Word 或 Excel 文件不能转换成页面。", "This Word or Excel file could not be turned into pages."
    ),
}
