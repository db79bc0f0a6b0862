"""Names of places: how they are folded, compiled into the gazetteer, found in text and resolved."""
