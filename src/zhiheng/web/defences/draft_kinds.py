"""What is typed at a defence, and saves itself."""

from zhiheng.web.defences import doors, messages, rules
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.sheet_content import DEFENCE_SHEET
from zhiheng.web.defences.sheet_form import form_of_defence
from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.reviews.sheet_fields import label_in, problems_in
from zhiheng.web.site.texts import say

DEFENCE_RECORD, QUESTIONS = "defence_record", "questions"


def _label_of_record(_defence: Defence, name: str) -> str | None:
    return say(messages.QUESTIONS) if name == QUESTIONS else None


KINDS = (
    DraftKind(
        DEFENCE_SHEET,
        DefenceSheet,
        doors.defence_sheet,
        read=rules.SEE_DEFENCE_SHEET,
        write=rules.WRITE_DEFENCE_SHEET,
        label=lambda sheet, name: label_in(form_of_defence(sheet), name),
        problems=lambda sheet, name, text: problems_in(form_of_defence(sheet), name, text),
    ),
    DraftKind(
        DEFENCE_RECORD,
        Defence,
        doors.defence,
        read=rules.SEE_DEFENCE,
        write=rules.WRITE_DEFENCE_RECORD,
        label=_label_of_record,
    ),
)
