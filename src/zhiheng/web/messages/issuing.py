"""How a letter gets its number and date, within an act."""

from datetime import date

from django.utils import timezone

from zhiheng.problems import Message, Place, Problems
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.roles import APPLICANT
from zhiheng.web.messages.errors import NOT_FILLED, NUMBER_TAKEN
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.letter_numbers import next_sequence, number_text
from zhiheng.web.messages.letter_text import count_blanks
from zhiheng.web.messages.models import Letter
from zhiheng.web.messages.notices import notify
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Programme

_ISSUED = Message("您收到文书《{title}》，请查看", "You have received the letter “{title}”")


def issue(letter: Letter, person: int, dated: date, sequence: int | None = None) -> None:
    """Number, date and save a letter as issued by a person, and tell who may read it in the site.

    ``sequence`` is a number from the office's own register, else the next one of the programme and year. Raises
    BlockedError while something is to be filled in, and when the number was used before.
    """
    programme = Programme.objects.select_for_update(no_key=True).get(pk=letter.programme_id)
    letter.sequence = sequence or next_sequence(programme, dated.year)
    letter.year, letter.dated = dated.year, dated
    _refuse_unfit(letter)
    letter.number = number_text(programme, letter.year, letter.sequence)
    letter.state = Letter.State.ISSUED
    letter.issued_by_id, letter.issued_at = person, timezone.now()
    letter.save()
    notify(_readers(letter), _ISSUED, f"/letters/{letter.public_id}", cycle=letter.cycle, title=letter.title)


def _refuse_unfit(letter: Letter) -> None:
    problems = Problems()
    blanks = count_blanks(letter.title, letter.recipient, letter.signer, letter.body)
    if blanks:
        problems.add(NOT_FILLED, Place(), count=blanks)
    if Letter.objects.filter(programme=letter.programme, year=letter.year, sequence=letter.sequence).exists():
        problems.add(NUMBER_TAKEN, Place(), year=letter.year, number=letter.sequence)
    if problems:
        raise BlockedError(problems)


def _readers(letter: Letter) -> list[Person]:
    """Return who may read an issued letter in the site."""
    if letter.person:
        return [letter.person]
    return list(holders(letter.cycle, APPLICANT, letter.organisation)) if letter.organisation else []
