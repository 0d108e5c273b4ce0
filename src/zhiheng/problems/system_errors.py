"""Why the system refused a file, in both languages."""

import errno

from zhiheng.problems.message import Message

_ZH = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "只能读，不能写",
    errno.ENOSPC: "磁盘已满",
    errno.EISDIR: "是文件夹",
    errno.ENOTDIR: "上一级不是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.ENAMETOOLONG: "名称太长",
}


def reason_of(error: OSError) -> Message:
    """Return why, as a value of a problem's message; what the system says is kept where there is no Chinese for it."""
    text = str(error.strerror or error).replace("{", "{{").replace("}", "}}")  # a value that is a Message is filled in
    return Message(_ZH.get(error.errno or 0, text), text)
