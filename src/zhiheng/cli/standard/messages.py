"""What can be wrong with the file to be written."""

from zhiheng.problems import Message

BAD_SUFFIX = Message(
    "输出文件的扩展名不对 › 用 .yaml 或 .json", "the output file has another extension › name it .yaml or .json"
)
FILE_EXISTS = Message(
    "已有这个文件，没有覆盖 › 换一个文件名，或先移走原文件",
    "this file exists and is not overwritten › give another name, or move the file away first",
)
CANNOT_WRITE = Message(
    "写不进去（{reason}） › 换一个位置，或关闭正在打开的文件",
    "cannot be written ({reason}) › choose another place, or close the file if it is open",
)
