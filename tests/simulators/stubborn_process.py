# SPDX-License-Identifier: GPL-3.0-or-later
"""A process that does what it is told, such as not to answer: `python -m`, one question a line."""

from __future__ import annotations

import json
import sys
import threading


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        if "hang" in asked:
            threading.Event().wait()
        elif "exit" in asked:
            return
        elif "garble" in asked:
            sys.stdout.write("{{{\n")
        elif "list" in asked:
            sys.stdout.write("[]\n")
        elif "flood" in asked:
            sys.stdout.write("a" * (20 << 20))
        else:
            sys.stdout.write(json.dumps({"said": asked.get("say", "")}) + "\n")
        sys.stdout.flush()
        if "deaf" in asked:
            threading.Event().wait()


if __name__ == "__main__":
    main()
