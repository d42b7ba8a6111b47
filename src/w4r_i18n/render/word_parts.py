# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a DOCX that are the same for every letter, and the frames of those that are not."""

from __future__ import annotations

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"

CONTENT_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="{_CORE_TYPE}"/>\
</Types>"""
RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>\
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
</Relationships>"""
RELATIONSHIPS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>\
{{links}}</Relationships>"""
LINK = f'<Relationship Id="{{id}}" Type="{_OFFICE}/hyperlink" Target={{target}} TargetMode="External"/>'
CORE = f"""{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/">\
<dc:title>{{title}}</dc:title><dc:language>{{language}}</dc:language></cp:coreProperties>"""
SETTINGS = f"""{_HEAD}<w:settings xmlns:w="{_WORD}"><w:zoom w:percent="100"/>\
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
</w:compat></w:settings>"""
DOCUMENT = f"""{_HEAD}<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{{paragraphs}}\
<w:sectPr><w:pgSz w:w="{{width}}" w:h="{{height}}"/>\
<w:pgMar w:top="1021" w:right="1247" w:bottom="907" w:left="1247" \
w:header="567" w:footer="567" w:gutter="0"/>\
{{bidi}}</w:sectPr></w:body></w:document>"""


def _style(name: str, paragraph: str, run: str = "", *, shown: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{shown or name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


_BOLD = "<w:b/><w:bCs/>"
_SMALL = '<w:sz w:val="{small}"/><w:szCs w:val="{small}"/>'


def _edge(side: str, weight: int, space: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{weight}" w:space="{space}" w:color="auto"/>'


_BOX = f"<w:pBdr>{''.join(_edge(side, 8, 4) for side in ('top', 'left', 'bottom', 'right'))}</w:pBdr>"
STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="{latin}" w:eastAsia="{asian}" w:hAnsi="{latin}" w:cs="{complex}"/>'
    '<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    '<w:lang w:val="{language}" w:eastAsia="{asian_language}" w:bidi="{complex_language}"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    '<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/></w:rPr></w:style>'
    + _style("Notice", f'<w:keepNext/>{_BOX}<w:spacing w:after="200"/>', _BOLD)
    + _style("PlaceDate", '<w:spacing w:after="200"/><w:jc w:val="right"/>')
    + _style("Address", '<w:suppressAutoHyphens/><w:spacing w:after="0"/>')
    + _style(
        "Subject", '<w:keepNext/><w:spacing w:before="120" w:after="160"/><w:outlineLvl w:val="0"/>', _BOLD
    )
    + _style(
        "Demand",
        '<w:tabs><w:tab w:val="left" w:pos="425"/></w:tabs><w:ind w:left="425" w:hanging="425"/>'
        "<w:contextualSpacing/>",
    )
    + _style("Quotation", '<w:ind w:left="425"/>')
    + _style("Closing", '<w:spacing w:before="160" w:after="600"/>')
    + _style("Signature", '<w:spacing w:after="200"/>')
    + _style("Copy", '<w:suppressAutoHyphens/><w:spacing w:after="0"/>', _SMALL)
    + _style(
        "Foot",
        f'<w:pBdr>{_edge("top", 4, 6)}</w:pBdr><w:spacing w:before="160" w:after="0"/>',
        _SMALL,
    )
    + "</w:styles>"
)
