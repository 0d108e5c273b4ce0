"""Verification of a bundle: from the container inwards, ending at the first thing that does not hold."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from importlib.resources import files
from typing import Any, get_args

from zhiheng.canonical import Json, canonical_json, sha256_hex
from zhiheng.ledger import messages
from zhiheng.ledger.bundle import FORMAT, inputs_of, member_of
from zhiheng.ledger.container import unpack
from zhiheng.ledger.holds import Holds
from zhiheng.problems import BadInputError, Language, Message, Place, Problem
from zhiheng.scoring import Scheme, Season, evaluate, parse_scheme, read_season
from zhiheng.standard import Guide, Standard, parse_standard
from zhiheng.tables import InputFile, read_json

_STEP = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")


def check_bundle(file: InputFile, digest: str | None = None) -> Iterator[Holds]:
    """Yield each thing that holds of a bundle: form, digest, members, standards, inputs, result.

    ``digest`` is the SHA-256 the whole file must have; without it consistency is proved, with it identity.
    Nothing of the bundle is executed.

    Raises:
        BadInputError: with the first thing that does not hold.
    """
    members = unpack(file)
    yield Holds(messages.CONTAINER_HOLDS)
    if digest is not None:
        if file.digest != digest.lower():
            raise _refusal(file.name, messages.OTHER_DIGEST, actual=file.digest, expected=digest.lower())
        yield Holds(messages.DIGEST_HOLDS)
    bundle = _Bundle(file.name, members)
    manifest = bundle.manifest()
    yield Holds(messages.MEMBERS_HOLD)
    with _as_changed():
        scheme = bundle.scheme(manifest)
    yield Holds(messages.STANDARDS_HOLD)
    with _as_changed():
        season = bundle.season(scheme, manifest)
    sheets = sum(map(len, season.sheets.values()))
    yield Holds(messages.INPUTS_HOLD, {"entries": len(season.entries), "sheets": sheets})
    bundle.compare_result(season)
    yield Holds(messages.RESULT_HOLDS)


def standalone_digest() -> str:
    """Return the SHA-256 of the standalone verifier, ``standalone.py`` in this package."""
    return sha256_hex(files("zhiheng.ledger").joinpath("standalone.py").read_bytes())


@contextmanager
def _as_changed() -> Iterator[None]:
    """Say of what is wrong inside a bundle that the bundle was changed, not how to correct it."""
    try:
        yield
    except BadInputError as error:
        first = error.problems[0]
        what = Message(*(first.what(language).replace("{", "{{").replace("}", "}}") for language in get_args(Language)))
        raise BadInputError([Problem(first.place, messages.CHANGED, (("what", what),))]) from error


class _Bundle:
    """The members of a bundle, read one after the other."""

    def __init__(self, name: str, members: Mapping[str, bytes]) -> None:
        self.name = name
        self.members = members

    def manifest(self) -> dict[str, Any]:
        """Return the manifest once all members have the digests it names."""
        manifest = self._object("manifest.json")
        if manifest.get("format") != FORMAT:
            raise _refusal(self.name, messages.OTHER_FORMAT, value=manifest.get("format"))
        for key, kind in (("allow_incomplete", bool), ("guide", dict), ("members", dict)):
            if not isinstance(manifest.get(key), kind):
                raise _refusal(self.name, messages.BAD_MANIFEST, key=key)
        named = manifest["members"]
        for name in sorted({*self.members, *named} - {"manifest.json"}):
            if name not in self.members or named.get(name) != sha256_hex(self.members[name]):
                raise _refusal(self.name, messages.MEMBER_DIFFERS, name=name)
        return manifest

    def scheme(self, manifest: Mapping[str, Any]) -> Scheme:
        """Return the scheme once all its standards have the digests it names, and no other is there."""
        main = self._object("scheme.json").get("standard")

        def find_standard(standard_id: str) -> Standard:
            name = member_of(standard_id, str(main))
            if name not in self.members:
                raise _refusal(self.name, messages.MEMBER_MISSING, name=name)
            return parse_standard(read_json(self._file(name)))

        document = read_json(self._file("scheme.json"))
        scheme = parse_scheme(document, find_standard, lambda _: _guide(manifest, self.name))
        expected = {"manifest.json", "results.json", "ratings.csv", "entries.csv", "scheme.json"}
        expected |= {member_of(standard_id, scheme.standard.id) for standard_id in scheme.standards}
        for name in sorted(set(self.members) - expected):
            raise _refusal(self.name, messages.MEMBER_SURPLUS, name=name)
        return scheme

    def season(self, scheme: Scheme, manifest: Mapping[str, Any]) -> Season:
        """Return the season once every member it follows from is in its normalised form."""
        ratings, entries = self._file("ratings.csv"), self._file("entries.csv")
        season = read_season([ratings], entries, scheme, allow_incomplete=manifest["allow_incomplete"])
        for name, content in sorted(inputs_of(season).items()):
            if content != self.members[name]:
                raise _refusal(self.name, messages.NOT_NORMALISED, name=name)
        return season

    def compare_result(self, season: Season) -> None:
        """Compare the result with the one computed again; raises BadInputError at the first value that differs."""
        result = evaluate(season)
        if result.as_bytes() == self.members["results.json"]:
            return
        found = dict(_leaves(self._object("results.json"), ()))
        expected = dict(_leaves(result.as_json(), ()))
        path = next(path for path in (*expected, *found) if found.get(path) != expected.get(path))
        place = Place(self.name, cell=" › ".join(("results.json", *path)))
        values = {"found": found.get(path, messages.NOTHING), "expected": expected.get(path, messages.NOTHING)}
        raise BadInputError([Problem(place, messages.RESULT_DIFFERS, tuple(values.items()))])

    def _object(self, name: str) -> dict[str, Any]:
        """Return the object of a member, which must be canonical JSON."""
        try:
            value = json.loads(self.members[name])
            is_canonical = isinstance(value, dict) and canonical_json(value) == self.members[name]
        except (ValueError, RecursionError) as error:
            raise _refusal(self.name, messages.NOT_CANONICAL, name=name) from error
        if not is_canonical:
            raise _refusal(self.name, messages.NOT_CANONICAL, name=name)
        return dict(value)

    def _file(self, name: str) -> InputFile:
        return InputFile(f"{self.name} › {name}", self.members[name])


def _guide(manifest: Mapping[str, Any], name: str) -> Guide:
    """Return the guide as far as the manifest tells of it: its id and its step."""
    guide = manifest["guide"]
    step = str(guide.get("step"))
    if not _STEP.fullmatch(step):
        raise _refusal(name, messages.BAD_MANIFEST, key="guide")
    return Guide(str(guide.get("id")), Message("", ""), "draft", None, None, Decimal(step), ())


def _leaves(value: Json, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every value of a JSON document that is no array or object, and empty ones, as JSON with its path."""
    if isinstance(value, dict) and value:
        for key, member in value.items():
            yield from _leaves(member, (*path, key))
    elif isinstance(value, list) and value:
        for position, member in enumerate(value):
            yield from _leaves(member, (*path, str(position)))
    else:
        yield path, canonical_json(value).decode()


def _refusal(file: str, message: Message, /, **values: object) -> BadInputError:
    return BadInputError([Problem(Place(file), message, tuple(values.items()))])
