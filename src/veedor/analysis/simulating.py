"""Simulation in chunks: each with a seed of its own, so that stopping and going on gives the same answer."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Arrays = dict[str, Any]
"""Name -> numpy array whose first axis are the draws."""
Step = Callable[[np.random.Generator, int], Arrays]
Notify = Callable[[int, int], None]

CHUNK = 1000
PAUSE = 2.0
"""Seconds between two savings; what takes less leaves no file."""


class Simulation:
    """Several simulations under one seed, one progress and one file of what is done.

    Args:
        seed: of all random numbers.
        state: file in which what is done is kept while it runs, to go on from after an interruption; None keeps
            nothing. It is removed at the end. Where it cannot be written the simulation goes on without.
        key: what is simulated, so that a file of something else is not taken for this one.
        notify: called with the draws done and the draws there are.
        total: how many draws there are over all simulations.

    >>> def dice(rng, n):
    ...     return {"eyes": rng.integers(1, 7, n)}
    >>> whole = Simulation(seed=1, total=2500).draw("dice", dice, 2500)["eyes"]
    >>> whole.shape, int(whole.sum()) == int(Simulation(seed=1, total=2500).draw("dice", dice, 2500)["eyes"].sum())
    ((2500,), True)
    """

    def __init__(
        self, *, seed: int, total: int, state: Path | None = None, key: str = "", notify: Notify | None = None
    ) -> None:
        self._seed, self._total, self._notify = seed, max(total, 1), notify
        self._state, self._key = state, hashlib.sha256(f"{key} {seed}".encode()).hexdigest()
        self._held: Arrays = self._read()
        self._done, self._saved = 0, time.monotonic()

    def draw(self, name: str, step: Step, n: int, *, size: int = CHUNK) -> Arrays:
        """All `n` draws of one simulation, chunk by chunk.

        Args:
            name: of the simulation, unlike all others of this run.
            step: makes some draws with the generator that it is given; the numbers must depend on nothing else.
            n: how many.
            size: draws of a chunk; part of the answer, since each chunk has its own seed.
        """
        parts = []
        for number, start in enumerate(range(0, n, size)):
            some = min(size, n - start)
            parts.append(self._chunk(name, number, some, step))
            self._done += some
            if self._notify is not None:
                self._notify(min(self._done, self._total), self._total)
            self._save()
        return {key: np.concatenate([part[key] for part in parts]) for key in (parts[0] if parts else ())}

    def finish(self) -> None:
        """Remove the file of what is done."""
        if self._state is not None:
            with contextlib.suppress(OSError):
                self._state.unlink(missing_ok=True)

    def _chunk(self, name: str, number: int, some: int, step: Step) -> Arrays:
        place = f"{name}/{number}/{some}/"
        found = {key.removeprefix(place): value for key, value in self._held.items() if key.startswith(place)}
        if found:
            return found
        words = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")
        made = step(np.random.default_rng(np.random.SeedSequence(self._seed, spawn_key=(words, number))), some)
        if self._state is not None:
            self._held.update({place + key: value for key, value in made.items()})
        return made

    def _read(self) -> Arrays:
        """What an earlier run of the same simulation has done."""
        if self._state is None or not self._state.is_file():
            return {}
        try:
            with np.load(self._state, allow_pickle=False) as kept:
                held = {name: kept[name] for name in kept.files}
        except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):  # cut off while written: begin again
            return {}
        same = str(held.pop("key", "")) == self._key
        return held if same else {}

    def _save(self) -> None:
        if self._state is None or time.monotonic() - self._saved < PAUSE:
            return
        self._saved = time.monotonic()
        with contextlib.suppress(OSError):
            self._state.parent.mkdir(parents=True, exist_ok=True)
            beside = self._state.with_suffix(".part")
            with open(beside, "wb") as file:
                np.savez(file, key=np.array(self._key), **self._held)
            os.replace(beside, self._state)
