# SPDX-License-Identifier: GPL-3.0-or-later
"""One conversation with a repository that nobody here controls: TUF's client, our bounds, our errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tuf.api.exceptions import (
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    RepositoryError,
    SlowRetrievalError,
)
from tuf.ngclient import Updater, UpdaterConfig

from w4r_i18n.model.errors import ConfigError, ServiceError, TrustError
from w4r_i18n.publish.stores.folder import BASE, Folder
from w4r_i18n.publish.stores.https import Web

MAX_DELEGATIONS = 32
"""Roles that are visited for one path; a section's are two."""
MAX_ROOTS = 256


def source(url: str, *, timeout_s: float) -> tuple[Folder | Web, str]:
    """Where to read, and the base of its addresses: https (http on loopback), a folder, or its file: address.

    Raises ConfigError for any other address.
    """
    parts = urlsplit(url) if "://" in url or url.startswith("file:") else None
    if parts is not None and parts.scheme != "file":
        return Web(url, timeout_s=timeout_s), url.rstrip("/") + "/"
    if parts is not None and parts.netloc not in {"", "localhost"}:
        raise ConfigError("a file: address names another machine", hint="file:///folder")
    folder = Path(unquote(parts.path) if parts is not None else url)
    if not folder.is_dir():
        raise ConfigError(
            "there is no such folder to pull from", hint="https://…, or a folder that was copied"
        )
    return Folder(folder), BASE


def client(
    state: Path, base: str, fetcher: Folder | Web, *, root: bytes, now: datetime, targets: str = ""
) -> Updater:
    """TUF's own client over our fetcher. It trusts `root` and what follows from it; `now` is its time.

    `state` is the folder of its trusted metadata; one client at a time may use it.
    """
    updater = Updater(
        str(state), f"{base}metadata/", None, targets or f"{base}targets/", fetcher,
        UpdaterConfig(max_delegations=MAX_DELEGATIONS, max_root_rotations=MAX_ROOTS), bootstrap=root,
    )  # fmt: skip
    # The one place where the library looks at the clock; a pull's time is an argument, in tests too.
    updater._trusted_set.reference_time = now  # noqa: SLF001
    return updater


@contextmanager
def told(what_stays: str) -> Iterator[None]:
    """Turn the library's errors into ours: whose fault, and what now.

    TrustError: what came is not what was signed, or not any more. ServiceError: nothing came, or no disk.
    """
    try:
        yield
    except ExpiredMetadataError as error:
        message = f"{_words(error)}: nobody has confirmed what is current"
        raise TrustError(message, hint=f"{what_stays}; tell who publishes") from None
    except DownloadLengthMismatchError:
        raise TrustError("more came than was signed", hint=what_stays) from None
    except RepositoryError as error:
        hint = f"{what_stays}; if a log-in page stands between, log in first"
        raise TrustError(f"not what was signed: {_words(error)}", hint=hint) from None
    except SlowRetrievalError:
        raise ServiceError("the server is too slow, or silent", hint=f"{what_stays}; try again") from None
    except DownloadHTTPError as error:
        raise ServiceError(_words(error), hint=f"{what_stays}; try again") from None
    except DownloadError as error:
        raise ServiceError(f"not reached: {_words(error)}", hint=f"{what_stays}; try again") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ServiceError(f"cannot write: {reason}", hint=what_stays) from None


def _words(error: Exception) -> str:
    """One short line, whatever the server put into it."""
    text = (str(error) or type(error).__name__).splitlines()[0][:160]
    return ascii(text)[1:-1]
