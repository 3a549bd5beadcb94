"""Names of disputes: of what hangs together, kept up without going through all of it wherever that can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from melian.model.standing import Store
from melian.resolution.outline import Outline, Outlines
from melian.resolution.shelf import Shelf, plain

_FAR = 60
"""Acts that are gone through from either end for a way round a lost bond; then the whole is gone through."""

_MARK = "d-"
Pair = tuple[str, str]
Place = tuple[date, str]
_LAST: Place = (date.max, "~")


class DisputeNames:
    """Event id to the name of its dispute: that of the dispute's earliest event, marked as a dispute's.

    `around` gives the acts that one is bound to. What takes a bond or an act away says so, before acts are named.
    """

    def __init__(self, outlines: Outlines, around: Callable[[str], set[str]], store: Store | None = None) -> None:
        self.of: Shelf[str, str] = Shelf("disputes", plain(), store)
        self._outlines, self._around = outlines, around
        self._lost: set[Pair] = set()
        self._was: dict[str, str] = {}
        self._founders: dict[str, Place] = {}

    def lose(self, a: str, b: str) -> None:
        """Two acts may no longer be bound."""
        self._lost.add((a, b))

    def leave(self, act: Outline) -> None:
        """An act goes; it may come again in another form."""
        self._was[act.id] = name = self.of[act.id]
        if name == _name(act.id):
            self._founders[act.id] = _placed(act)
        del self.of[act.id]

    def name(self, changed: Iterable[str]) -> set[str]:
        """Names these acts and what hangs together with them; gives those that have another name than before."""
        changed = tuple(changed)
        lost = {pair for pair in self._lost if not self._bound(pair)}
        simple = self._founded() and self._still_one(lost)
        renamed = self._merged(changed, parted=bool(lost)) if simple else None
        self._lost, self._was, self._founders = set(), {}, {}
        return self.whole(changed) if renamed is None else renamed

    def whole(self, keys: Iterable[str]) -> set[str]:
        """The same, by going through all that hangs together with them."""
        reached: set[str] = set()
        renamed: set[str] = set()
        for key in keys:
            if key not in reached:
                held = self._reach(key, lambda _: True)
                reached.update(held)
                renamed |= self._rename(held, min(map(self._place, held))[1])
        return renamed

    def _rename(self, keys: Iterable[str], founder: str) -> set[str]:
        name = _name(founder)
        others = {key for key in keys if self.of.find(key) != name}
        self.of.update((key, name) for key in others)
        return others

    def _reach(self, key: str, belongs: Callable[[str], bool]) -> list[str]:
        reached, held = {key}, [key]
        for one in held:
            fresh = [other for other in self._around(one) if other not in reached and belongs(other)]
            reached.update(fresh)
            held.extend(fresh)
        return held

    def _bound(self, pair: Pair) -> bool:
        a, b = pair
        return self._there(a) and self._there(b) and b in self._around(a)

    def _there(self, key: str) -> bool:
        return self._outlines.find(key) is not None

    def _founded(self) -> bool:
        """Whether those that disputes are named for stand where they stood, or earlier."""
        alone = self._founders.keys() - {key for pair in self._lost for key in pair}
        bound = {key: was for key, was in self._founders.items() if key not in alone}
        return all(self._there(key) and self._place(key) <= was for key, was in bound.items())

    def _still_one(self, lost: Iterable[Pair]) -> bool:
        """Whether there is a way round every bond and act that is gone."""
        beside: defaultdict[str, set[str]] = defaultdict(set)
        for a, b in lost:
            beside[a].add(b)
            beside[b].add(a)
        seen: set[str] = set()
        for key in beside:
            if key not in seen and not self._there(key):
                gone = [key]
                for one in gone:
                    gone.extend(other for other in beside[one] if not self._there(other) and other not in gone)
                seen.update(gone)
                ends = sorted({other for one in gone for other in beside[one] if self._there(other)})
                if not all(self._way(ends[0], other) for other in ends[1:]):
                    return False
        return all(self._way(a, b) for a, b in lost if self._there(a) and self._there(b))

    def _way(self, a: str, b: str) -> bool:
        """Whether one act is found from another without going far."""
        sides, edges = ({a}, {b}), ([a], [b])
        for n in range(2 * _FAR):
            mine, theirs = sides[n % 2], sides[1 - n % 2]
            if not edges[n % 2]:
                return False
            fresh = self._around(edges[n % 2].pop(0)) - mine
            if not fresh.isdisjoint(theirs):
                return True
            mine |= fresh
            edges[n % 2].extend(sorted(fresh))
        return False

    def _merged(self, changed: tuple[str, ...], *, parted: bool) -> set[str] | None:
        """Joins the disputes that changed acts bind; None where that takes going through the whole."""
        bound = {key: self._around(key) | {key} for key in changed}
        classes = _Classes()
        for key, others in bound.items():
            for other in others:
                classes.join(self._token(key), self._token(other))
        first: dict[str, Place] = {}
        for token in classes.tokens():
            founder = token.removeprefix(_MARK) if token.startswith(_MARK) else token
            first[classes.root(token)] = min(self._place(founder), first.get(classes.root(token), _LAST))
        for key in changed:
            root = classes.root(self._token(key))
            first[root] = min(self._place(key), first[root])
        losing = [t for t in classes.tokens() if t.startswith(_MARK) and t != _name(first[classes.root(t)][1])]
        if losing and parted:
            return None
        found = [(self._members(token, bound), first[classes.root(token)][1]) for token in losing]
        found += [({key}, first[classes.root(self._token(key))][1]) for key in changed]
        return {key for members, founder in found for key in self._rename(members, founder)}

    def _members(self, token: str, bound: Mapping[str, Iterable[str]]) -> set[str]:
        """The acts of a dispute that changed acts are bound to."""
        held = {other for others in bound.values() for other in others if self._token(other) == token}
        return {m for key in held for m in self._reach(key, lambda other: self._token(other) == token)}

    def _token(self, key: str) -> str:
        """The name of its dispute; its own id where it is new."""
        return self.of.find(key) or self._was.get(key) or key

    def _place(self, key: str) -> Place:
        return _placed(self._outlines[key])


class _Classes:
    """What belongs together by what was joined."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def tokens(self) -> Collection[str]:
        return self._above.keys()

    def root(self, token: str) -> str:
        self._above.setdefault(token, token)
        while self._above[token] != token:
            token = self._above[token]
        return token

    def join(self, a: str, b: str) -> None:
        self._above[self.root(a)] = self.root(b)


def _name(founder: str) -> str:
    return _MARK + founder


def _placed(act: Outline) -> Place:
    return act.day or date.max, act.id
