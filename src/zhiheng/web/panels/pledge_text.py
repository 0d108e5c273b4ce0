"""The statement that is confirmed once a cycle (保密与廉洁承诺书), with the notice on personal information.

Both are settings of the cycle; whoever confirmed is held to the text as it was then, kept with its digest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from zhiheng.canonical import Json, digest_of
from zhiheng.problems import Message
from zhiheng.web.panels.models import Pledge
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import values_of

_TRANSLATED = {
    "独立、客观、公正评审，只依据评分要点、评分指南和材料打分，不受任何单位和个人影响。": (
        "I review independently, objectively and fairly, by the standard, the guide and the material alone."
    ),
    "如实申报与申报组织的利害关系；存在利害关系的，主动回避，不打听、不参与、不影响。": (
        "I declare every conflict of interest truthfully, and keep away from what it concerns."
    ),
    "对申报材料、商业秘密、评审意见和评审结果保密，不复制、不外传，不在评审以外使用。": (
        "I keep material, trade secrets, opinions and results secret, and use them for the review only."
    ),
    "遵守廉洁纪律，不收受申报组织的礼品、礼金和宴请，不借评审谋取利益，不向申报组织收费辅导。": (
        "I accept no gifts, money or treats from applicants, and sell them no advice."
    ),
    "个人信息告知：秘书处为组织评审、核对利害关系和支付评审费，处理您的姓名、单位、联系方式和评审记录；评分表和操作留痕随本届归档保存。"
    "您可以向秘书处查询、更正。": (
        "Personal information: the office uses your name, employer, contact details and review records to run the "
        "review, to match conflicts of interest and to pay the fee; sheets and the record are kept in the archive of "
        "the cycle. You may ask the office to see and to correct them."
    ),
}
"""What the presets propose, in English; a text of the office's own stands as it is."""


@dataclass(frozen=True, slots=True)
class PledgeText:
    """What is pledged, point by point, and the paragraphs of the notice."""

    promises: Sequence[str]
    notice: Sequence[str]

    @property
    def digest(self) -> str:
        """The SHA-256 of the text that is confirmed, the notice included."""
        return digest_of([*self.promises, *self.notice])

    @property
    def as_kept(self) -> dict[str, Json]:
        """The text as it is stored with a pledge."""
        return {"promises": [*self.promises], "notice": [*self.notice]}

    @property
    def shown(self) -> tuple[list[Message], list[Message]]:
        """Promises and notice as pages show them."""
        return [_shown(one) for one in self.promises], [_shown(one) for one in self.notice]


def text_of_cycle(cycle: Cycle) -> PledgeText:
    """Return the text that is to be confirmed in a cycle now."""
    values = values_of(cycle)
    return PledgeText(cast("list[str]", values["pledge.text"]), cast("list[str]", values["pledge.notice"]))


def text_of_pledge(pledge: Pledge) -> PledgeText:
    """Return the text that a person confirmed."""
    return PledgeText(pledge.text["promises"], pledge.text["notice"])


def _shown(text: str) -> Message:
    zh, en = (one.replace("{", "{{").replace("}", "}}") for one in (text, _TRANSLATED.get(text, text)))
    return Message(zh, en)
