"""Setting up a cycle."""

from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.standard import load_guide, load_standard
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.settings import add_settings
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.documents import canonical_text
from zhiheng.web.programmes.models import Cycle, Phase, Programme, Track
from zhiheng.web.programmes.names import cycle_title
from zhiheng.web.programmes.presets import Preset, load_preset
from zhiheng.web.programmes.values import values_of
from zhiheng.web.programmes.versions import keep_default_form, keep_guide, keep_standard

NUMBER_TAKEN = Message(
    "第 {number} 届已经有了 › 换一个届次", "there is a cycle {number} already › choose another number"
)


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition of an award a new cycle is; a practice cycle has no number."""

    number: int | None
    year: int
    time_zone: str = "Asia/Shanghai"

    @property
    def is_practice(self) -> bool:
        """Whether the cycle is for practice."""
        return self.number is None


def create_cycle(actor: Actor, programme: Programme, edition: Edition, start: str | Cycle) -> Cycle:
    """Set up a cycle from a preset by its name, or as a copy of an earlier cycle of the award; return it.

    A copy takes over phases, tracks, scheme, guide and the values of all settings; dates, confirmations and entries are
    those of the new cycle. Raises BlockedError if the award has a cycle of that number.
    """
    with acting(actor, rules.CREATE_CYCLE, programme) as deed:
        cycle = _new_cycle(deed.subject, edition)
        if isinstance(start, Cycle):
            _copy(start, cycle)
        else:
            _start_from(load_preset(start), cycle)
        deed.about = cycle
        deed.record(title=cycle.title, start=start.public_id if isinstance(start, Cycle) else start)
    return cycle


def rename_cycle(actor: Actor, cycle: Cycle, title: str) -> None:
    """Change the title of a cycle while its rules are open."""
    with acting(actor, rules.RENAME_CYCLE, cycle) as deed:
        Cycle.objects.filter(pk=cycle.pk).update(title=title)
        deed.record(title=title)


def _new_cycle(programme: Programme, edition: Edition) -> Cycle:
    if edition.number is not None and programme.cycles.filter(number=edition.number).exists():
        raise blocked(filled(NUMBER_TAKEN, number=edition.number))
    return Cycle.objects.create(
        programme=programme,
        number=edition.number,
        year=edition.year,
        title=cycle_title(programme.name, edition.number, edition.year),
        is_practice=edition.is_practice,
        time_zone=edition.time_zone,
    )


def _start_from(preset: Preset, cycle: Cycle) -> None:
    form = keep_default_form(cycle.programme).digest
    for order, track in enumerate(preset.tracks):
        version = keep_standard(cycle.programme, load_standard(track["standard"]))
        values = {"standard": version.code, "standard_digest": version.digest}
        named = {"code": track["code"], "name": track["name"], "form_digest": form}
        Track.objects.create(cycle=cycle, order=order, **named, **values)
    Phase.objects.bulk_create(Phase(cycle=cycle, order=order, **row) for order, row in enumerate(preset.phases))
    cycle.preset, cycle.scheme = preset.name, canonical_text(dict(preset.scheme))
    cycle.guide_digest = keep_guide(cycle.programme, load_guide(preset.guide)).digest
    cycle.save()
    add_settings(cycle, preset.settings)


def _copy(source: Cycle, cycle: Cycle) -> None:
    for track in source.tracks.all():
        kept = {name: getattr(track, name) for name in ("code", "name", "order", "is_on", "ceilings", "form_digest")}
        Track.objects.create(cycle=cycle, standard=track.standard, standard_digest=track.standard_digest, **kept)
    fields = ("code", "name", "order", "stage", "is_on", "actors", "scheme_phase")
    Phase.objects.bulk_create(
        Phase(cycle=cycle, **{name: getattr(phase, name) for name in fields}) for phase in source.phases.all()
    )
    cycle.preset, cycle.scheme, cycle.guide_digest = source.preset, source.scheme, source.guide_digest
    cycle.save()
    add_settings(cycle, values_of(source))
