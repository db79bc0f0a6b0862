"""The command line: thin faces that parse a request, call a room and show the result.

One module a command, loaded when it is asked for; each imports the rooms it needs inside its function, so
that ``veedor --help`` answers at once and on a machine where half of the dependencies are broken.
"""

from __future__ import annotations


def main() -> None:
    """Run the command ``veedor`` with the arguments of this process, and exit with its code.

    Exit codes: 0 fine, 1 findings or skipped input, 2 usage, 3 integrity; 70 a bug in Veedor, 130
    interrupted, 141 the reader of the output went away.
    """
    from veedor.cli.program import veedor

    veedor.main(prog_name="veedor")
