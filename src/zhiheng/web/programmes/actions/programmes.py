"""Setting up an award, its names, its standards, guides and holidays."""

from collections.abc import Mapping
from datetime import date

from zhiheng.problems import Problem
from zhiheng.tables import InputFile
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.people.names import name_key
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.settings import change_rows
from zhiheng.web.programmes.days import days_of
from zhiheng.web.programmes.declared import PROGRAMME_SETTINGS
from zhiheng.web.programmes.declared.of_programme import TITLE_DEFAULTS
from zhiheng.web.programmes.models import (
    GuideVersion,
    HolidayYear,
    Programme,
    Setting,
    StandardVersion,
)
from zhiheng.web.programmes.versions import (
    adapted_guide,
    adapted_standard,
    adopted_guide,
    guide_of,
    keep_builtin,
    keep_guide,
    keep_standard,
    read_guide_file,
    read_standard_file,
    standard_of,
)


def create_programme(actor: Actor, name: str, place: str) -> Programme:
    """Set up an award with the names of its bodies as proposals; return it."""
    with acting(actor, rules.CREATE_PROGRAMME, None) as deed:
        programme = Programme.objects.create(name=name, name_key=name_key(name))
        titles = {key: text.format(name=name, place=place) for key, text in TITLE_DEFAULTS.items()}
        Setting.objects.bulk_create(Setting(programme=programme, key=key, value=text) for key, text in titles.items())
        keep_builtin(programme)
        deed.about = programme
        deed.record(name=name)
    return programme


def change_titles(actor: Actor, programme: Programme, texts: Mapping[str, str]) -> None:
    """Change what the award calls its bodies; raises BadInputError with the problems at their fields."""
    with acting(actor, rules.CHANGE_TITLES, programme) as deed:
        kept = Setting.objects.filter(programme=programme, cycle=None)
        deed.record(changes=change_rows({one.key: one for one in kept}, PROGRAMME_SETTINGS, texts))


def import_standard(
    actor: Actor, programme: Programme, file: InputFile, code: str
) -> tuple[StandardVersion, tuple[Problem, ...]]:
    """Store the standard of an uploaded document; return it and findings. Raises BadInputError with all problems."""
    with acting(actor, rules.STORE_STANDARD, programme) as deed:
        standard, findings = read_standard_file(file, code)
        version = keep_standard(programme, standard)
        deed.about = version
        deed.record(title=version.title, digest=version.digest)
    return version, findings


def adapt_standard(actor: Actor, version: StandardVersion, texts: Mapping[str, str]) -> StandardVersion:
    """Store a standard with some texts or points replaced as another version; raises BadInputError with problems."""
    with acting(actor, rules.STORE_STANDARD, version) as deed:
        adapted = adapted_standard(standard_of(deed.subject), dict(texts))
        kept = keep_standard(deed.subject.programme, adapted)
        deed.about = kept
        deed.record(title=kept.title, digest=kept.digest)
    return kept


def import_guide(actor: Actor, programme: Programme, file: InputFile) -> GuideVersion:
    """Store the guide of an uploaded file; raises BadInputError with all its problems."""
    with acting(actor, rules.STORE_GUIDE, programme) as deed:
        version = keep_guide(programme, read_guide_file(file))
        deed.about = version
        deed.record(title=version.title, digest=version.digest)
    return version


def adapt_guide(actor: Actor, version: GuideVersion, texts: Mapping[str, str]) -> GuideVersion:
    """Store a guide with some texts replaced as a new draft; raises BadInputError with problems at their fields."""
    with acting(actor, rules.STORE_GUIDE, version) as deed:
        adapted = adapted_guide(guide_of(deed.subject), dict(texts))
        kept = keep_guide(deed.subject.programme, adapted)
        deed.about = kept
        deed.record(title=kept.title, digest=kept.digest)
    return kept


def adopt_guide(actor: Actor, version: GuideVersion, decision: str, day: date) -> GuideVersion:
    """Record that the committee adopted a guide: the same guide with number and day is another version."""
    with acting(actor, rules.ADOPT_GUIDE, version) as deed:
        adopted = keep_guide(deed.subject.programme, adopted_guide(guide_of(deed.subject), decision, day))
        deed.about = adopted
        deed.record(title=adopted.title, decision=decision, date=day.isoformat(), digest=adopted.digest)
    return adopted


def enter_holidays(actor: Actor, programme: Programme, year: int, document: str, lists: tuple[str, str]) -> HolidayYear:
    """Enter or correct the holidays of a year; ``lists`` are the days off and the weekend days worked, as text.

    Raises BadInputError with the lines that are no days of the year, at the fields ``holidays`` and ``workdays``.
    """
    with acting(actor, rules.ENTER_HOLIDAYS, programme) as deed:
        names = ("holidays", "workdays")
        days = {name: days_of(text, year, name) for name, text in zip(names, lists, strict=True)}
        values = {name: [day.isoformat() for day in one] for name, one in days.items()}
        table, _ = HolidayYear.objects.update_or_create(
            programme=programme, year=year, defaults={"document": document, **values}
        )
        deed.about = table
        deed.record(year=year, document=document, **values)
    return table
