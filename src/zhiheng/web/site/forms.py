"""How every form looks: problems summarised at the top with links, and repeated beside their fields."""

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.functional import lazy

from zhiheng.problems import Message
from zhiheng.web.site.texts import say

_EMPTY = Message("文件是空的 › 检查原文件后重新选择", "the file is empty › check the original and choose it again")


class Renderer(TemplatesSetting):
    """Renders ``{{ form }}`` with the site's own templates."""

    form_template_name = "site/form.html"
    field_template_name = "site/field.html"


class SentFile(forms.FileField):
    """A file that somebody sends with a form; an empty one is told with its remedy."""

    default_error_messages = {"empty": lazy(say, str)(_EMPTY)}
