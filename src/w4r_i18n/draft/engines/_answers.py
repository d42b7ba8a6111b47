# SPDX-License-Identifier: GPL-3.0-or-later
"""What may pass for an answer at all, before anybody looks at what it says."""

from __future__ import annotations

from w4r_i18n.draft.engines import _faults


def accepted(service: str, text: str, answer: object) -> str:
    """The answer, if it is a text and of a length that a translation can have.

    The bound is wide: French to English shrinks, Chinese to German grows threefold. Raises EngineError.
    """
    if not isinstance(answer, str):
        raise _faults.no_translation(service, "with something that is no text")
    if not answer.strip():
        raise _faults.no_translation(service, "with nothing")
    if len(answer) > 10 * len(text) + 200:
        raise _faults.no_translation(service, "with far more than it was asked")
    try:
        answer.encode("utf-8")
    except UnicodeEncodeError:
        raise _faults.no_translation(service, "with half a character") from None
    return answer
