# SPDX-License-Identifier: GPL-3.0-or-later
"""Styles and settings of letters as Word keeps them: python-docx has no words for half of what is in them."""

from __future__ import annotations

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

SETTINGS = f"""<w:settings xmlns:w="{_WORD}"><w:zoom w:percent="100"/>\
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
</w:compat></w:settings>"""


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
    f'<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
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
