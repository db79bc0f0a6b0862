"""A small learned coder beside the rules: which act a source does to a target, for what no frame tells."""
