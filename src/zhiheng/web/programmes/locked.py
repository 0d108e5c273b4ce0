"""The rules of a cycle as one document: what is locked when the call opens, and what its digest stands for."""

from zhiheng.canonical import Json, digest_of
from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.models import Cycle, RulesVersion, Setting
from zhiheng.web.programmes.scheme import scheme_of

FORMAT = "zhiheng-rules/1"


def rules_of(cycle: Cycle) -> dict[str, Json]:
    """Return the rules as they stand: the scheme with defaults filled, standards and guide by digest, settings, phases.

    The tracks' application forms stand there by digest, if the cycle names them: cycles locked before forms were kept
    do not. A setting that a later release declared stands there once the cycle has a value of its own. Dates are no
    rules: they are put off by extensions. Raises BadInputError while the scheme has problems.
    """
    scheme = scheme_of(cycle)
    kept = dict(Setting.objects.filter(cycle=cycle).values_list("key", "value"))
    guide, forms = scheme.guide, _forms_of(cycle)
    return {
        "format": FORMAT,
        "scheme": scheme.as_json(),
        "standards": {standard.id: standard.digest for standard in scheme.standards.values()},
        "guide": {"id": guide.id, "digest": guide.digest, "decision": guide.decision, "date": guide.date},
        "settings": {key: kept[key] for key, declared in CYCLE_SETTINGS.items() if declared.is_rule and key in kept},
        "phases": [
            {"code": phase.code, "name": phase.name, "stage": phase.stage, "scheme_phase": phase.scheme_phase}
            for phase in cycle.phases.filter(is_on=True)
        ],
        **({"forms": forms} if forms else {}),
    }


def _forms_of(cycle: Cycle) -> dict[str, Json]:
    named = cycle.tracks.filter(is_on=True).exclude(form_digest="")
    return {track.code: track.form_digest for track in named}


def digest_of_rules(cycle: Cycle) -> str:
    """Return the digest of the rules as they stand; raises BadInputError while the scheme has problems."""
    return digest_of(rules_of(cycle))


def versions_of(cycle: Cycle) -> list[RulesVersion]:
    """Return the locked rules and their amendments, the first ones first."""
    return list(RulesVersion.objects.filter(cycle=cycle))
