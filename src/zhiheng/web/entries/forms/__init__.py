"""The application form (申报表) as data: sections of fields, read from a file into typed declarations."""

from zhiheng.web.entries.forms.declaration import Audience, Form, FormField, Section
from zhiheng.web.entries.forms.load import form_of_entry

__all__ = ["Audience", "Form", "FormField", "Section", "form_of_entry"]
