"""The statement that experts confirm once a cycle (保密与廉洁承诺书), with the notice on personal information."""

from zhiheng.canonical import digest_of
from zhiheng.problems import Message

PLEDGE = (
    Message(
        "独立、客观、公正评审，只依据评分要点、评分指南和材料打分，不受任何单位和个人影响。",
        "I review independently, objectively and fairly, by the standard, the guide and the material alone.",
    ),
    Message(
        "如实申报与申报组织的利害关系；存在利害关系的，主动回避，不打听、不参与、不影响。",
        "I declare every conflict of interest truthfully, and keep away from what it concerns.",
    ),
    Message(
        "对申报材料、商业秘密、评审意见和评审结果保密，不复制、不外传，不在评审以外使用。",
        "I keep material, trade secrets, opinions and results secret, and use them for the review only.",
    ),
    Message(
        "遵守廉洁纪律，不收受申报组织的礼品、礼金和宴请，不借评审谋取利益，不向申报组织收费辅导。",
        "I accept no gifts, money or treats from applicants, and sell them no advice.",
    ),
)
PERSONAL_INFORMATION = Message(
    "个人信息告知：秘书处为组织评审、核对利害关系和支付评审费，处理您的姓名、单位、联系方式和评审记录；评分表和操作留痕随本届归档保存。"
    "您可以向秘书处查询、更正。",
    "Personal information: the office uses your name, employer, contact details and review records to run the review, "
    "to match conflicts of interest and to pay the fee; sheets and the record are kept in the archive of the cycle. "
    "You may ask the office to see and to correct them.",
)


def digest_of_pledge() -> str:
    """Return the SHA-256 of the Chinese text that is confirmed, the notice included."""
    return digest_of([*(one.zh for one in PLEDGE), PERSONAL_INFORMATION.zh])
