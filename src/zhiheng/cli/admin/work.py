"""``zhiheng admin work``: a process for background jobs, where ``zhiheng serve`` runs on another machine."""

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language, Message

SUMMARY = Message("只运行后台任务（zhiheng serve 自带）", "run background jobs only (zhiheng serve has its own)")


def add_arguments(_parser: Parser, _language: Language) -> None:
    """Everything is a setting (docs/reference/settings.md)."""


def run(_options: Options, _output: Output) -> None:
    """Run jobs until stopped."""
    from zhiheng.web.jobs.worker import run_worker  # noqa: PLC0415 - the site must be set up first
    from zhiheng.web.site.parent import end_with_server  # noqa: PLC0415

    end_with_server()
    run_worker()
