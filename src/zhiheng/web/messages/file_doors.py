"""Letters are printed with a code, sealed and scanned; the proof of delivery is a file of the letter."""

from django.db.models import QuerySet
from django.urls import reverse

from zhiheng.canonical import digest_of
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.files.filetypes import SCANS
from zhiheng.web.files.kinds import FileKind, PrintKind, Purpose
from zhiheng.web.messages import doors, rules
from zhiheng.web.messages.models import Letter

LETTER = "letter"
DELIVERY = "delivery"


def digest_of_letter(letter: Letter) -> str:
    """Return the digest of what stands on the paper; a void letter is no longer what was printed."""
    return digest_of(
        {
            "number": letter.number,
            "title": letter.title,
            "recipient": letter.recipient,
            "body": letter.body,
            "signer": letter.signer,
            "dated": letter.dated.isoformat() if letter.dated else None,
            "void": letter.state == Letter.State.VOID,
        }
    )


def _register(actor: Actor) -> QuerySet[Letter]:
    """The proof of delivery is for the office and the supervisor."""
    return doors.letters(actor) if actor.role in rules.OVERSEERS else Letter.objects.none()


def _url(letter: Letter) -> str:
    return reverse("messages:letter", args=[letter.public_id])


FILE_KINDS = (
    FileKind(
        name=LETTER,
        model=Letter,
        owners=_register,
        read=rules.SEE_LETTERS,
        write=rules.DELIVER_LETTER,
        purposes={DELIVERY: Purpose(Message("送达凭证", "Proof of delivery"), SCANS)},
    ),
)
PRINT_KINDS = (
    PrintKind(
        name=LETTER,
        title=Message("文书", "Letter"),
        model=Letter,
        owners=doors.letters,
        read=rules.SEE_LETTERS,
        write=rules.DELIVER_LETTER,
        digest=digest_of_letter,
        url=_url,
    ),
)
