"""``zhiheng admin rotate-key``: a new key for encrypted fields, while the site runs."""

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language, Message

SUMMARY = Message("更换加密字段的密钥，不必停机", "change the key of encrypted fields while the site runs")

_FORGET = Message(
    "不换新密钥，只删除不再使用的旧密钥（更换 10 分钟后）",
    "make no new key; forget old ones that nothing needs (10 minutes after the change)",
)
_NEW = Message("新密钥：{key}。请立即备份 keys/keys.json", "new key: {key}. Copy keys/keys.json to a safe place now")
_RESEALED = Message("重新加密 {count} 项", "encrypted {count} values anew")
_UNREADABLE = Message(
    "{field} 的 {count} 项现有密钥读不了，保持原样",
    "{count} values of {field} cannot be read with the keys here; they stay as they are",
)
_FORGOTTEN = Message(
    "删除旧密钥：{keys}。更早的备份仍需要它们", "forgot the keys {keys}; earlier backups still need them"
)
_NOTHING_TO_FORGET = Message("没有可以删除的旧密钥", "there is no old key to forget")


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options."""
    parser.add_argument("--forget-old", action="store_true", help=_FORGET.text(language))


def run(options: Options, output: Output) -> None:
    """Change the key, or forget old ones; raises BadInputError if it is too early to forget."""
    from zhiheng.web.audit import resealing  # noqa: PLC0415 - the site must be set up first

    new = None if options.forget_old else resealing.add_key()
    if new:
        output.print_text(_NEW, key=new)
    count = resealing.reseal_all()
    output.print_text(_RESEALED, count=count)
    unreadable = dict(resealing.unreadable_fields())
    for field, values in unreadable.items():
        output.print_text(_UNREADABLE, field=field, count=values)
    forgotten = list(resealing.forget_keys()) if options.forget_old else []
    if forgotten:
        output.print_text(_FORGOTTEN, keys=", ".join(forgotten))
    elif options.forget_old:
        output.print_text(_NOTHING_TO_FORGET)
    output.print_json({"key": new, "resealed": count, "unreadable": unreadable, "forgotten": forgotten, "problems": []})
