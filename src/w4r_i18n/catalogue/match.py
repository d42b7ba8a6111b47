# SPDX-License-Identifier: GPL-3.0-or-later
"""Which gone source a new one was: respelt, cut, joined, moved or reworded; each is used once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from w4r_i18n.model.unit import Key
from w4r_i18n.text.normalise import typographic
from w4r_i18n.text.similar import index, score, words

RUN = 12
"""Sentences in a row that are looked at together, for a cut or a joint."""
_OPENING = 8
"""Characters by which the first part of a whole is known, before anything is joined to see."""
NEAR = 62.0
"""Score (0-100) from which a gone source counts as the former wording."""
NEAR_IN_PLACE = 50.0
"""The same, where it stood after the same neighbour."""
_IN_PLACE = 20.0
"""What standing after the same neighbour is worth when two contend."""
_CONTAINED = 70.0
"""What a title counts that, in its place, only gained or lost words."""
_OTHER_CONTEXT = -6.0
_TOGETHER = -3.0
"""Two sentences must be this much nearer than either alone to count as cut or joined."""

Run = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Former keys and what they became: one to one, one cut in several, or several made one."""

    old: Run
    new: Run


def same_words(gone: Iterable[Key], new: Iterable[Key]) -> Iterator[Match]:
    """Only the typography changed."""
    waiting: dict[Key, list[Key]] = {}
    for key in gone:
        waiting.setdefault((key[0], typographic(key[1])), []).append(key)
    for key in new:
        if found := waiting.get((key[0], typographic(key[1]))):
            yield Match((found.pop(0),), (key,))


def other_context(gone: Iterable[Key], new: Iterable[Key]) -> Iterator[Match]:
    """The same words gained or lost a context, one to one; a variant (`writer=f`) is another text."""
    olds, news = _by_words(gone), _by_words(new)
    for text, keys in news.items():
        if len(keys) == 1 and len(former := olds.get(text, [])) == 1:
            yield Match((former[0],), (keys[0],))


def _by_words(keys: Iterable[Key]) -> dict[str, list[Key]]:
    out: dict[str, list[Key]] = {}
    for context, msgid in keys:
        if "=" not in context:
            out.setdefault(typographic(msgid), []).append((context, msgid))
    return out


def cut(gone: Iterable[Key], new_runs: Iterable[Run]) -> Iterator[Match]:
    """One source became several in a row, without other change."""
    for whole, parts in _wholes(gone, new_runs):
        yield Match((whole,), parts)


def joined(gone_runs: Iterable[Run], new: Iterable[Key]) -> Iterator[Match]:
    """Several sources in a row became one, without other change."""
    for whole, parts in _wholes(new, gone_runs):
        yield Match(parts, (whole,))


def _wholes(wholes: Iterable[Key], runs: Iterable[Run]) -> Iterator[tuple[Key, Run]]:
    waiting = {(context, typographic(msgid)): (context, msgid) for context, msgid in wholes}
    longest = max((len(msgid) for _, msgid in waiting), default=0)
    openings = {msgid[:_OPENING] for _, msgid in waiting}
    for run in runs:
        at = 0
        while at < len(run):
            opening = typographic(run[at][1])[:_OPENING]
            likely = len(opening) < _OPENING or opening in openings
            size = _parts_at(run, at, waiting, longest + RUN) if likely else 0
            if size:
                parts = run[at : at + size]
                yield waiting.pop((parts[0][0], typographic(together(parts)))), parts
            at += size or 1


def _parts_at(run: Run, at: int, waiting: Collection[Key], longest: int) -> int:
    """How many keys from here make one waiting text; 0 for none."""
    length = len(run[at][1])
    for size in range(2, min(RUN, len(run) - at) + 1):
        length += 1 + len(run[at + size - 1][1])
        if length > longest * 2 or run[at + size - 1][0] != run[at][0]:
            return 0
        if (run[at][0], typographic(together(run[at : at + size]))) in waiting:
            return size
    return 0


def together(run: Run) -> str:
    """The sources of a run as one text, as digests of groups take them."""
    return " ".join(msgid for _, msgid in run)


