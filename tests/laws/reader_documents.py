# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents of each format, written from a grammar and then damaged here and there."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "Signez",
        "la",
        "pétition",
        "avant",
        "le",
        "10 décembre",
        "«\u202fNon\u202f»",
        "militant·e·s",
        "R&D",
        "1.",
        "*",
        "l’été",
        "Exempleville",
        "50\u00a0%",
        "deux  blancs",
        "a_b",
        "[x]",
        "C#",
        "déjà.",
        "Oui !",
        "{date}",
        "<",
        ">",
    ]
)
MARKDOWN_INLINES = st.sampled_from(
    [
        "**gras**",
        "*mot*",
        "***tout***",
        "__fort__",
        '[lien](https://example.org/a_b "titre")',
        "`code *x*`",
        "<https://example.org>",
        "![image](a.png)",
        "&eacute;t&eacute;",
        "&#8239;",
        "\\*",
        "\\[",
        "fin\\\n",
        "<b>brut</b>",
        "[x](javascript:alert(1))",
        "**a *b* c**",
        "[**lien gras**](https://example.org)",
        "*a **b***",
        "!",
        "&copy",
    ]
)
HTML_INLINES = st.sampled_from(
    [
        "<b>gras</b>",
        "<em>mot <i>deux</i></em>",
        '<a href="https://example.org/?a=1&amp;b=2">lien</a>',
        "<br>",
        "<br/>",
        "&eacute;t&eacute;",
        "&nbsp;",
        "&#233;",
        "&lt;script&gt;",
        "<!-- remarque -->",
        "<img src=a.png alt='x y'>",
        "<b>a<i>b</b>c</i>",
        "&eacute",
        "<span\nclass=x>y</span>",
        "</u>",
        "<svg><title>x</title></svg>",
        "&amp;lt;",
    ]
)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])
DAMAGE = st.sampled_from(
    [
        "*",
        "_",
        "`",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "&",
        "\\",
        "#",
        "-",
        "+",
        "1.",
        "\n",
        "\n\n",
        " ",
        "  \n",
        "{",
        "}",
        "!",
        "~~~",
        "=",
        "\t",
        "    ",
        ":",
        "|",
        "</p>",
        "<p>",
        "<!--",
        "-->",
        "é",
        "'",
        '"',
        ";",
    ]
)


def _line(inlines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(WORDS, WORDS, inlines), min_size=1, max_size=7).map(" ".join)


@st.composite
def _markdown_block(draw: st.DrawFn) -> str:
    lines = draw(st.lists(_line(MARKDOWN_INLINES), min_size=1, max_size=3))
    prefix, rest = draw(
        st.sampled_from(
            [
                ("", ""),
                ("", ""),
                ("# ", None),
                ("## ", None),
                ("> ", "> "),
                ("> ", ""),
                ("- ", "  "),
                ("1. ", "   "),
                ("- > ", "  > "),
                ("<!-- w4r: role=demand max=90 -->\n", ""),
                ("    ", "    "),
                ("```\n", None),
            ]
        )
    )
    if rest is None:
        return prefix + lines[0].replace("\n", " ") + ("\n```" if "`" in prefix else "")
    text = draw(st.sampled_from(["\n", "  \n", " \n"])).join(lines)
    return prefix + text.replace("\n", "\n" + rest)


@st.composite
def markdown(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(_markdown_block(), min_size=1, max_size=5))
    front = draw(
        st.sampled_from(["", "", '+++\ntitle = "Une \\"lettre\\" d\\u00e9j\\u00e0"\ntier = "public"\n+++\n'])
    )
    return _written(draw, front + "\n\n".join(blocks) + "\n")


@st.composite
def html(draw: st.DrawFn) -> str:
    blocks = []
    for line in draw(st.lists(_line(HTML_INLINES), min_size=1, max_size=5)):
        tag = draw(st.sampled_from(["p", "p", "h1", "h2", "li", "blockquote", "div", "td"]))
        end = draw(st.sampled_from([f"</{tag}>", ""])) if tag in {"p", "li"} else f"</{tag}>"
        blocks.append(f"<{tag}>{line}{end}")
    text = "<!DOCTYPE html>\n<html lang=fr><body>" + draw(st.sampled_from(["\n", "", " "])).join(blocks)
    return _written(draw, text + "</body></html>\n")


@st.composite
def plain(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.one_of(st.just(""), _line(st.just("- deux"))), min_size=1, max_size=8))
    return _written(draw, "\n".join(lines))


@st.composite
def toml(draw: st.DrawFn) -> str:
    title = draw(st.lists(WORDS, min_size=1, max_size=5).map(" ".join))
    spelled = title.replace("é", draw(st.sampled_from(["é", "\\u00e9"]))).replace("’", '\\"')
    summary = draw(st.sampled_from(["", 'summary = "Une phrase. Deux."\n', "summary = 'littéral'\n"]))
    return _written(draw, f'id = "x"\ntitle = "{spelled}" # note\n{summary}[[names]]\nfull = "Léa Exemple"\n')


def _written(draw: st.DrawFn, text: str) -> str:
    end = draw(LINE_ENDS)
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return mark + text.replace("\n", end)


@st.composite
def damaged(draw: st.DrawFn, documents: st.SearchStrategy[str]) -> str:
    text = draw(documents)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 2))
        text = text[:at] + draw(DAMAGE) + text[at + cut :]
    return text


TARGET_WORDS = st.sampled_from(
    [
        "Sign",
        "the",
        "*",
        "**",
        "_",
        "`",
        "```",
        "[x](javascript:alert(1))",
        "<script>alert(1)</script>",
        "# ",
        "- ",
        "1. ",
        "2) ",
        "+",
        ">",
        "|",
        "---",
        "===",
        "~~~",
        "&amp;",
        "&",
        "&#0;",
        "\\",
        "!",
        "![a](b)",
        "]",
        "[",
        "(",
        ")",
        "日本語",
        "「はい」",
        "نعم",
        "{",
        "}",
        "{{date}}",
        "\u00a0",
        "  ",
        "<!-- w4r: role=title -->",
        "-->",
        '"',
        "'",
        "=",
        "#",
        "\t",
        "<https://evil.example>",
        "[a]: b",
        "</p>",
        "\n",
        "é",
        "x",
        "&eacute",
        "<b>",
        "$x$",
        "+++",
    ]
)
TARGETS = st.lists(TARGET_WORDS, min_size=1, max_size=6).map(" ".join).filter(lambda text: bool(text.strip()))
