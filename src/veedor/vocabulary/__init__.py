"""Words and codes as data: YAML files beside this module, each with a schema, read once and checked when read.

A linguist or a monitor edits the YAML; Python only reads it. A file that breaks its schema is refused with its
name and the place of the mistake (V001).
"""

from veedor.vocabulary.loading import entries, load, path_of

__all__ = ["entries", "load", "path_of"]
