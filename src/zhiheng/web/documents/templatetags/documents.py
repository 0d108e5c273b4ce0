"""``{% document text pictures %}``: a document for reading and print."""

from django import template
from django.utils.safestring import SafeString

from zhiheng.documents import stored_document
from zhiheng.web.documents.pictures import NO_PICTURES, Pictures
from zhiheng.web.documents.rendering import render

register = template.Library()


@register.simple_tag
def document(text: str, pictures: Pictures = NO_PICTURES) -> SafeString:
    """Show the document that a field holds: checked when it was saved, not again."""
    return render(stored_document(text), pictures.shown)
