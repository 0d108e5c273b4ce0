"""The data of a standard file as found in an office's document, each value with its place."""

from dataclasses import dataclass

from zhiheng.problems import Place
from zhiheng.tables import KeyPath


class Entry(dict[str, object]):
    """One mapping of the data: a category, an indicator, a criterion, a note, or the whole."""

    def __init__(self, place: Place, **values: object) -> None:
        super().__init__(values)
        self.place = place
        self.places: dict[str, Place] = {}

    def put(self, key: str, value: object, place: Place) -> None:
        """Set a value that stands at a place of its own."""
        self[key] = value
        self.places[key] = place

    def list_of(self, key: str) -> list["Entry"]:
        """Return the entries of a list."""
        members = self.setdefault(key, [])
        return members if isinstance(members, list) else []


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole, to be checked like a file (a node.Source)."""

    data: Entry

    def place(self, path: KeyPath = ()) -> Place:
        """Return the place of the value at a path, or of its nearest parent."""
        entry = self.data
        place = entry.place
        for key, position in zip(path, (*path[1:], None), strict=True):
            if isinstance(key, str):
                place = entry.places.get(key, place)
                if isinstance(position, int):
                    entry = entry.list_of(key)[position]
                    place = entry.place
        return place
