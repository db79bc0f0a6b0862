"""Put real output into the prose, between ``<!-- output: NAME -->`` and ``<!-- /output -->``.

python docs/excerpts.py            reads the examples into a case, writes the excerpts, the figures and the picture of
                                   the brief
python docs/excerpts.py --check    fails if a page would change, and names it

Ids and wordings change with the rules, so output that was typed in would soon be false. The picture needs Chromium
and is left as it is where there is none.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "README.md",
    "docs/tutorial.md",
    "docs/how-to/read-a-claim.md",
    "docs/how-to/export.md",
    "docs/explanation/evaluation.md",
)
PICTURE = ROOT / "docs" / "images" / "brief.png"
FIGURES = ("mirror", "ladder", "lanes", "calendar")
"""Figures of the examples that pages show, each as ``docs/images/figure-NAME.svg``."""
STAY = "in refuge"
"""The status that the pages follow: five people in a residence, told by four sources."""


class Example:
    """A case made of the examples, and what the commands say about it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.demo = self.run("demo")
        self.run("new", "valdora")
        self.run("add", "valdora", str(ROOT / "examples"))

    def run(self, *words: str) -> str:
        """Standard output of a command, in 100 columns."""
        done = subprocess.run(
            [sys.executable, "-m", "veedor", *words],
            cwd=self.folder,
            env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode > 1:
            raise SystemExit(f"veedor {' '.join(words)} failed: {done.stderr}")
        return done.stdout

    def records(self, *, words: str, kind: str) -> list[str]:
        """Entries of the listing whose words occur, each with its continuation lines."""
        return [e for e in entries(self.run("records", "valdora", "--kind", kind)) if words in e]

    def findings(self, code: str) -> list[str]:
        """Findings with this code."""
        return [f for f in self.run("check", "valdora").split("\n\n") if f"[{code}]" in f]


def entries(listing: str) -> list[str]:
    """The entries of a listing: a line that begins with an id, and the indented lines under it.

    >>> entries("ID\\nevent-1 x\\n   y\\nevent-2 z")
    ['event-1 x\\n   y', 'event-2 z']
    """
    return [
        e.rstrip() for e in re.findall(r"^(?:event|count_series|status|deadline)-.*(?:\n[ ].*)*", listing, re.MULTILINE)
    ]


def stay(example: Example) -> str:
    """The listing entry of the group's stay."""
    return max(example.records(words=STAY, kind="status"), key=len)


def demo(example: Example) -> str:
    """What the demo prints, with three records of twelve and two findings."""
    head = "\n".join(example.demo.splitlines()[:2])
    chosen = [stay(example), *example.records(words="licence expiry", kind="deadline")]
    findings = [example.findings("J101")[0], example.findings("J301")[0]]
    return "\n".join([head, "...", *chosen, "...", "\n\n".join(findings)])


def deadlines(example: Example) -> str:
    """The deadlines of the licence."""
    return "\n".join(example.records(words="licence expiry", kind="deadline"))


def shown(example: Example) -> str:
    """The record of the stay, with its claims."""
    return example.run("show", "valdora", stay(example).split()[0]).rstrip()


def finding(example: Example) -> str:
    """The duration that does not fit, the one that does, and the stock that does not follow from its flows."""
    return "\n\n".join(example.findings(code)[0] for code in ("J101", "J102", "J301"))


def claim(example: Example) -> str:
    """The claim about 412 days, unfolded."""
    lines = example.run("extract", str(ROOT / "examples" / "2025-05-06-five-arrive.html")).splitlines()
    read = [json.loads(line) for line in lines]
    chosen = next(c for c in read if c["kind"] == "status" and c["state"] == "in_refuge")
    return json.dumps(chosen, ensure_ascii=False, indent=1)


def calendar(example: Example) -> str:
    """The newest deadline of the licence that replaces an earlier one, as its calendar has it."""
    text = example.run("export", "valdora", "deadlines", "--format", "ics").replace("\r\n", "\n")
    events = re.findall(r"BEGIN:VEVENT\n.*?END:VEVENT", text, re.DOTALL)
    return next(event for event in events if "RELATED-TO" in event and "STATUS:CANCELLED" not in event)


def measured(example: Example) -> str:
    """The table of the own labels, English, all documents."""
    done = subprocess.run(
        [sys.executable, "-m", "evaluation.claims", "evaluation/gold"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    table = done.stdout.split("\n")[:7]
    return (
        "\n".join(line[:70].rstrip() for line in table if not line.strip().startswith("mean")) + "\n" + table[6].strip()
    )


EXCERPTS: dict[str, Callable[[Example], str]] = {
    "demo": demo,
    "deadlines": deadlines,
    "stay-id": lambda example: "veedor show valdora " + stay(example).split()[0],
    "show": shown,
    "check": finding,
    "claim": claim,
    "calendar": calendar,
    "measured": measured,
}
_PLACE = re.compile(r"<!-- output: ([\w-]+) -->\n.*?<!-- /output -->", re.DOTALL)


def filled(page: str, example: Example) -> str:
    """A page with its excerpts made anew."""

    def one(match: re.Match[str]) -> str:
        name = match[1]
        fence = "json" if name == "claim" else ""
        return f"<!-- output: {name} -->\n```{fence}\n{EXCERPTS[name](example)}\n```\n<!-- /output -->"

    return _PLACE.sub(one, page)


def drawn(example: Example) -> dict[Path, bytes]:
    """The figures of the examples by their file."""
    files = {ROOT / "docs" / "images" / f"figure-{name}.svg": name for name in FIGURES}
    for path, name in files.items():
        example.run("figure", "valdora", name, "-o", path.name)
    return {path: (example.folder / path.name).read_bytes() for path in files}


def photograph(brief: Path) -> None:
    """Take the picture of a brief, its first sentence opened."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("no Chromium here: the picture stays as it is\n")
        return
    opened = brief.with_name("opened.html")
    opened.write_text(
        re.sub(r'(<details class="s[^"]*")', r"\1 open", brief.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )
    PICTURE.parent.mkdir(exist_ok=True)
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=900,1150"]
    command = [chromium, *options, f"--screenshot={PICTURE}", opened.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def main() -> int:
    """The command."""
    check = "--check" in sys.argv[1:]
    changed = []
    with tempfile.TemporaryDirectory() as folder:
        example = Example(Path(folder))
        for name in PAGES:
            path = ROOT / name
            before = path.read_text(encoding="utf-8")
            after = filled(before, example)
            if after != before:
                changed.append(name)
                if not check:
                    path.write_text(after, encoding="utf-8")
        for path, data in drawn(example).items():
            if not path.is_file() or path.read_bytes() != data:
                changed.append(str(path.relative_to(ROOT)))
                if not check:
                    path.write_bytes(data)
        if not check:
            photograph(Path(folder) / "brief.html")
    for name in changed:
        sys.stdout.write(f"{'would change' if check else 'wrote'} {name}\n")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