def runs(orders: Iterable[Sequence[Key]], pool: Collection[Key]) -> list[Run]:
    """The longest stretches of each order whose keys are all in the pool; each key in its first place."""
    out: list[Run] = []
    seen: set[Key] = set()
    for order in orders:
        run: list[Key] = []
        for key in order:
            if key in pool and key not in seen:
                seen.add(key)
                run.append(key)
            elif run:
                out.append(tuple(run))
                run = []
        if run:
            out.append(tuple(run))
    return out


def after(
    order: Iterable[Key], pool: Collection[Key], renamed: Mapping[Key, Key]
) -> dict[Key, tuple[Key, int]]:
    """For each key of the pool: the last key before it that is not in it, and how far back that is."""
    anchor, distance = ("", ""), 0
    out: dict[Key, tuple[Key, int]] = {}
    for key in order:
        if key in pool:
            distance += 1
            out[key] = (anchor, distance)
        else:
            anchor, distance = renamed.get(key, key), 0
    return out


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a reworded source is looked for: what is gone and what is new, in runs, with their neighbours."""

    gone_runs: Sequence[Run]
    new_runs: Sequence[Run]
    gone_after: Mapping[Key, tuple[Key, int]]
    new_after: Mapping[Key, tuple[Key, int]]


def near(scene: Scene) -> Iterator[Match]:
    """Pair what is new with what is gone by likeness and place, the surest first.

    A pair in a row competes as one text, so that a sentence cut in two, or two made one, is seen through
    other changes too. Some 0.3 ms for each new source among thousands of gone ones.
    """
    free_old = {key for run in scene.gone_runs for key in run}
    free_new = {key for run in scene.new_runs for key in run}
    found = sorted(
        _contenders(scene), key=lambda contender: (-contender[0], contender[1].new, contender[1].old)
    )
    for _, match in found:
        if free_old.issuperset(match.old) and free_new.issuperset(match.new):
            free_old.difference_update(match.old)
            free_new.difference_update(match.new)
            yield match


def _contenders(scene: Scene) -> Iterator[tuple[float, Match]]:
    olds, news = _ones_and_twos(scene.gone_runs), _ones_and_twos(scene.new_runs)
    if not olds or not news:
        return
    asked = frozenset().union(*(words(together(run)) for run in news))
    found = index([together(run) for run in olds], only=asked)
    in_place = _by_place(scene.gone_after)
    for new in news:
        text = together(new)
        reached = {olds[hit.position]: hit.score for hit in found.find(text, cutoff=NEAR, limit=6)}
        for old in in_place.get(scene.new_after[new[0]], ()) if len(new) == 1 else ():
            if (old,) not in reached and (points := _like_in_place(text, old[1])):
                reached[(old,)] = points
        for run, points in reached.items():
            if len(run) + len(new) < 4:
                yield points + _favour(scene, run, new), Match(run, new)


def _like_in_place(text: str, old: str) -> float:
    """Between the same neighbours a short title that only gained or lost words is the same title."""
    points = score(text, old, cutoff=NEAR_IN_PLACE)
    if points:
        return points
    these, those = words(text), words(old)
    return _CONTAINED if these and those and (these <= those or those <= these) else 0.0


def _by_place(places: Mapping[Key, tuple[Key, int]]) -> dict[tuple[Key, int], list[Key]]:
    """What stood at a place or one beside it."""
    out: dict[tuple[Key, int], list[Key]] = {}
    for key, (anchor, distance) in places.items():
        for beside in (-1, 0, 1):
            out.setdefault((anchor, distance + beside), []).append(key)
    return out


def _favour(scene: Scene, old: Run, new: Run) -> float:
    favour = _IN_PLACE if scene.gone_after[old[0]][0] == scene.new_after[new[0]][0] else 0.0
    if old[0][0] != new[0][0]:
        favour += _OTHER_CONTEXT
    return favour + (_TOGETHER if len(old) + len(new) > 2 else 0.0)


def _ones_and_twos(all_runs: Iterable[Run]) -> list[Run]:
    out: list[Run] = []
    for run in all_runs:
        for at, key in enumerate(run):
            out.append((key,))
            if at + 1 < len(run) and run[at + 1][0] == key[0]:
                out.append((key, run[at + 1]))
    return out
