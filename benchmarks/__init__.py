"""How fast Veedor is, and how much memory it takes, beside the parser it is built on."""
