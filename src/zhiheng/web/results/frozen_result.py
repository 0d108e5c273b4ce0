"""What is frozen of a result, and reading it again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhiheng.canonical import Json
from zhiheng.ledger import make_bundle
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.results.models import Result
from zhiheng.web.results.season import Gathered

FORMAT = "zhiheng-result/1"
NOW = "now"
"""What addresses call the result that is not frozen yet."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A result as it is shown: the library's document, the sheets it was computed from, the frozen row if any."""

    cycle: Cycle
    document: Mapping[str, Any]
    sheets: Sequence[Mapping[str, str]]
    result: Result | None

    @property
    def which(self) -> str:
        """What addresses call it."""
        return self.result.public_id if self.result else NOW


def shown_now(cycle: Cycle, gathered: Gathered) -> Shown:
    """Return the result as it would be frozen now; nothing may lack. Raises BadInputError."""
    sheets = [{key: str(value) for key, value in one.as_json().items()} for one in gathered.sheets]
    return Shown(cycle, gathered.result.as_json(), sheets, None)


def shown_frozen(result: Result) -> Shown:
    """Return a frozen result."""
    content = json.loads(result.content)
    return Shown(result.cycle, content["result"], content["sheets"], result)


def bundle_of(gathered: Gathered) -> bytes:
    """Return the result bundle; raises BadInputError."""
    return make_bundle(gathered.season, gathered.result)


def content_of(gathered: Gathered, bundle: str, reason: str) -> dict[str, Json]:
    """Return what is frozen of a result; ``bundle`` is the digest of its bundle."""
    return {
        "format": FORMAT,
        "bundle": bundle,
        "inputs": gathered.digest,
        "sheets": [one.as_json() for one in gathered.sheets],
        "outcomes": [one.digest for one in gathered.outcomes],
        "result": gathered.result.as_json(),
        "reason": reason,
    }


def last_result(cycle: Cycle) -> Result | None:
    """Return the result that holds, None before the first."""
    return Result.objects.filter(cycle=cycle).order_by("-number").first()


def inputs_of(result: Result) -> str:
    """Return the digest of what a result was computed from."""
    return str(json.loads(result.content)["inputs"])
