"""The scheme (评审方案) of a cycle: its stored part, its tracks and its guide, as the library reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zhiheng.canonical import Json
from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.scoring import Scheme, parse_scheme
from zhiheng.standard import Guide, Standard
from zhiheng.web.programmes.documents import canonical_text, form_document, stored_document
from zhiheng.web.programmes.models import Cycle, GuideVersion, StandardVersion, Track
from zhiheng.web.programmes.versions import NOT_STORED, guide_of, standard_of

_NOT_OF_THE_BODY = ("name", "standard", "standard_digest", "guide", "tracks")


Ceilings = Mapping[str, Mapping[str, str | int]]
"""Places by track code and tier id."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a cycle's scheme is made of besides its stored part."""

    cycle: Cycle
    tracks: Sequence[Track]
    guide: Guide | None
    standards: dict[str, Standard] = field(default_factory=dict)

    def scheme(self, body: Mapping[str, object], ceilings: Ceilings | None = None) -> Scheme:
        """Return the scheme with a body and ceilings of its own, both as typed in.

        Raises BadInputError with problems at fields such as ``phases.0.weight`` and ``tracks.1.ceilings.award``.
        """
        phases = body.get("phases")
        rows = [_by_digest(row) for row in phases] if isinstance(phases, list) else phases
        data = {**self._frame(), **body, **self._track_tables(body, ceilings or {})}
        return parse_scheme(form_document({**data, "phases": rows} if rows else data), self.standard, self._guide)

    def standard(self, digest: str) -> Standard:
        """Return a standard that the award keeps; raises BadInputError if there is none."""
        if digest not in self.standards:
            kept = StandardVersion.objects.filter(programme=self.cycle.programme_id, digest=digest).first()
            if kept is None:
                raise BadInputError([Problem(Place(), NOT_STORED)])
            self.standards[digest] = standard_of(kept)
        return self.standards[digest]

    def _frame(self) -> dict[str, object]:
        named = {"standard": self.tracks[0].standard_digest} if self.tracks else {}
        return {"name": self.cycle.title, "guide": "guide", **named}

    def _track_tables(self, body: Mapping[str, object], ceilings: Ceilings) -> dict[str, object]:
        """Return the tracks' tables if there are several; with one, the scheme has none."""
        if len(self.tracks) < 2:  # noqa: PLR2004 - one track is none in the scheme
            return {}
        known = _tier_ids(body)
        tables = []
        for track in self.tracks:
            places = ceilings.get(track.code, track.ceilings)
            own = {tier: str(number) for tier, number in places.items() if tier in known}
            named = {"id": track.code, "name": track.name, "standard": track.standard_digest}
            tables.append({**named, "ceilings": own})
        return {"tracks": tables}

    def _guide(self, _reference: str) -> Guide:
        if self.guide is None:
            raise BadInputError([Problem(Place(), NOT_STORED)])
        return self.guide


def parts_of(cycle: Cycle) -> Parts:
    """Return a cycle's tracks that are on, and its guide."""
    guide = GuideVersion.objects.filter(programme=cycle.programme_id, digest=cycle.guide_digest).first()
    return Parts(cycle, list(cycle.tracks.filter(is_on=True)), guide_of(guide) if guide else None)


def scheme_of(cycle: Cycle) -> Scheme:
    """Return the scheme of a cycle as the library knows it; raises BadInputError with all its problems."""
    return parts_of(cycle).scheme(body_of(cycle))


def body_of(cycle: Cycle) -> dict[str, Json]:
    """Return the stored part of the scheme, its numbers as texts."""
    return document_of_body(cycle.scheme or "{}")


def document_of_body(text: str) -> dict[str, Json]:
    """Return the part of a scheme that is stored, its numbers as texts, from the text that is kept."""
    data = stored_document(text).data
    return data if isinstance(data, dict) else {}


def body_text(scheme: Scheme) -> str:
    """Return the part of a scheme that is stored with the cycle, defaults filled, as canonical JSON."""
    return canonical_text({key: value for key, value in scheme.as_json().items() if key not in _NOT_OF_THE_BODY})


def _tier_ids(body: Mapping[str, object]) -> set[str]:
    tiers = body.get("tiers")
    return {str(tier.get("id")) for tier in tiers if isinstance(tier, Mapping)} if isinstance(tiers, list) else set()


def _by_digest(phase: object) -> object:
    """Return a phase's table with its own form named by digest alone."""
    if not (isinstance(phase, Mapping) and phase.get("form_digest")):
        return phase
    return {**{key: value for key, value in phase.items() if key != "form_digest"}, "form": phase["form_digest"]}
