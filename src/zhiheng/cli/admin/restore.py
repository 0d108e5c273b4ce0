"""``zhiheng admin restore``: a backup, or a cycle handed over, into an empty installation."""

from pathlib import Path

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language, Message

SUMMARY = Message(
    "把备份或移交的一届恢复到空系统", "restore a backup, or a cycle handed over, into an empty installation"
)

_FILE = Message("备份文件或移交文件", "the file of a backup or a handover")
_KEYS = Message("原系统的 keys/keys.json，读加密内容所需", "keys/keys.json of the installation that made the file")
_DONE = Message(
    "恢复完成：{rows} 行数据、{files} 个文件、{entries} 条操作留痕，记录完整，各项检查通过",
    "restored: {rows} rows, {files} files, {entries} entries of the record, which is whole; all checks hold",
)
_DIGEST = Message(
    "文件的摘要值（与当初抄录的核对）：{digest}", "digest of the file (compare it with the one noted): {digest}"
)
_UNREADABLE = Message(
    "读不了 {field} 的 {count} 项加密内容：没有密钥 {keys}",
    "{count} encrypted values of {field} cannot be read: the keys {keys} are missing",
)
_BRING_KEYS = Message(
    "要读加密内容，请在空系统里用 --keys 加上原系统的 keys/keys.json 再恢复一次",
    "to read them, restore into an empty installation once more, with --keys and the keys/keys.json it came with",
)
_KEYS_INSTALLED = Message("密钥已一并装入", "the keys are installed too")


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.text(language))
    parser.add_argument("--keys", type=Path, metavar="KEYS", help=_KEYS.text(language))


def run(options: Options, output: Output) -> None:
    """Restore and say what; raises BadInputError with all that is wrong, nothing was changed then."""
    from zhiheng.web.audit.backup.actions import restore  # noqa: PLC0415 - the site must be set up first
    from zhiheng.web.site.keys import read_keys  # noqa: PLC0415

    done = restore(options.file, read_keys(options.keys) if options.keys else None)
    manifest = done.manifest
    counts = {"rows": manifest.rows, "files": len(manifest.files), "entries": manifest.entries}
    output.print_text(_DONE, **counts)
    output.print_text(_DIGEST, digest=done.digest)
    if options.keys:
        output.print_text(_KEYS_INSTALLED)
    for field, count in done.unreadable.items():
        output.print_text(_UNREADABLE, field=field, count=count, keys=", ".join(manifest.keys))
    if done.unreadable:
        output.print_text(_BRING_KEYS)
    output.print_json({"digest": done.digest, **counts, "unreadable": dict(done.unreadable), "problems": []})
