"""Actors that a report may name: who they are, what they are called, and which offices they held when."""
