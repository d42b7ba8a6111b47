# SPDX-License-Identifier: GPL-3.0-or-later
"""w4r.toml says what it means, or says what is wrong with it."""

from __future__ import annotations

import pytest

from w4r_i18n.model.errors import ConfigError
from w4r_i18n.project.config import read_config


def config_error(text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        read_config(text.encode())
    return caught.value


def test_an_empty_file_is_a_project_with_french_alone() -> None:
    config = read_config(b"")
    assert list(config.locales) == ["fr"]
    assert config.targets == ()


def test_locales_are_accepted_in_both_spellings_and_kept_as_tags() -> None:
    config = read_config(b'[project]\nlocales = ["pt_BR", "zh-Hant", "ca@valencia"]\n')
    assert [locale.tag for locale in config.targets] == ["pt-BR", "zh-Hant", "ca-valencia"]


def test_a_table_for_a_locale_configures_it() -> None:
    config = read_config(b'[project]\nlocales = ["de"]\n[locales.de-CH]\nbase = "de"\n')
    assert config.locales["de-CH"].base == "de"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[project]\ncampain = "x"\n', 2, "did you mean 'campaign'"),
        ('[projet]\ncampaign = "x"\n', 1, "did you mean 'project'"),
        ('[project]\n\nlocales = "de"\n', 3, "locales: expected `array`, got `str`"),
        ('[compile]\nuntranslated = "skip"\n', 2, "untranslated"),
        ('[project]\nlocales = ["de", "../../etc"]\n', 2, "is no locale"),
        ('[engine.deepl]\nkey = "279a2e9d"\n', 2, "a secret in 'key'"),
        ('[engine.x]\noptions = { api_key = "279a2e9d" }\n', 2, "a secret in 'api_key'"),
        ("[engine.x.options]\nmodel = []\n", 1, "options"),
        ('[engine."X Y"]\nkind = "echo"\n', 1, "is no name for an engine"),
        ('[engine.memory]\nkind = "echo"\n', 1, "not 'memory'"),
        ('[engine.x]\nbase_url = "https://host.example/"\n', 2, "did you mean 'url'"),
        ('[engine.x]\nurl = "file:///etc/passwd"\n', 2, "https"),
        ('[engine.x]\nurl = "http://intranet.example/"\n', 2, "https"),
        ('[engine.x]\nurl = "https://me:pw@host.example/"\n', 2, "user name"),
        ('[tiers.restricted]\nengines = ["network"]\n', 2, "never leaves the machine"),
        ("[publish]\nthreshold = 1\n", 2, "threshold"),
        ("[project\n", 1, "not TOML"),
        ("x = " + "[" * 5000, 1, "too deep"),
    ],
)  # fmt: skip
def test_a_wrong_key_is_named_with_its_line_and_what_was_meant(text: str, line: int, words: str) -> None:
    error = config_error(text)
    assert str(error).startswith(f"w4r.toml:{line}: ")
    assert words in str(error)
    assert error.exit_code == 2


def test_a_secret_is_never_printed() -> None:
    assert "279a2e9d" not in str(config_error('[engine.deepl]\nkey = "279a2e9d"\n'))


def test_a_key_inside_a_multi_line_string_is_no_place() -> None:
    error = config_error('[project]\ncampaign = """\nsource = 1\n"""\nsource = 1\n')
    assert error.place is not None
    assert error.place.line == 5


def test_http_on_loopback_is_an_engine() -> None:
    config = read_config(b'[engine.libre]\nurl = "http://127.0.0.1:5000/"\nkey_env = "LIBRE_KEY"\n')
    assert config.engine["libre"].key_env == "LIBRE_KEY"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:279a2e9d@db.example/w4r",
        "postgresql://me:27/9a2e9d@db.example/w4r",
        "postgresql:///w4r?password=279a2e9d",
        "postgresql:///w4r?user=me&passw%6Frd=279a2e9d",
        "postgresql:///w4r?sslpassword=279a2e9d",
        "mysql://me:279a2e9d@db.example/w4r",
    ],
)
def test_a_password_in_a_memorys_url_is_refused_and_never_printed(url: str) -> None:
    error = config_error(f'[project]\ncampaign = "C"\n[memory]\nurl = "{url}"\n')
    assert str(error).startswith("w4r.toml:4: a password in 'url'")
    assert "PGPASSFILE" in error.hint
    assert "279a2e9d" not in str(error)


def test_a_memorys_url_is_a_database_and_its_campaign_has_a_name() -> None:
    other = config_error('[project]\ncampaign = "C"\n[memory]\nurl = "https://db.example/w4r"\n')
    assert str(other) == "w4r.toml:4: a memory's url is postgresql://HOST/DATABASE"
    nameless = config_error('[memory]\nurl = "postgresql://db.example/w4r"\n')
    assert "[project] campaign is empty" in str(nameless)
    url = "postgresql://db.example,[2001:db8::1]:5432/w4r?passfile=~/.pgpass&sslrootcert=ca.pem"
    assert read_config(f'[project]\ncampaign = "C"\n[memory]\nurl = "{url}"\n'.encode()).memory.url == url
