"""Word files as people and programs make them, written part by part."""

import io
import zipfile
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = " ".join(
    (
        f'xmlns:w="{_W}" xmlns:r="{_R}"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:x"',
    )
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/><w:basedOn w:val="2"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="4"><w:name w:val="heading 4"/><w:basedOn w:val="3"/>
  <w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="text"><w:name w:val="Body"/><w:basedOn w:val="4"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="list"><w:name w:val="List Number"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="guide"><w:name w:val="评价要点原文"/></w:style>
<w:style w:type="paragraph" w:styleId="heavy"><w:name w:val="小标题"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
%s
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1.%%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%%1.%%2%%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
<w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%%1）"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%%2"/></w:lvl>
</w:abstractNum>
<w:numPicBullet/>
<w:abstractNum w:abstractNumId="4">
<w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%%1-%%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride><w:lvlOverride w:ilvl="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="9"/></w:num>
"""
_BULLETS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>' for level in range(6)
)


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def p(content: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph; ``content`` is plain text, or XML if it begins with a bracket."""
    inner = content if content.startswith("<") or not content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def item(words: str, number: int, level: int = 0, style: str = "") -> str:
    return p(words, style, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def bold(words: str) -> str:
    return p(run(words, "<w:b/>"))


def drawing(relation: str, attribute: str = "embed") -> str:
    return f'<w:r><w:drawing><a:blip r:{attribute}="{relation}"/></w:drawing></w:r>'


def relation(key: str, kind: str, target: str, mode: str = "") -> str:
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"{outside}/>'


def relations(*listed: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(listed)}</Relationships>'


def word_file(
    *body: str, related: str = "", parts: dict[str, str | bytes] | None = None, method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A Word file with this body; ``related`` are further relations of its main part, ``parts`` other parts."""
    numbering = NUMBERING.replace("%%", "\0").replace("%s", _BULLETS).replace("\0", "%")
    of_document = relations(
        relation("s", "styles", "styles.xml"), relation("n", "numbering", "/word/numbering.xml"), related
    )
    written: dict[str, str | bytes] = {
        "_rels/.rels": relations(relation("x", "other", "x"), relation("d", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": of_document,
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {SPACES}>{numbering}</w:numbering>",
        **(parts or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in written.items():
            archive.writestr(name, content)
    return file.getvalue()
