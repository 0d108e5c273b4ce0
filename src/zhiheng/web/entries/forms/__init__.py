"""The application form (申报表) as data: sections of fields, read from a file into typed declarations."""

from zhiheng.web.entries.forms.declaration import Audience, Form, FormField, Section
from zhiheng.web.entries.forms.form_file import parse_form
from zhiheng.web.entries.forms.load import default_form, default_source

__all__ = ["Audience", "Form", "FormField", "Section", "default_form", "default_source", "parse_form"]
