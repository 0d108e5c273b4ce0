"""The application form (申报表) as a Word file: the template of the form, filled."""

from zhiheng.reports.word_template import fill_template
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.forms import FormField
from zhiheng.web.entries.forms.declaration import FieldKind
from zhiheng.web.entries.forms.template import printed_fields
from zhiheng.web.entries.forms.values import rows_of
from zhiheng.web.entries.kept_forms import form_of_entry, template_of_entry
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.models.part import ENTRY_PART


def form_docx(part: Part) -> bytes:
    """Return the form of an application, whose part it is, with what it holds now; empty fields stay blank.

    What is for the matching of conflicts of interest alone is not in it: the paper goes to others.
    """
    texts = texts_of(ENTRY_PART, part)
    fields = printed_fields(form_of_entry(part.entry))
    values = {one.key: _shown(one, texts.get(one.key, "").strip()) for one in fields}
    return fill_template(template_of_entry(part.entry), values)


def _shown(field: FormField, text: str) -> str:
    if field.kind is FieldKind.CHOICE:
        return {one.key: one.label.zh for one in field.choices}.get(text, text)
    if field.kind is FieldKind.SEVERAL:
        return "、".join(text.split("\n")) if text else ""
    if field.kind is FieldKind.ROWS:
        return "\n".join("　".join(row) for row in rows_of(text))
    return text
