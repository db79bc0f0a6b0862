"""Statuses: the state of a person or group, from acts that put them in it and from words for standing states."""

from veedor.claims.statuses.finding import find
from veedor.claims.statuses.state_file import State, StateFile, StateWords, state_file, states

__all__ = ["State", "StateFile", "StateWords", "find", "state_file", "states"]
