"""Changes of the rules of a cycle: the same while they are open and, by the committee's decision, afterwards."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from zhiheng.problems import BadInputError, Message, Place, Problem, Problems
from zhiheng.tables import is_identifier, is_plain_name
from zhiheng.web.programmes.models import Cycle, FormVersion, GuideVersion, StandardVersion, Track
from zhiheng.web.programmes.scheme import Ceilings, body_of, body_text, parts_of
from zhiheng.web.programmes.versions import NOT_STORED, guide_of, keep_default_form

BAD_CODE = Message(
    "编号“{code}”不能用 › 用 1 至 31 个英文字母、数字、下划线或连字符",
    "the code “{code}” cannot be used › write 1 to 31 letters, digits, underscores or hyphens",
)
BAD_NAME = Message("类别没有名称 › 填写名称", "the track has no name › give it one")
REPEATED = Message("编号“{code}”出现两次 › 改为不同的编号", "the code “{code}” stands twice › make them differ")
NO_TRACK = Message("没有启用任何申报类别 › 至少启用一个", "no track is on › switch one on at least")


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A track as typed in; ``standard`` and ``form`` are digests of versions the award keeps.

    An empty ``form`` leaves a track's form as it is; a new track then has the one that comes with the platform.
    """

    code: str
    name: str
    standard: str
    is_on: bool
    form: str = ""


def set_scheme(cycle: Cycle, body: Mapping[str, object], ceilings: Ceilings) -> None:
    """Write a scheme with each track's ceilings, all as typed in; call it within an act.

    Raises BadInputError with the problems at their fields.
    """
    parts = parts_of(cycle)
    scheme = parts.scheme(body, ceilings)
    cycle.scheme = body_text(scheme)
    cycle.save(update_fields=["scheme"])
    places = {track.id: dict(track.ceilings) for track in scheme.declared_tracks}
    for track in parts.tracks:
        track.ceilings = places.get(track.code, {})
    Track.objects.bulk_update(parts.tracks, ["ceilings"])


def set_guide(cycle: Cycle, digest: str) -> GuideVersion:
    """Choose a guide the award keeps, by digest; raises BadInputError if it keeps none. Call it within an act."""
    version = GuideVersion.objects.filter(programme=cycle.programme_id, digest=digest).first()
    if version is None:
        raise BadInputError([Problem(Place(cell="guide"), NOT_STORED)])
    cycle.guide_digest = guide_of(version).digest
    cycle.save(update_fields=["guide_digest"])
    return version


def set_tracks(cycle: Cycle, rows: Sequence[TrackRow]) -> None:
    """Write the tracks in their order, new ones added; those not among the rows are switched off.

    Raises BadInputError with the problems at fields such as ``tracks.0.code``. Call it within an act.
    """
    kept = {version.digest: version for version in StandardVersion.objects.filter(programme=cycle.programme_id)}
    forms = FormVersion.objects.filter(programme=cycle.programme_id)
    _check_tracks(rows, kept, set(forms.values_list("digest", flat=True)))
    default_form = keep_default_form(cycle.programme)
    known = {track.code: track for track in cycle.tracks.all()}
    for order, row in enumerate(rows):
        track = known.pop(row.code, None) or Track(cycle=cycle, code=row.code)
        track.name, track.order, track.is_on = row.name, order, row.is_on
        track.standard, track.standard_digest = kept[row.standard].code, row.standard
        track.form_digest = row.form or track.form_digest or ("" if track.pk else default_form.digest)
        track.save()
    for track in known.values():
        track.is_on = False
        track.save(update_fields=["is_on"])


def set_standards(cycle: Cycle, standards: Mapping[str, str]) -> None:
    """Bind tracks {code: digest} to other standards; raises BadInputError for one the award does not keep."""
    rows = [
        TrackRow(track.code, track.name, standards.get(track.code, track.standard_digest), track.is_on)
        for track in cycle.tracks.all()
    ]
    set_tracks(cycle, rows)


def set_forms(cycle: Cycle, forms: Mapping[str, str]) -> None:
    """Give tracks {code: digest} another application form; raises BadInputError for one the award does not keep."""
    rows = [
        TrackRow(track.code, track.name, track.standard_digest, track.is_on, forms.get(track.code, ""))
        for track in cycle.tracks.all()
    ]
    set_tracks(cycle, rows)


def checked_scheme(cycle: Cycle) -> None:
    """Raise BadInputError if the scheme, standards and guide of a cycle do not fit together."""
    parts_of(cycle).scheme(body_of(cycle))


def _check_tracks(rows: Sequence[TrackRow], kept: Mapping[str, StandardVersion], forms: AbstractSet[str]) -> None:
    problems, seen = Problems(), set[str]()
    for position, row in enumerate(rows):
        at = f"tracks.{position}"
        if not is_identifier(row.code):
            problems.add(BAD_CODE, Place(cell=f"{at}.code"), code=row.code)
        elif row.code in seen:
            problems.add(REPEATED, Place(cell=f"{at}.code"), code=row.code)
        if not is_plain_name(row.name):
            problems.add(BAD_NAME, Place(cell=f"{at}.name"))
        if row.standard not in kept:
            problems.add(NOT_STORED, Place(cell=f"{at}.standard"))
        if row.form and row.form not in forms:
            problems.add(NOT_STORED, Place(cell=f"{at}.form"))
        seen.add(row.code)
    if not any(row.is_on for row in rows):
        problems.add(NO_TRACK, Place(cell="tracks.0.is_on"))
    problems.raise_if_any()
