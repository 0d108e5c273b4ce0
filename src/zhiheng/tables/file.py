"""One input file: its name as given and its bytes, read once."""

from dataclasses import dataclass
from pathlib import Path

from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError, Message, Place, Problem, reason_of
from zhiheng.tables import messages

_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


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
            if self.content.startswith(_UTF16_BOMS):
                raise BadInputError([Problem(self.place, messages.UTF16)]) from error
            line = self.content.count(b"\n", 0, error.start) + 1
            raise BadInputError([Problem(Place(self.name, line=line), messages.NOT_UTF8)]) from error


def read_file(path: Path) -> InputFile:
    """Return a file's bytes under the name given; raises BadInputError if it is not there or not readable."""
    place = Place(file=str(path))
    try:
        return InputFile(str(path), path.read_bytes())
    except FileNotFoundError as error:
        raise BadInputError([Problem(place, messages.NO_SUCH_FILE)]) from error
    except OSError as error:
        raise _not_readable(place, reason_of(error)) from error
    except ValueError as error:
        raise _not_readable(place, Message("路径中有空字符", str(error))) from error


def _not_readable(place: Place, reason: Message) -> BadInputError:
    return BadInputError([Problem(place, messages.NOT_READABLE, (("reason", reason),))])
