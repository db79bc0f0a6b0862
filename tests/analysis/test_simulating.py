"""Simulations that are stopped go on where they were, and give the same answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from veedor.analysis import simulating
from veedor.analysis.simulating import Simulation


class Stopped(Exception):
    pass


def dice(rng: np.random.Generator, n: int) -> dict:
    return {"eyes": rng.integers(1, 7, n), "pairs": rng.integers(1, 7, (n, 2))}


def run(state: Path | None, *, seed: int = 5, key: str = "dice", step=dice, notify=None) -> np.ndarray:
    simulation = Simulation(seed=seed, total=4500, state=state, key=key, notify=notify)
    found = simulation.draw("dice", step, 4500)["pairs"]
    simulation.finish()
    return found


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(simulating, "PAUSE", -1.0)
    return tmp_path / "made" / "dice.npz"


def stop(state: Path, limit: int = 3000) -> None:
    def step(rng: np.random.Generator, n: int) -> dict:
        step.calls += 1
        if step.calls > limit // 1000:
            raise Stopped
        return dice(rng, n)

    step.calls = 0
    with pytest.raises(Stopped):
        run(state, step=step)


def test_what_was_stopped_goes_on_to_the_same_answer(state):
    stop(state)
    assert state.is_file()
    assert np.array_equal(run(state), run(None))


def test_what_is_done_is_not_drawn_again(state):
    stop(state)
    calls = []

    def step(rng: np.random.Generator, n: int) -> dict:
        calls.append(n)
        return dice(rng, n)

    run(state, step=step)
    assert calls == [1000, 500]


def test_no_file_is_left_at_the_end(state):
    stop(state)
    run(state)
    assert list(state.parent.iterdir()) == []


@pytest.mark.parametrize("other", [{"seed": 6}, {"key": "coins"}], ids=str)
def test_a_file_of_another_simulation_is_not_used(state, other):
    stop(state)
    assert np.array_equal(run(state, **other), run(None, **other))


def test_a_file_that_was_cut_off_is_not_used(state):
    stop(state)
    state.write_bytes(state.read_bytes()[:100])
    assert np.array_equal(run(state), run(None))


def test_where_nothing_can_be_written_it_goes_on_without(tmp_path, monkeypatch):
    monkeypatch.setattr(simulating, "PAUSE", -1.0)
    (tmp_path / "file").write_text("")
    assert np.array_equal(run(tmp_path / "file" / "dice.npz"), run(None))


def test_progress_tells_what_is_done_of_how_much():
    told = []
    run(None, notify=lambda done, of: told.append((done, of)))
    assert told == [(1000, 4500), (2000, 4500), (3000, 4500), (4000, 4500), (4500, 4500)]


def test_another_name_or_seed_draws_other_numbers():
    simulation = Simulation(seed=5, total=0)
    first, second = (simulation.draw(name, dice, 500)["eyes"] for name in ("a", "b"))
    assert not np.array_equal(first, second)
    assert not np.array_equal(run(None, seed=5), run(None, seed=6))
