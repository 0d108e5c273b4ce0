"""What experts mark at a defence: the form of the scheme's phase it feeds, or the short form, kept on record only."""

from functools import lru_cache
from importlib import resources

from zhiheng.scoring import form_of as marked
from zhiheng.standard import Standard, parse_standard
from zhiheng.tables import InputFile, read_json
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.phases import defence_phase
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.reviews.sheet_form import SheetForm, form_of

_FILE = "short_form.json"


def form_of_defence(of: Defence | DefenceSheet) -> SheetForm:
    """Return what the experts at a defence mark.

    Where the phase feeds one of the scheme it is that one's form, or the standard of the entry's track if that has no
    form of its own; else the short form that comes with the platform, under the scheme's unit and step.
    """
    entry = of.entry if isinstance(of, Defence) else of.defence.entry
    assert entry.track is not None  # noqa: S101 - what is defended is an application in a cycle
    assert entry.cycle is not None  # noqa: S101
    phase = defence_phase(entry.cycle)
    if phase is not None and phase.scheme_phase:
        return form_of(phase, entry.track)
    cycle = entry.cycle
    return _on_record((cycle.pk, cycle.scheme, cycle.guide_digest, cycle.rules_digest))


@lru_cache(maxsize=64)
def _on_record(key: tuple[int, str, str, str]) -> SheetForm:
    scheme = scheme_of(Cycle.objects.get(pk=key[0]))
    return SheetForm(marked(_short_form(), scheme), scheme.unit, allow_na=False, guide=scheme.guide)


@lru_cache(maxsize=1)
def _short_form() -> Standard:
    file = resources.files("zhiheng.web.defences") / _FILE
    return parse_standard(read_json(InputFile(_FILE, file.read_bytes())))
