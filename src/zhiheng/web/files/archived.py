"""What of files goes into the archive of a cycle: the originals, with the items that they belong to."""

from zhiheng.problems import Message
from zhiheng.web.files.models import Blob, PrintCode, RenderedPage, Rendition, StoredFile

_WITH_ITEM = Message("原件和签章页列在所属的件里", "originals and signed copies are listed in the item they belong to")
_MADE = Message("由原件生成，可以再生成", "made from the originals, and can be made again")

LEFT_OUT = {
    Blob: _WITH_ITEM,
    PrintCode: _WITH_ITEM,
    StoredFile: _WITH_ITEM,
    Rendition: _MADE,
    RenderedPage: _MADE,
}
