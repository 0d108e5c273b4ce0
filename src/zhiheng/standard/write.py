"""A standard as a file: YAML for people to edit, or JSON."""

import json
import math

from zhiheng.standard.model import Standard


def standard_as_yaml(standard: Standard) -> str:
    """Return a standard as YAML that ``parse_standard`` reads back, one text a line."""
    import yaml  # noqa: PLC0415 - only who writes YAML pays for its import

    return yaml.safe_dump(standard.as_json(), allow_unicode=True, sort_keys=False, width=math.inf)


def standard_as_json(standard: Standard) -> str:
    """Return a standard as indented JSON that ``parse_standard`` reads back."""
    return json.dumps(standard.as_json(), ensure_ascii=False, indent=1) + "\n"
