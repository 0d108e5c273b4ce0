"""What a standard's wording says about itself: kinds of criteria, and whom a note addresses."""

import re
from collections import Counter
from collections.abc import Sequence

from zhiheng.standard.model import Audience, Kind

_RESULTS = "说明"
# “说明……的措施” asks how something is done, though it begins like a results criterion.
_ASKS_HOW = re.compile(r"(措施|做法|方法|办法|机制)[。；.;]?$")
_AUDIENCES: dict[str, Audience] = {"对先进制造业": "advanced", "对传统制造业": "traditional"}


def kind_of_criterion(text: str) -> Kind:
    """Return the kind a criterion's words give it: 说明… is results, unless its object is a measure; else process."""
    return "results" if text.startswith(_RESULTS) and not _ASKS_HOW.search(text) else "process"


def kind_of_indicator(criteria: Sequence[Kind]) -> Kind:
    """Return the kind of most of an indicator's criteria, process if there are as many of both."""
    counts = Counter(criteria)
    return "results" if counts["results"] > counts["process"] else "process"


def audience_of(text: str) -> Audience:
    """Return whom a note addresses by its first words."""
    return next((audience for words, audience in _AUDIENCES.items() if text.startswith(words)), "all")
