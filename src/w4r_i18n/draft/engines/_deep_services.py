# SPDX-License-Identifier: GPL-3.0-or-later
"""The services that deep-translator is asked for, with what each takes. Codes of languages: `_codes`.

Left out: ChatGPT (answers as it pleases), Linguee and PONS (dictionaries), Papago and Yandex (their addresses
are gone), QCRI (three languages), Baidu (two secrets), and everything that reads files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from w4r_i18n.model.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Service:
    title: str
    module: str
    maker: str
    address: str
    """Of the service; the library's own, but for MyMemory, which it asks in clear."""
    below: str
    """What follows the url of a stand-in."""
    limit_bytes: int
    """Of one text in UTF-8. Where the text stands in a url, that has to be short as well."""
    calls_per_second: float | None = None
    needs_key: bool = False
    media_type: str = "application/json"


SERVICES: Mapping[str, Service] = {
    "google": Service(
        "Google", "deep_translator.google", "GoogleTranslator", "https://translate.google.com/m", "m",
        4_000, 5.0, media_type="text/html",
    ),
    "mymemory": Service(
        "MyMemory", "deep_translator.mymemory", "MyMemoryTranslator",
        "https://api.mymemory.translated.net/get", "get", 499, 5.0,
    ),
    "deepl": Service(
        "DeepL", "deep_translator.deepl", "DeeplTranslator", "https://api.deepl.com/v2/", "v2/", 20_000,
        needs_key=True,
    ),
    "microsoft": Service(
        "Microsoft", "deep_translator.microsoft", "MicrosoftTranslator",
        "https://api.cognitive.microsofttranslator.com/translate?api-version=3.0",
        "translate?api-version=3.0", 20_000, needs_key=True,
    ),
    "libre": Service(
        "LibreTranslate", "deep_translator.libre", "LibreTranslator", "https://libretranslate.com/", "",
        2_000, 1.3, needs_key=True,
    ),
}  # fmt: skip

_FREE_KEY = ":fx"
_DEEPL_FREE = "https://api-free.deepl.com/v2/"


def service(name: str) -> Service:
    """Raises ConfigError that lists what there is."""
    if name not in SERVICES:
        raise ConfigError(
            "deep-translator is to be told which service to ask",
            hint=f"options.service is one of {', '.join(SERVICES)}",
        )
    return SERVICES[name]


def address(name: str, *, stand_in: str, key: str) -> str:
    """Where a service is asked: at a stand-in on this machine, if there is one, else where it always is."""
    found = service(name)
    if stand_in:
        return stand_in + found.below
    # DeepL marks the keys of its free offer, which has an address of its own.
    return _DEEPL_FREE if name == "deepl" and key.endswith(_FREE_KEY) else found.address
