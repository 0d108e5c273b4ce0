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
        """Return the entries of a list, to be added to; an empty list where there is none."""
        members = self.get(key)
        return members if isinstance(members, list) else []


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole, to be checked like a file (a node.Source)."""

    data: Entry

    def place(self, path: KeyPath = ()) -> Place:
        """Return the place of the value at a path, or of its nearest parent."""
        entry, members, place = self.data, [self.data], self.data.place
        for part in path:
            if isinstance(part, int):
                entry = members[part]
                place = entry.place
            else:
                place = entry.places.get(part, place)
                members = entry.list_of(part)
        return place
