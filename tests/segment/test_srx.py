# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
import regex

from w4r_i18n.model.errors import InputError
from w4r_i18n.segment.sentences import spans
from w4r_i18n.segment.srx import SrxBreaker, srx_breaker
from w4r_i18n.segment.srx_pattern import translate

_FRENCH = r"""<rule break="no"><beforebreak>\b(?:M|Mme)\.</beforebreak><afterbreak>\s</afterbreak></rule>"""
_COMMON = r"""<rule break="yes"><beforebreak>[.!?…]+</beforebreak><afterbreak>\s+\p{Lu}</afterbreak></rule>"""
_MAPS = (
    '<languagemap languagepattern="FR.*" languagerulename="French"/>'
    '<languagemap languagepattern=".*" languagerulename="Common"/>'
)


def _srx(french: str = _FRENCH, common: str = _COMMON, cascade: str = "yes", maps: str = _MAPS) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="{cascade}"/>
<body><languagerules>
<languagerule languagerulename="French">{french}</languagerule>
<languagerule languagerulename="Common">{common}</languagerule>
</languagerules><maprules>{maps}</maprules></body></srx>""".encode()


def _breaker(data: bytes, language: str = "fr-CA") -> SrxBreaker:
    return srx_breaker(data, language, path="rules.srx")


def _texts(breaker: SrxBreaker, text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, breaker)]


def test_the_first_rule_that_matches_decides() -> None:
    assert _texts(_breaker(_srx()), "M. Ba est là. Mme Ba aussi.") == ["M. Ba est là.", "Mme Ba aussi."]


def test_cascade_takes_the_rules_of_every_map_that_matches() -> None:
    assert len(_texts(_breaker(_srx(), "en"), "M. Ba est là.")) == 2
    assert len(_texts(_breaker(_srx(cascade="no")), "Il est là. Elle aussi.")) == 1


def test_a_break_rule_before_an_exception_wins() -> None:
    data = _srx(french=_COMMON, common=_FRENCH)
    assert len(_texts(_breaker(data), "M. Ba est là.")) == 2


def test_utf_16_is_read() -> None:
    data = _srx().decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert len(_texts(_breaker(data), "Il est là. Elle aussi.")) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'<!DOCTYPE srx [<!ENTITY a "b">]>' + _srx().split(b"?>", 1)[1], "DOCTYPE"),
        (_srx().replace(b"</body>", b""), "is no XML"),
        (b"<tmx/>", "no SRX"),
        (b"\xff\xfe\xff", "neither UTF-8 nor UTF-16"),
        (b" " * 2_000_001, "2 MB"),
        (_srx(maps=""), "no rules for 'fr-CA'"),
        (_srx(maps='<languagemap languagepattern="fr.*" languagerulename="Nowhere"/>'), "not there"),
        (_srx(french=_FRENCH.replace("Mme", "M" * 10_001)), "10,000 characters"),
    ],
)
def test_what_is_no_usable_srx_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        _breaker(data)


def test_an_expression_that_cannot_be_read_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match=r"^rules\.srx:5: an expression that cannot be read"):
        _breaker(_srx(french=_FRENCH.replace("(?:M", "(?:(M")))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\Qa.b\E", "a.b"), (r"\x{1F54A}", "\U0001f54a"), (r"\p{javaUpperCase}", "É"),
        (r"[a-z&&[^b]]+", "ac"),
        (r"\h", "\u00a0"), (r"\v", "\u2028"), (r"fin\z", "fin"), (r"[*+?]+", "*+?"), (r"a*+b", "aab"),
        (r"a+?", "aaa"), (r"a{2,}", "aaa"), (r"\p{L}\p{Lu}?", "aB"), (r"\+\*", "+*"),
    ],
)  # fmt: skip
def test_expressions_of_other_engines_are_understood(pattern: str, text: str) -> None:
    assert regex.compile(translate(pattern), regex.VERSION1).fullmatch(text)


def test_repetition_is_bounded_so_that_time_stays_linear() -> None:
    assert translate(r"\s+[+*]*(a{3,})?") == r"\s{1,100}[+*]{0,100}(a{3,100})?"


def test_exceptions_with_references_to_groups_keep_their_numbers() -> None:
    twice = r'<rule break="no"><beforebreak>(\.)</beforebreak><afterbreak>\s(\w+)-\2</afterbreak></rule>'
    assert len(_texts(_breaker(_srx(french=_FRENCH + twice)), "Il rit. Ha-Ha. Mme Ba non.")) == 2
