"""The group ``veedor``: the commands, and the shield that turns every error into a message and a code."""

from __future__ import annotations

import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from veedor import __version__
from veedor.cli.session import Session
from veedor.errors import Diagnostic, VeedorError, diagnostic

COMMANDS: dict[str, str] = {
    "demo": "demo",
    "new": "new",
    "add": "add",
    "extract": "extract",
    "times": "times",
    "places": "places",
    "explain": "explain",
    "records": "records",
    "show": "show",
    "check": "check",
    "brief": "brief",
    "analyze": "analyze",
    "figure": "figure",
    "export": "export",
    "freeze": "freeze",
    "verify": "verify",
    "head": "verify",
    "redact": "redact",
    "install-language": "install_language",
    "doctor": "doctor",
}
"""Command -> module of `veedor.cli` that holds it, in the order of the help."""

BUG, INTERRUPTED, NO_READER = 70, 130, 141
"""Codes beyond the contract, as sysexits.h and shells have them."""


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, and shows errors without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command, or None if there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"veedor.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line; exits with its code unless `standalone_mode` is off, then returns the code."""
        words = list(sys.argv[1:] if args is None else args)
        code = self._shielded(words, prog_name or "veedor", complete_var, extra)
        if standalone_mode:
            sys.exit(code)
        return code

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a closed output pipe ends it quietly (click would answer with code 1)."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _let_go_of_output()
            raise click.exceptions.Exit(NO_READER) from None
        return result

    def _shielded(self, words: list[str], prog_name: str, complete_var: str | None, extra: dict[str, Any]) -> int:
        session = Session(as_json="--json" in words)
        try:
            code = super().main(words, prog_name, complete_var, standalone_mode=False, **extra)
        except VeedorError as error:
            session.complain(error.diagnostic)
            return error.exit_code
        except click.UsageError as error:
            session.complain(_usage(error))
            return 2
        except click.ClickException as error:
            session.complain(diagnostic("U003", problem=_sentence(error.format_message()), command=prog_name))
            return 2
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted. What was stored is kept; run the same command again to go on.", err=True)
            return INTERRUPTED
        except Exception as error:  # noqa: BLE001 - the last line of defence: a bug is named, never hidden
            session.complain(_bug(error))
            if "--debug" in words:
                traceback.print_exception(error)
            return BUG
        return code if isinstance(code, int) else 0


def _usage(error: click.UsageError) -> Diagnostic:
    command = error.ctx.command_path if error.ctx else "veedor"
    return diagnostic("U003", problem=_sentence(error.format_message()), command=command)


def _sentence(text: str) -> str:
    """Click's message in the manner of ours: no capital, no full stop."""
    return text[:1].lower() + text[1:].removesuffix(".") if text else "wrong usage"


def _bug(error: Exception) -> Diagnostic:
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return diagnostic("U004", reason=reason, version=__version__)


def _let_go_of_output() -> None:
    """Point standard output at nothing, so that Python's flush at exit does not complain again."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    except (OSError, ValueError):  # not a real file: the stream of a test or a notebook
        sys.stdout = io.StringIO()


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"veedor {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 findings or skipped input, 2 usage, 3 integrity.",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.option("--debug", is_flag=True, expose_value=False, help="Show a traceback where Veedor itself fails.")
def veedor() -> None:
    """Give it reports; get a record you can defend.

    Veedor reads reports about repression and bargaining into a case: a folder in which every event, count,
    status and deadline points to the exact words it came from and says who said them.

    Start with `veedor demo`, or with your own: `veedor new CASE`, `veedor add CASE FILE...`, `veedor records
    CASE`.
    """
