"""Which words, with which arguments, tell which PLOVER act."""
