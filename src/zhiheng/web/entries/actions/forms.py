"""Storing an office's own application form with its Word template."""

import io

from zhiheng.tables import InputFile
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.forms import Form, default_form, default_source
from zhiheng.web.entries.forms.template import check_template
from zhiheng.web.entries.kept_forms import form_of, read_form
from zhiheng.web.files.blobs import claim_blob, keep_bytes
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.contributions import NewForm
from zhiheng.web.programmes.models import FormVersion, Programme
from zhiheng.web.programmes.unpacked import refuse_too_large
from zhiheng.web.programmes.versions import keep_form


def store_form(
    actor: Actor, programme: Programme, base: FormVersion | None, file: InputFile | None, template: InputFile | None
) -> FormVersion:
    """Store the form of an uploaded file with its Word template; return it.

    Without ``file`` the template is for the form of ``base``, the built-in one if that is None; without ``template``
    one is made of the form. Raises BadInputError with all problems of the file, then of the template.
    """
    rules.STORE_FORM.check(actor, programme)
    form = _checked(base, file, template)
    source = file.text() if file else base.source if base else default_source()
    kept = io.BytesIO(template.content) if template else None
    digest = keep_bytes(kept) if kept else ""
    with acting(actor, rules.STORE_FORM, programme) as deed:
        blob = claim_blob(digest, kept, FileType.DOCX) if kept else None
        version = keep_form(deed.subject, NewForm(form.title.zh, form.as_json(), source), blob)
        deed.about = version
        deed.record(title=version.title, digest=version.digest)
    return version


def _checked(base: FormVersion | None, file: InputFile | None, template: InputFile | None) -> Form:
    """Return the form; a template is looked at once its form can be read. Raises BadInputError with all problems."""
    form = read_form(file) if file else form_of(base) if base else default_form()
    if template:
        refuse_too_large(template)
        check_template(form, template)
    return form
