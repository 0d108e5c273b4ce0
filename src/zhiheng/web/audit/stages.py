"""The fixed stages (阶段) of a cycle; a cycle's own phases lie within them."""

from enum import StrEnum

from zhiheng.problems import Message


class Stage(StrEnum):
    """Where a cycle stands; the order of the members is the order of time."""

    DRAFT = "draft"
    CALL = "call"
    SCREENING = "screening"
    EVALUATION = "evaluation"
    ANNOUNCED = "announced"
    ARCHIVED = "archived"


STAGE_NAMES = {
    Stage.DRAFT: Message("筹备", "Draft"),
    Stage.CALL: Message("申报", "Call"),
    Stage.SCREENING: Message("审查", "Screening"),
    Stage.EVALUATION: Message("评审", "Evaluation"),
    Stage.ANNOUNCED: Message("已公布", "Announced"),
    Stage.ARCHIVED: Message("已归档", "Archived"),
}
STAGES = frozenset(Stage)
