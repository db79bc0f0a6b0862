"""The parts of `veedor.language.times`: calendar arithmetic, the rules read from YAML, tense, and resolution."""
