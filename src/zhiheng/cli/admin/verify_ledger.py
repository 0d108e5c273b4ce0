"""``zhiheng admin verify-ledger``: prove that the record is whole."""

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import BadInputError, Language, Message

SUMMARY = Message("核验操作留痕：完整，或第一处不符", "verify the record: whole, or the first break")

_WHOLE = Message(
    "记录完整：{entries} 条留痕首尾相接，没有改动", "complete: {entries} entries follow one another unchanged"
)
_REMOVED = Message("其中 {removed} 条的内容已按要求移除", "what {removed} of them said was removed on request")
_ELSEWHERE = Message(
    "其中 {elsewhere} 条的内容留在移交本届的系统里，由那里证明",
    "what {elsewhere} of them said stayed where the cycle came from, and is proved there",
)
_HEAD = Message("最后一条的摘要值：{head}", "digest of the last entry: {head}")


def add_arguments(_parser: Parser, _language: Language) -> None:
    """Declare no options."""


def run(_options: Options, output: Output) -> None:
    """Print how far the record is whole; raises BadInputError with the first break."""
    from zhiheng.web.audit.verification import verify  # noqa: PLC0415 - the site must be set up first

    verdict = verify()
    if verdict.problem:
        raise BadInputError([verdict.problem])
    output.print_text(_WHOLE, entries=verdict.entries)
    if verdict.removed:
        output.print_text(_REMOVED, removed=verdict.removed)
    if verdict.elsewhere:
        output.print_text(_ELSEWHERE, elsewhere=verdict.elsewhere)
    output.print_text(_HEAD, head=verdict.head)
    counts = {"entries": verdict.entries, "removed": verdict.removed, "elsewhere": verdict.elsewhere}
    output.print_json({**counts, "head": verdict.head, "problems": []})
