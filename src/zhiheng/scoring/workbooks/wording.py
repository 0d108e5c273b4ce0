"""The words on the pages of a score workbook (Excel 评分表): an official paper, always in Chinese."""

from zhiheng.scoring.lists import Entry

INSTRUCTIONS = "填写说明"
OVERVIEW = "总表"
GUIDE = "评分指南"
STAMP = "系统信息"

GIVEN = "有效"
WITHDRAWN = "撤回"
STATES = (GIVEN, WITHDRAWN)

NOT_APPLICABLE = "不适用"
NOTHING_FILLED = "–"
UNREADABLE = "有误"

STRENGTH = "优势"
OPPORTUNITY = "改进机会"
EVIDENCE = "证据定位"
COMMENTS = (STRENGTH, OPPORTUNITY, EVIDENCE)

RATING = {"percent": "得分率", "points": "得分"}
"""What is typed, by unit."""

KINDS = {"advanced": "先进制造业", "traditional": "传统制造业"}
"""The kinds of applicants; an entry without a kind has no word for it."""

_PHASES = {"desk": "材料评审", "defence": "陈述答辩", "visit": "现场评审"}


def name_and_kind(entry: Entry) -> str:
    """Return an entry's name, with its kind if it has one."""
    kind = KINDS.get(entry.kind)
    return f"{entry.name}（{kind}）" if kind else entry.name


def phase_name(phase: str) -> str:
    """Return a phase's id with its usual name, if it has one: 材料评审（desk）."""
    return f"{_PHASES[phase]}（{phase}）" if phase in _PHASES else phase
