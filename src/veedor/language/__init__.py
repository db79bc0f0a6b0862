"""text -> spaCy ``Doc``: the parser and Veedor's own components, rules kept in `veedor.vocabulary`.

This room makes no claims; see `veedor.language.annotations` for what each component leaves on a ``Doc``.
"""
