"""How every form looks: problems summarised at the top with links, and repeated beside their fields."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Renders ``{{ form }}`` with the site's own templates."""

    form_template_name = "site/form.html"
    field_template_name = "site/field.html"
