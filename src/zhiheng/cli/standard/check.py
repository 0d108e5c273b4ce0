"""``zhiheng standard check``."""

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.cli.standard.report import print_findings, print_summary
from zhiheng.problems import Language, Message
from zhiheng.standard import half_width_findings, parse_own_standard, read_standard

SUMMARY = Message("检查评分要点文件，一次列出全部问题", "check a standard file, every defect at once")

_STANDARD = Message("YAML 或 JSON 文件", "a YAML or JSON file")


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of the action."""
    parser.add_argument("standard", metavar="FILE", help=_STANDARD.text(language))


def run(options: Options, output: Output) -> None:
    """Print the totals and the digest of a standard without defects, and findings."""
    document = read_standard(options.standard)
    standard = parse_own_standard(document)
    findings = list(half_width_findings(document))
    output.print_json(
        {
            "problems": [],
            "findings": [finding.as_json(output.language) for finding in findings],
            "digest": standard.digest,
        }
    )
    print_summary(standard, output)
    print_findings(findings, output)
