"""``python -m veedor``: the same as the command ``veedor``."""

from veedor.cli import main

if __name__ == "__main__":
    main()
