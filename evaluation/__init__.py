"""Measurements of Veedor against labelled data; every module is a script over files of its form.

``python -m evaluation.claims FOLDER`` scores claims; ``python -m evaluation.gate`` runs everything that is
registered and fails when a number falls below its floor in ``floors.toml``.
"""
