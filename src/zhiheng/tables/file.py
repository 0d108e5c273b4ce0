"""One input file: its name as given and its bytes, read once."""

from dataclasses import dataclass
from pathlib import Path

from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.tables import messages

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class InputFile:
    """The bytes of a file, with the name a person knows it by."""

    name: str
    content: bytes

    @property
    def place(self) -> Place:
        """The file as a whole."""
        return Place(file=self.name)

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return sha256_hex(self.content)

    def text(self) -> str:
        """Return the content as text without a BOM; raises BadInputError if it is not UTF-8."""
        try:
            return self.content.removeprefix(_BOM).decode()
        except UnicodeDecodeError as error:
            line = self.content.count(b"\n", 0, error.start) + 1
            raise BadInputError([Problem(Place(self.name, line=line), messages.NOT_UTF8)]) from error


def read_file(path: Path) -> InputFile:
    """Return a file's bytes under the name given; raises BadInputError if it is not there or not readable."""
    place = Place(file=str(path))
    try:
        return InputFile(str(path), path.read_bytes())
    except FileNotFoundError as error:
        raise BadInputError([Problem(place, messages.NO_SUCH_FILE)]) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInputError([Problem(place, messages.NOT_READABLE, (("reason", reason),))]) from error
