"""Commonest mistakes of the parser, mended in its own grammar before the tree is turned.

Each step takes the tree and repairs one kind of thing: marks of punctuation taken for words, participles taken for
adjectives, subjects behind their verb taken for objects. None knows a word that is not in ``syntax.LANGUAGE.yaml``, the
conjugation or the lists of actors.
"""
