"""Trying other rules on a frozen result (测算): every use is on record."""

from collections.abc import Mapping
from typing import Any

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.results import rules
from zhiheng.web.results.models import Result
from zhiheng.web.results.what_if import Variation, varied


def try_what_if(actor: Actor, result: Result, variation: Variation) -> Mapping[str, Any]:
    """Return the library's document by other rules, which changes nothing.

    Raises NotPermittedError, and BadInputError where the sheets do not suffice for these rules.
    """
    with acting(actor, rules.TRY_WHAT_IF, result) as deed:
        document = varied(deed.subject, variation)
        deed.record(result=result.public_id, **variation.as_json())
    return document
