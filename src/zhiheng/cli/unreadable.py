"""What the operator is told when the keys of an installation are not those its encrypted content was written with."""

from zhiheng.cli.output import Output
from zhiheng.problems import Message

_UNREADABLE = Message(
    "读不了 {field} 的 {count} 项加密内容 › 停止平台，把原来的 keys/keys.json 放回数据文件夹",
    "{count} encrypted values of {field} cannot be read › stop the platform and put the keys/keys.json of before back "
    "into the data folder",
)


def note_unreadable(output: Output) -> None:
    """Say for each encrypted field how many values cannot be read with the keys here; nothing if all can be."""
    from zhiheng.web.audit.resealing import unreadable_fields  # noqa: PLC0415 - the site must be set up first

    for field, count in unreadable_fields().items():
        output.note(_UNREADABLE, field=field, count=count)
