"""What can keep workbooks from being written."""

from zhiheng.problems import Message

CANNOT_WRITE = Message(
    "写不进去（{reason}） › 换一个文件夹，或检查写入权限和磁盘空间",
    "cannot be written ({reason}) › choose another folder, or check permissions and disk space",
)
